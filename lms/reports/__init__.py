"""What was learnt, what lasted and what is still believed wrongly, as pages and as files."""
