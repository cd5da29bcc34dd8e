"""Whole commands, side by side with a peer, in one run: medians and ratios.

    python benchmarks/whole_process.py                  reportgen alone
    python benchmarks/whole_process.py --peer CMD …     each CMD is a shell command that makes the same brief
                                                        another way, e.g. 'python docxtpl_peer.py 1 ur && soffice …'

Rounds are interleaved, so that a busy machine is busy for everybody.  Only the ratios mean anything.
"""

from __future__ import annotations

import argparse
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORTGEN = f"{shlex.quote(sys.executable)} -m reportgen"


def seconds(command: str, folder: Path) -> float:
    """How long one run of a shell command takes."""
    start = time.perf_counter()
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{command}\n{done.stdout}{done.stderr}")
    return taken


def main() -> None:
    """Time the commands and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--peer", action="append", default=[], metavar="CMD")
    said = parser.parse_args()
    facts = shlex.quote(str(ROOT / "data" / "binh-thuan.yaml"))
    commands = {
        "python -c pass": f"{shlex.quote(sys.executable)} -c pass",
        "reportgen check": f"{REPORTGEN} check {facts}",
        "reportgen build --lang ur": f"{REPORTGEN} build {facts} --lang ur --out build",
        "reportgen build --lang ur --format pdf": f"{REPORTGEN} build {facts} --lang ur --format pdf --out build",
        "reportgen build --lang ur --format docx": f"{REPORTGEN} build {facts} --lang ur --format docx --out build",
        **{peer: peer for peer in said.peer},
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        for command in commands.values():
            seconds(command, Path(folder))  # once for the caches
        for _ in range(said.rounds):
            for name, command in commands.items():
                taken[name].append(seconds(command, Path(folder)))
    base = statistics.median(taken["reportgen build --lang ur"])
    for name, rounds in taken.items():
        median = statistics.median(rounds)
        print(f"{median:7.3f} s   {median / base:6.2f} x   {name}")


if __name__ == "__main__":
    main()
