"""The measures against published worked tables, against simulated data, and against any data at all."""
