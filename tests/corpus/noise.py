#!/usr/bin/env python3
"""How many of the findings that readers kept or waved away are still told.

usage: noise.py [--bin BINARY] [--corpora DIR] [--scratch DIR] [--show waived|lost] [LINT…]

`labels/noise/<LINT>.jsonl` holds findings on enacted law that fresh readers have judged one by one with the text around them: the file, the provision, the words,
and a verdict: core (a careful reviewer would ask for a definition or a number), borderline (customary, but the guide of the labels holds), keep, or waive with the
reason. The field `half` says whether the reasons have been looked at (tuned) or only counted (held). Prints for each level of instrument what is told of each, and
the share of what is told that is worth telling; what is no warning any more counts as not told. `--show waived` lists what should not be told and is, of the half that may be
looked at, `--show lost` what should be and is not. A high share on the tuned half says little: draw again (`sample.py`) and have it read.
"""
import argparse, collections, json, pathlib, subprocess, sys
from print_texts import add_options, find

LEVELS = ("law", "regulation", "rule", "local", "interpretation", "taiwan", "tw-en", "irish")

def place(name, corpora, scratch):
    """the file of that name, which begins with its corpus"""
    corpus, _, rest = name.partition("/")
    folder = scratch / "texts" / corpus if corpus == "tw-moj" else find(corpus, corpora, scratch)
    return folder / rest if folder and (folder / rest).is_file() else None

def told(binary, lint, paths):
    """the places of the findings of the lint, by path: spans with the severity, those of the same cause with them"""
    spans = collections.defaultdict(list)
    for at in range(0, len(paths), 60):
        args = [binary, "check", "--format", "json", "--fail-on", "never", "--select", lint, *map(str, paths[at:at + 60])]
        done = subprocess.run(args, capture_output=True, stdin=subprocess.DEVNULL)
        if not done.stdout: sys.exit(f"check: {done.stderr.decode(errors='replace').strip()[:300]}")
        for document in json.loads(done.stdout)["documents"]:
            for f in document["findings"]:
                for one in [f, *f.get("related", [])]:
                    spans[document["path"]].append((one["span"]["start"]["offset"], one["span"]["end"]["offset"], f["severity"]))
    return spans

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--bin", default="target/release/normlint"); ap.add_argument("--show", choices=("waived", "lost")); ap.add_argument("lints", nargs="*"); add_options(ap)
    a = ap.parse_args()
    for labels in sorted((pathlib.Path(__file__).parent / "labels" / "noise").glob("*.jsonl")):
        if a.lints and labels.stem not in a.lints: continue
        rows = [json.loads(line) for line in labels.read_text().splitlines()]
        files = {row["file"]: place(row["file"], a.corpora, a.scratch) for row in rows}
        missing = sum(not path for path in files.values())
        if missing: print(f"{labels.stem}: {missing} of {len(files)} files are not in the corpora and skipped (print_texts.py tw-moj prints Taiwan's)")
        spans = told(a.bin, labels.stem, [path for path in files.values() if path])
        counts = collections.defaultdict(collections.Counter)
        for row in rows:
            if not files[row["file"]]: continue
            # What was read as a warning and is information now is not counted as told.
            counts_as = lambda severity: severity != "info" or row["severity"] == "info"
            still = any(start < row["end"] and row["start"] < end and counts_as(severity) for start, end, severity in spans[str(files[row["file"]])])
            verdict = "waive" if row["verdict"] == "waive" else "keep"
            for key in ((row["half"], row["level"]), (row["half"], "all")): counts[key][verdict, still] += 1
            if a.show and row["half"] == "tuned" and a.show == ("waived" if verdict == "waive" and still else "lost" if verdict == "keep" and not still else None):
                print(f"  {row['level']} {row['file']} {row['label']} «{row['text']}» {row['verdict']} {row.get('why', '')}")
        for half in ("tuned", "held"):
            for level in (*LEVELS, "all"):
                c = counts[half, level]
                kept, waived = c["keep", True], c["waive", True]
                if c: print(f"{labels.stem} {half:6} {level:11} keep {kept:4} of {kept + c['keep', False]:4}   waive {waived:4} of {waived + c['waive', False]:4}   worth telling {kept / max(1, kept + waived):.2f}")

if __name__ == "__main__":
    main()
