#!/usr/bin/env python3
"""Run `check --format jsonl` over every file of corpora and verify that the run and each finding keep the contract.

usage: robust.py --bin PATH [NAME|FOLDER…] [--raw] [--seconds S] [--batch N] [--twice] [--show N] [--corpora DIR] [--scratch DIR] [--limit N] [--jobs N]

NAME: a corpus (default: zh-laws zh-extra tw-moj ie-acts eu-regs-json us-code-json zh-gold-jsonl); those with a printer in print_texts.py are checked as
printed texts (--raw: as they are). FOLDER: any folder, all of its files. A missing corpus is skipped with a line that says so.
Verified: exit status 0, 1, or 2 with a message; no panic; an answer within S seconds a batch (default 120); every line is a JSON finding with the fields of
the contract; offsets lie on character boundaries of the decoded text, in order, and agree with line and column (so in related places and fixes); `text` is the
slice at the offsets ("" only where the finding names no provision or the span is empty); fingerprints are unique in a document. Files that are not UTF-8 are
run but their offsets are not looked at. A batch that breaks is halved until the file stands alone. --twice: the same bytes again with --jobs 4.
Prints documents, findings and seconds a corpus, counts by lint code, and the first N violations (default 20). Exit status 1 where there are violations.
"""
import argparse, bisect, collections, concurrent.futures as cf, json, os, pathlib, re, subprocess, sys, time
from print_texts import PRINTERS, add_options, find, printed, spread

DEFAULT = ["zh-laws", "zh-extra", "tw-moj", "ie-acts", "eu-regs-json", "us-code-json", "zh-gold-jsonl"]
SEVERITIES, BASES = {"error", "warning", "info"}, {"logic", "legal-limit", "drafting-norm", "research-claim"}
STRINGS = ("code", "name", "group", "severity", "message", "path", "provision", "label", "text", "basis", "fingerprint")

class Text:
    """a file as the linter decodes it: bytes without the mark, starts of lines (LF, CRLF, CR only)"""
    def __init__(self, path):
        self.raw = pathlib.Path(path).read_bytes().removeprefix(b"\xef\xbb\xbf")
        try: self.raw.decode(); self.utf8 = True
        except UnicodeDecodeError: self.utf8 = False
        self.starts = [0] + [m.end() for m in re.finditer(rb"\r\n|\n|\r", self.raw)]
    def wrong(self, span):
        """what is wrong with a span, or None"""
        last = -1
        for name in ("start", "end"):
            p = span[name]; o = p["offset"]
            if not 0 <= o <= len(self.raw): return f"{name} offset {o} beyond {len(self.raw)} bytes"
            if o < len(self.raw) and self.raw[o] & 0xC0 == 0x80: return f"{name} offset {o} inside a character"
            line = bisect.bisect_right(self.starts, o); column = len(self.raw[self.starts[line - 1]:o].decode()) + 1
            if (p["line"], p["column"]) != (line, column): return f"{name} offset {o} is line {line} column {column}, not {p['line']}:{p['column']}"
            if o < last: return f"end offset {o} before start {last}"
            last = o

