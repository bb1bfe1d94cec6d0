"""python -m benchmarks [--quick]: the cost of each stage per record, beside a peer where there is one."""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable

from benchmarks import stages

Work = Callable[[], object]
_RUNS = 15
_SLOW_RUNS = 3


def measure(work: Work, runs: int) -> float:
    """The median time of a warm call, in milliseconds."""
    work()
    times = []
    for _ in range(runs):
        gc.collect()
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def main() -> int:
    """Measure all stages and print a table; with --quick once each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="once each: only proves that they run")
    parser.add_argument("--only", default="", help="stages whose name contains this")
    options = parser.parse_args()
    print(f"{'stage':<44}{'ours ms':>10}{'peer ms':>10}{'ratio':>8}  peer")
    for stage in stages.all_stages(quick=options.quick):
        if options.only not in stage.name:
            continue
        runs = 1 if options.quick else _SLOW_RUNS if stage.slow else _RUNS
        ours = measure(stage.ours, runs)
        if stage.peer is None:
            print(f"{stage.name:<44}{ours:>10.2f}{'':>10}{'':>8}  {stage.peer_name}")
            continue
        theirs = measure(stage.peer, max(1, runs // 3))
        print(f"{stage.name:<44}{ours:>10.2f}{theirs:>10.2f}{theirs / ours:>8.1f}  {stage.peer_name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
