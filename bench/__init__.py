"""How fast and how heavy the program is, next to bare Flask on the same server in the same minutes."""
