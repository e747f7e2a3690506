"""Teaching as it happens: sessions, attendance, head counts, observations."""
