"""Paper from the same source as the pages: handouts, guides, flipcharts, quiz papers."""
