#!/usr/bin/env python3
"""How fast mutuals-cli imports, beside what other programs need for the same data.

  bench.py CLI [--rows 1000000] [--rounds 3] [--folder DIR] [--of wall] [--only CASE ...]

Prints for each case the medians of whole processes and the ratios that are aimed at; a peer that is
not installed is named and left out. Of a busy machine the ratio of cpu times counts. Programs
*_bench beside the core tests, which time what goes on inside a process, are run last.
"""
import argparse
import glob
import os
import statistics
import subprocess
import tempfile

import data
import peers
from race import Runner, busy, race, ratio


class Bench:
    def __init__(self, options, folder):
        self.cli = os.path.abspath(options.cli)
        self.rows = options.rows
        self.rounds = options.rounds
        self.of = options.of or ("cpu" if busy() else "wall")
        self.folder = folder
        self.base = self.path("workspace.db")

    def path(self, name):
        return os.path.join(self.folder, name)

    def made(self, name, write, *arguments, **more):
        path = self.path(name)
        if not os.path.exists(path):
            write(path, *arguments, **more)
        return path

    def imports(self, label, file, before=None):
        forget = "rm -f %s*" % self.base
        return Runner(label, "%s --workspace %s import %s" % (self.cli, self.base, file),
                      before or forget)

    def run(self, title, runners, offered, goals):
        """goals: (runner, other, most) ratios, or (runner, "MiB" or "s", most)."""
        for name, tool, command in offered:
            if peers.is_installed(tool):
                runners.append(Runner(name, command))
            else:
                print("  (%s is left out: no %s here)" % (name, tool))
        race(runners, self.rounds)
        print("\n%s, %d rounds, by %s time" % (title, self.rounds, self.of))
        print("  %-28s %9s %9s %9s" % ("", "wall s", "cpu s", "peak MiB"))
        for one in runners:
            print("  %-28s %9.3f %9.3f %9.0f" % (
                one.label, *(statistics.median(x) for x in (one.wall, one.cpu, one.peak))))
        by_label = {one.label: one for one in runners}
        for label, other, most in goals:
            one = by_label[label]
            if other == "MiB":
                found, what = max(one.peak), "peak MiB of %s" % label
            elif other == "s":
                found = statistics.median(getattr(one, self.of))
                what = "%s seconds of %s" % (self.of, label)
            elif other in by_label:
                found = ratio(one, by_label[other], self.of)
                what = "%s / %s" % (label, other)
            else:
                continue
            print("  %-6s %-52s %8.3f, aim %g" % (
                "ok" if found <= most else "OVER", what, found, most))

    def followers(self):
        csv = self.path("followers.csv")
        archive = self.made("followers.json", data.write_archive, self.rows, csv=csv,
                            packed=self.path("followers.zip"))
        self.run("%d followers" % self.rows,
                 [self.imports("mutuals", archive),
                  self.imports("mutuals, zip", self.path("followers.zip"))],
                 peers.followers(csv, archive, self.path("peer.db")),
                 [("mutuals", "sqlite3 .import + index", 0.55 if self.rows < 5e6 else 0.6),
                  ("mutuals", "sqlite3 json_each", 0.5),
                  ("mutuals", "python json + sqlite3", 0.22),
                  ("mutuals", "duckdb read_csv", 1.1 if self.rows < 5e6 else 1.7),
                  ("mutuals, zip", "mutuals", 1.3), ("mutuals", "MiB", 128)])

    def few(self):
        archive = self.made("few.json", data.write_archive, 10_000, csv=self.path("few.csv"))
        csv, base = self.path("few.csv"), self.path("peer.db")
        self.run("10000 followers", [self.imports("mutuals", archive)],
                 [*peers.followers(csv, archive, base), *peers.durable_followers(csv, base)],
                 [("mutuals", "s", 0.025), ("mutuals", "sqlite3 .import, durable", 1)])

    def second(self):
        first = self.made("followers.json", data.write_archive, self.rows,
                          csv=self.path("followers.csv"), packed=self.path("followers.zip"))
        later = self.made("later.json", data.write_archive, self.rows, later=True)
        kept = self.path("first.db")
        subprocess.run("rm -f %s*; %s --workspace %s import %s" % (kept, self.cli, kept, first),
                       shell=True, check=True, stdout=subprocess.DEVNULL)
        self.run("A second snapshot with 8 % change",
                 [self.imports("first", first),
                  self.imports("second", later, "rm -f %s*; cp %s %s" % (self.base, kept, self.base))],
                 [], [("second", "first", 1.25)])
        grown = os.path.getsize(self.base) / os.path.getsize(kept)
        print("  %-6s %-52s %8.3f, aim 1.1" % (
            "ok" if grown <= 1.1 else "OVER", "the file, second / first", grown))

    def comments(self):
        csv = self.made("comments.csv", data.write_comments, self.rows)
        self.run("%d comments" % self.rows, [self.imports("mutuals", csv)],
                 peers.comments(csv, self.path("peer.db")),
                 [("mutuals", "sqlite3 .import", 0.6),
                  ("mutuals", "duckdb read_csv", 0.6 if self.rows < 5e6 else 1.4),
                  ("mutuals", "MiB", 64)])

    def overview(self):
        table = self.made("Overview.csv", data.write_overview, 3650)
        self.run("Overview.csv of ten years", [self.imports("mutuals", table)], [],
                 [("mutuals", "s", 0.015)])

    def inside(self):
        for program in sorted(glob.glob(os.path.join(os.path.dirname(self.cli),
                                                     "../tests/*_bench"))):
            print("\n" + os.path.basename(program))
            subprocess.run([program], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    cases = ["few", "followers", "second", "comments", "overview", "inside"]
    parser.add_argument("cli", metavar="CLI")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", help="where the data stay for the next time")
    parser.add_argument("--of", choices=["wall", "cpu"],
                        help="the time that counts; without it, wall unless the machine is busy")
    parser.add_argument("--only", nargs="+", choices=cases, default=cases)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or temporary
        os.makedirs(folder, exist_ok=True)
        for case in options.only:
            getattr(Bench(options, folder), case)()


if __name__ == "__main__":
    main()
