"""The engine: items, grading, attempts and marks; it knows nothing of modules or pages."""
