"""How long checking takes and what it needs: claims in memory, and a whole fact file in a process of its own.

    python benchmarks/checking.py                     1k, 10k and 100k claims, then a file of 10k figures and claims
    python benchmarks/checking.py --claims 1000       other numbers of claims
    python benchmarks/checking.py --file 5000         another size of the file; 0 leaves it out

Times are of the processor, so that a busy machine does not count.  The figures are pairs: a count, and a rounded
percentage of it; every second claim says that the percentage is right, every other one is an inequality.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from reportgen.claims import check
from reportgen.claims.verdicts import Report
from reportgen.diagnostics import Span
from reportgen.facts import Claim, FactFile, Figure, Kind, Source
from reportgen.quantity import PERCENT, Quantity

ROOT = Path(__file__).resolve().parents[1]
_PATH = "facts.yaml"


def numbers(count: int) -> Iterator[tuple[int, int, Fraction]]:
    """A base, a part of it, and the share rounded to tenths of a percent."""
    for index in range(count):
        base = 1000 + index * 7 % 9000
        part = base * (index % 90 + 5) // 100
        yield base, part, Fraction((2000 * part + base) // (2 * base), 10)


def texts(index: int, part: int) -> tuple[str, str]:
    """Two claims about a pair."""
    return f"rate_{index} = {part} / whole_{index}", f"whole_{index} > {part - 1}"


def facts_of(size: int) -> FactFile:
    """A fact file of `size` figures and as many claims."""
    figures: list[Figure] = []
    claims: list[Claim] = []
    for index, (base, part, rate) in enumerate(numbers(size // 2)):
        span = Span(_PATH, index + 1, 1, index + 1, 9)
        whole = f"whole_{index}"
        figures.append(Figure(whole, Kind.COUNT, Quantity(Fraction(base)), (), span, counts="members"))
        figures.append(Figure(f"rate_{index}", Kind.PERCENTAGE, Quantity(rate, 1, PERCENT), (), span, of=whole))
        claims += (Claim(f"claim_{len(claims) + n}", text, span) for n, text in enumerate(texts(index, part)))
    source = Source("en", "An article", "0" * 64, Span.whole(_PATH))
    return FactFile(_PATH, "facts", (), source, tuple(figures), tuple(claims), (), b"")


def yaml_of(size: int) -> str:
    """The same as a file, each figure with its quote and label."""
    lines = [
        "reportgen: 1", "title: {en: A large file}", "source:", "  language: en", "  title: An article",
        f"  sha256: {'0' * 64}", "figures:",
    ]  # fmt: skip
    claims = ["claims:"]
    for index, (base, part, rate) in enumerate(numbers(size // 2)):
        lines += [
            f"  whole_{index}:", f"    quote: {base} members", "    paragraph: 1", "    kind: count",
            "    counts: members", "    label: {en: Whole}",
            f"  rate_{index}:", f"    quote: {float(rate)} % of the members", "    paragraph: 1",
            "    kind: percentage", f"    of: whole_{index}", "    label: {en: Rate}",
        ]  # fmt: skip
        claims += (f"  - {text}" for text in texts(index, part))
    return "\n".join([*lines, *claims, ""])


def in_memory(size: int) -> None:
    """Check made facts and say what it took."""
    facts = facts_of(size)
    start = time.process_time()
    report = check(facts).value
    taken = time.process_time() - start
    assert isinstance(report, Report)
    assert all(verdict.grade.passes for verdict in report.verdicts)
    print(
        f"{size:9,} figures, {len(report.verdicts):9,} claims   {taken:7.2f} s   {taken / size * 1e6:6.1f} µs a claim"
    )


def as_a_file(size: int) -> None:
    """Run `reportgen check` on a file and say what the process took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.yaml"
        path.write_text(yaml_of(size), encoding="utf-8")
        command = [sys.executable, "-m", "reportgen", "check", str(path), "--format"]
        for form in ("github", "json", "text"):
            with subprocess.Popen([*command, form], cwd=ROOT, stdout=subprocess.DEVNULL) as process:
                _, status, used = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                sys.exit(f"reportgen check ended with {process.returncode}")
            taken, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
            print(f"{size:9,} figures, {size:9,} claims   {taken:7.2f} s   {peak:6.0f} MB   whole process, {form}")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--file", type=int, default=10_000)
    said = parser.parse_args()
    if said.file:
        as_a_file(said.file)  # first: a new process is counted with what its parent had in memory
    for size in said.claims:
        in_memory(size)
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:9.0f} MB at most")


if __name__ == "__main__":
    main()
