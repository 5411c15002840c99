"""Times commands in turn, A B A B ..., as whole processes: wall, cpu, largest memory."""
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field


@dataclass
class Runner:
    label: str
    command: str  # given to sh
    before: str = ""  # run before each round, not timed
    wall: list = field(default_factory=list)
    cpu: list = field(default_factory=list)
    peak: list = field(default_factory=list)  # MiB of the largest process


def run_once(runner):
    if runner.before:
        subprocess.run(["sh", "-c", runner.before], check=True, stdout=subprocess.DEVNULL)
    begin = time.monotonic()
    process = subprocess.Popen(["sh", "-c", runner.command], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    runner.wall.append(time.monotonic() - begin)
    runner.cpu.append(used.ru_utime + used.ru_stime)
    runner.peak.append(used.ru_maxrss / 1024)
    if process.returncode != 0:
        sys.exit("%s failed: %s" % (runner.label, said.decode(errors="replace").strip()))


def race(runners, rounds):
    for _ in range(rounds):
        for runner in runners:
            run_once(runner)


def ratio(runner, to, of):
    """Round by round, so that a machine that slows down does so for both."""
    return statistics.median(a / max(b, 1e-4) for a, b in zip(getattr(runner, of), getattr(to, of)))


def busy():
    """Wall times say little while others use the machine."""
    return os.getloadavg()[0] > (os.cpu_count() or 1)
