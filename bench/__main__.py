"""`python -m bench` measures the server; the other measurements are modules of their own."""

from bench.run import main

main()
