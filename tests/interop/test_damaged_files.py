"""Without these, a damaged file from elsewhere could stop the program instead of being refused."""

import random
import time

from bench.fuzz_interop import mutants, seeds, tried


def test_damaged_files_are_read_or_refused_and_nothing_else():
    damaged = mutants(random.Random(7), seeds())

    for _ in range(1200):
        name, data = next(damaged)
        start = time.process_time()
        tried(name, data)
        assert time.process_time() - start < 20
