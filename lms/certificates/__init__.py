"""Rules, awards and certificates: what was earned, who gave it, and how anybody can check it."""