def call(binary, files, jobs, seconds):
    """(status or None where time ran out, stdout, stderr)"""
    try: p = subprocess.run([binary, "check", "--format", "jsonl", "--jobs", str(jobs), *files], capture_output=True, timeout=seconds, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired: return None, b"", b""
    return p.returncode, p.stdout, p.stderr

def batch(job):
    """one batch: counts by code, refused files, violations"""
    binary, files, seconds, twice = job
    codes, bad, refused = collections.Counter(), [], 0
    status, out, err = call(binary, files, 1, seconds)
    panic = re.search(rb"panicked at[^\n]*|stack overflow|RUST_BACKTRACE", err)
    if status is None or status not in (0, 1, 2) or panic:
        if len(files) > 1:
            half = len(files) // 2
            for part in (files[:half], files[half:]):
                c, r, b = batch((binary, part, seconds, twice)); codes += c; refused += r; bad += b
            return codes, refused, bad
        bad.append(f"{files[0]}: " + (f"no answer in {seconds} s" if status is None else f"status {status}, {panic[0].decode(errors='replace') if panic else err.decode(errors='replace').strip()[-160:]}"))
        if status is None: return codes, refused, bad
    if status == 2:
        said = err.decode(errors="replace")
        if not said.strip(): bad.append(f"{files[0]} … ({len(files)} files): status 2 without a message")
        refused = sum(f in said for f in files)
    if twice and call(binary, files, 4, seconds)[:2] != (status, out): bad.append(f"{files[0]} … ({len(files)} files): other output with --jobs 4")
    texts, prints, given = {}, set(), set(files)
    def text(path):
        if path not in texts: texts[path] = Text(path) if os.path.isfile(path) else None
        return texts[path]
    for k, line in enumerate(out.split(b"\n")):
        if not line.strip(): continue
        try: f = json.loads(line)
        except ValueError: bad.append(f"{files[0]} … : line {k + 1} of the output is not JSON: {line[:80]!r}"); continue
        where = f"{f.get('path')}: {f.get('code')}"
        try:
            codes[f["code"]] += 1
            odd = [s for s in STRINGS if not isinstance(f[s], str)] + [s for s in ("related", "notes", "authority", "fixes") if not isinstance(f[s], list)]
            if odd: bad.append(f"{where}: not a string or list: {' '.join(odd)}"); continue
            if f["severity"] not in SEVERITIES: bad.append(f"{where}: severity {f['severity']}")
            if f["basis"] not in BASES: bad.append(f"{where}: basis {f['basis']}")
            if f["path"] not in given: bad.append(f"{where}: a path that was not given"); continue
            key = f["path"], f["fingerprint"]
            if key in prints: bad.append(f"{where}: fingerprint {f['fingerprint']} twice")
            prints.add(key)
            t = text(f["path"])
            if not t.utf8: continue
            why = t.wrong(f["span"])
            if why: bad.append(f"{where} {f['label']}: {why}"); continue
            s, e = f["span"]["start"]["offset"], f["span"]["end"]["offset"]
            if f["text"].encode() != t.raw[s:e] and (f["text"] or f["provision"]): bad.append(f"{where} {f['label']} at {s}: text {f['text'][:40]!r} is not {t.raw[s:e][:120].decode(errors='replace')!r}")
            for r in f["related"]:
                o = text(r["path"] or f["path"])
                why = o and o.utf8 and o.wrong(r["span"])
                if why: bad.append(f"{where} {f['label']}: related {r.get('provision')}: {why}")
            for x in f["fixes"]:
                if x["applicability"] not in ("safe", "unsafe"): bad.append(f"{where}: applicability {x['applicability']}")
                for edit in x["edits"]:
                    why = t.wrong(edit["span"])
                    if why: bad.append(f"{where} {f['label']}: fix: {why}")
        except (KeyError, TypeError, AttributeError) as x: bad.append(f"{where}: {type(x).__name__} {x} (a field is missing or of another kind)")
    return codes, refused, bad

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--bin", required=True); ap.add_argument("names", nargs="*", metavar="NAME|FOLDER"); ap.add_argument("--raw", action="store_true")
    ap.add_argument("--seconds", type=float, default=120); ap.add_argument("--batch", type=int, default=100); ap.add_argument("--twice", action="store_true"); ap.add_argument("--show", type=int, default=20)
    add_options(ap)
    a = ap.parse_args()
    total, everything, seen = collections.Counter(), 0, 0
    for name in a.names or DEFAULT:
        folder = pathlib.Path(name) if os.path.isdir(name) else find(name, a.corpora, a.scratch)
        if not folder: continue
        if name in PRINTERS and not a.raw: files = [str(p) for p, _ in printed(name, folder, a.scratch, a.limit, a.jobs)]
        else: files = spread(sorted(str(p) for p in folder.rglob("*") if p.is_file()), a.limit)
        codes, refused, bad, began = collections.Counter(), 0, [], time.time()
        # batches of like weight, so that the last ones do not drag
        groups, group, weight = [], [], 0
        for f in files:
            group.append(f); weight += os.path.getsize(f)
            if len(group) >= a.batch or weight > 4e6: groups.append(group); group, weight = [], 0
        if group: groups.append(group)
        with cf.ProcessPoolExecutor(a.jobs) as pool:
            for c, r, b in pool.map(batch, [(a.bin, g, a.seconds, a.twice) for g in groups]): codes += c; refused += r; bad += b
        print(f"{name}: {len(files)} documents ({refused} refused), {sum(codes.values())} findings, {len(bad)} violations, {time.time() - began:.1f} s", flush=True)
        for x in bad[:a.show]: print("   ", x)
        total += codes; everything += len(bad); seen += len(files)
        if codes: print("   ", "  ".join(f"{c} {n}" for c, n in sorted(codes.items())))
    if seen >= 50 and not total: everything += 1; print(f"no finding in {seen} documents: does this binary lint at all?")
    print(f"all: {sum(total.values())} findings, {everything} violations"); print("   ", "  ".join(f"{c} {n}" for c, n in sorted(total.items())))
    sys.exit(bool(everything))

if __name__ == "__main__":
    main()
