"""Where people are: provinces, districts and communes by their official codes."""
