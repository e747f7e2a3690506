"""Months as people count them: without this a certificate of a year would end on a day nobody expects."""

from calendar import monthrange
from datetime import date


def later(day: date, months: int) -> date:
    """Return the same day `months` later, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
