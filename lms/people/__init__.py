"""Accounts, cohorts, signing in, and who may see whom."""
