"""What other programs do with the same data. A peer is a name, a command, and the tool it needs."""
import importlib.util
import shlex
import shutil
import sys

FAST = "PRAGMA journal_mode=off; PRAGMA synchronous=off; PRAGMA cache_size=-65536;"

SORTED_BY_PYTHON = """
import json, sqlite3, sys
rows = json.load(open(sys.argv[1]))["Activity"]["Follower List"]["FansList"]
base = sqlite3.connect(sys.argv[2])
base.execute("PRAGMA journal_mode=off")
base.execute("CREATE TABLE follower (name TEXT PRIMARY KEY, at TEXT) WITHOUT ROWID")
base.executemany("INSERT INTO follower VALUES (?, ?)",
                 sorted((row["UserName"], row["Date"]) for row in rows))
base.commit()
"""
COMMENTS_BY_PYTHON = """
import csv, sqlite3, sys
base = sqlite3.connect(sys.argv[2])
base.execute("PRAGMA journal_mode=off")
base.execute("CREATE TABLE comment (id INTEGER PRIMARY KEY, video, name, text, likes, at)")
rows = csv.reader(open(sys.argv[1], newline=""))
next(rows)
base.executemany("INSERT INTO comment VALUES (?, ?, ?, ?, ?, ?)", rows)
base.commit()
"""
DUCKDB = """
import duckdb, sys
base = duckdb.connect(sys.argv[2])
base.execute("CREATE TABLE t AS SELECT * FROM read_csv('%s', header=true)" % sys.argv[1])
base.close()
"""


def sqlite(base, *lines):
    return "rm -f %s; sqlite3 %s %s" % (base, base, " ".join(map(shlex.quote, lines)))


def python(script, *arguments):
    return "rm -f %s; %s -c %s %s" % (arguments[-1], sys.executable, shlex.quote(script),
                                      " ".join(arguments))


def followers(csv, archive, base):
    yield "sqlite3 .import + index", "sqlite3", sqlite(
        base, FAST, "CREATE TABLE follower (name TEXT, at TEXT)", ".mode csv",
        ".import --skip 1 %s follower" % csv, "CREATE UNIQUE INDEX by_name ON follower (name)")
    yield "sqlite3 json_each", "sqlite3", sqlite(
        base, FAST, "CREATE TABLE follower (name TEXT PRIMARY KEY, at INTEGER) WITHOUT ROWID",
        """INSERT INTO follower SELECT json_extract(value, '$.UserName'),
           unixepoch(json_extract(value, '$.Date')) FROM json_each(readfile('%s'),
           '$.Activity."Follower List".FansList') ORDER BY 1""" % archive)
    yield "python json + sqlite3", "python3", python(SORTED_BY_PYTHON, archive, base)
    yield "duckdb read_csv", "duckdb", python(DUCKDB, csv, base)


def durable_followers(csv, base):
    """As the tool comes: a journal, synced. With a million rows it would take minutes."""
    yield "sqlite3 .import, durable", "sqlite3", sqlite(
        base, "CREATE TABLE follower (name TEXT UNIQUE, at TEXT)", ".mode csv",
        ".import --skip 1 %s follower" % csv)


def comments(csv, base):
    yield "sqlite3 .import", "sqlite3", sqlite(
        base, FAST, "CREATE TABLE comment (id INTEGER PRIMARY KEY, video TEXT, name TEXT,"
        " text TEXT, likes INTEGER, at TEXT)", ".mode csv", ".import --skip 1 %s comment" % csv)
    yield "python csv + sqlite3", "python3", python(COMMENTS_BY_PYTHON, csv, base)
    yield "duckdb read_csv", "duckdb", python(DUCKDB, csv, base)


def is_installed(tool):
    if tool == "duckdb":
        return importlib.util.find_spec("duckdb") is not None
    return shutil.which(tool) is not None
