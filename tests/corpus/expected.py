#!/usr/bin/env python3
"""Are the findings there that readers of two laws and a regulation expect, and none that they rule out?

usage: expected.py --bin PATH [--expected FILE] [--laws DIR] [--due foundation[,meaning…]]

FILE (default `../shared/rules/expected-findings.toml`) names texts (path, `[[text.expect]]` and `[[text.must_not]]` rows with article, lint, due); a text is
looked up in DIR (default `../shared/corpora/seed`) by its file name. Rows that are due must hold; expectations that are not due yet are told and count
neither way. What must not be found must never be. An article holds a finding that stands in it or names it as related.
Skips, with a line that says so, where the file or a text is not there. Exit status 1 where a row does not hold.
"""
import argparse, json, pathlib, re, subprocess, sys, tomllib
from print_texts import default_corpora, from_zh

def number(article):
    """'第四十九条' -> '49'; 'document' as it is"""
    m = re.match(r"第([〇零一二三四五六七八九十百千两]+)条(?:之([一二三四五六七八九十]+))?", article)
    return article if not m else str(from_zh(m[1])) + (f"-{from_zh(m[2])}" if m[2] else "")

def article_of(eid):
    return next((part[4:] for part in (eid or "").split("__") if part.startswith("art_")), "document")

def findings(binary, path):
    p = subprocess.run([binary, "check", "--format", "json", "--fail-on", "never", str(path)], capture_output=True)
    return [f for d in json.loads(p.stdout)["documents"] for f in d["findings"]]

def places(f):
    return {article_of(f["provision"])} | {article_of(r.get("provision")) for r in f.get("related", [])}

def main():
    shared = default_corpora().parent
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--bin", required=True); ap.add_argument("--due", default="foundation")
    ap.add_argument("--expected", type=pathlib.Path, default=shared / "rules/expected-findings.toml"); ap.add_argument("--laws", type=pathlib.Path, default=shared / "corpora/seed")
    a = ap.parse_args()
    if not a.expected.is_file(): print(f"{a.expected}: skipped, not there"); return 0
    due, failed, held, later = set(a.due.split(",")), 0, 0, []
    for text in tomllib.loads(a.expected.read_text("utf8"))["text"]:
        path = a.laws / pathlib.PurePosixPath(text["path"]).name
        if not path.is_file(): print(f"{path}: skipped, not there"); continue
        found = findings(a.bin, path)
        at = lambda row: [f for f in found if f["code"] == row["lint"] and (row["article"] == "document" or number(row["article"]) in places(f))]
        for row in text.get("expect", []):
            hit = bool(at(row)); name = f"{path.name} {row['article']} {row['lint']}"
            if row.get("due") not in due:
                later.append(name + (" (there already)" if hit else ""))
            elif hit: held += 1
            else: failed += 1; print(f"missed: {name}: {row['why']}")
        for row in text.get("must_not", []):
            # A must-not speaks of the article itself, not of places that another finding names.
            wrong = [f for f in at(row) if f["severity"] != "info" and article_of(f["provision"]) == number(row["article"])]
            if wrong: failed += 1; print(f"must not be found: {path.name} {row['article']} {row['lint']}: {wrong[0]['message']}")
            else: held += 1
    print(f"{held} rows hold, {failed} do not; not due yet: {', '.join(later) or 'none'}")
    return 1 if failed else 0

if __name__ == "__main__":
    sys.exit(main())
