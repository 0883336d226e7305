#!/usr/bin/env python3
"""Measure the parsed structure against corpora whose structure is known.

usage: structure.py --bin PATH [--only NAME]… [--show N] [--floors FILE] [--corpora DIR] [--scratch DIR] [--limit N] [--jobs N] [--json]

Prints each corpus as text (print_texts.py), runs `outline --format json` on every text (and `model --format json` on the EU ones), and compares:
  zh-gold       zh-gold-jsonl: articles in order;  zh-gold-text: those whose text is the gold text too, by the span (white space aside);
                zh-gold-tree: the same by what the nodes carry (number, heading and own text of the article's descendants)
  tw-zh tw-en   tw-moj: articles in order;  tw-bare: documents whose register numbers are bare (1, 2), as they count 一、二、 or nothing
  eu            eu-regs-json: articles in order;  eu-definitions: its listed terms found in `definitions[].term` (case aside)
  ie us         sections in order: those that the headings of ie-acts name, looked for in the text without headings; us-code-json
A row: documents, gold units, units in the right order (the longest common subsequence of the numbers, so that one early miss ruins nothing), percent,
extra: units found that are not among them, failed: documents without an answer (their units count as missed), then the first failures.
A unit is a node of kind article (tw, zh, eu) or a section without articles, sections or chapters below it (ie, us); annexes and schedules are left aside.
--only: a corpus or a row.  --floors: TOML, `[structure] tw-zh = 0.999` (lowest share found), `[extra] tw-zh = 0.01` (highest share of extras to gold units);
exit status 1 where a row is on the wrong side of its floor or a run failed (a corpus that is missing is skipped: its floors are not looked at).
"""
import argparse, bisect, collections, concurrent.futures as cf, json, re, subprocess, sys
from print_texts import PRINTERS, add_options, canon, find, printed

ROWS = {"zh-gold-jsonl": ("zh-gold", "zh-gold-text", "zh-gold-tree"), "tw-moj": ("tw-zh", "tw-en", "tw-bare"), "eu-regs-json": ("eu", "eu-definitions"), "ie-acts": ("ie",), "us-code-json": ("us",)}

def ask(binary, command, path):
    """(answer, None) or (None, why)"""
    try: p = subprocess.run([binary, command, "--format", "json", str(path)], capture_output=True, timeout=120)
    except subprocess.TimeoutExpired: return None, f"{command}: no answer in 120 s"
    try:
        if p.returncode in (0, 1): return json.loads(p.stdout), None
    except ValueError: pass
    return None, f"{command}: status {p.returncode}, no JSON: {p.stderr.decode(errors='replace').strip()[:160]}"

def units_of(nodes, kind):
    """articles, or sections that hold none, in document order"""
    for n in nodes:
        if n["kind"] in ("annex", "schedule") or n["eid"].split("__")[-1].startswith(("annex_", "sched_")): continue
        below = n.get("children") or []
        if n["kind"] == kind and (kind == "article" or not any(c["kind"] in ("article", "section", "chapter") for c in below)): yield n
        yield from units_of(below, kind)

def common(a, b):
    """index pairs of a longest common subsequence (Hunt and Szymanski)"""
    where = collections.defaultdict(list)
    for j, x in enumerate(b): where[x].append(j)
    ends, tails, back = [], [], []
    for i, x in enumerate(a):
        for j in reversed(where.get(x, ())):
            k = bisect.bisect_left(ends, j)
            back.append((i, j, tails[k - 1] if k else -1))
            if k == len(ends): ends.append(j); tails.append(len(back) - 1)
            else: ends[k] = j; tails[k] = len(back) - 1
    pairs, at = [], tails[-1] if tails else -1
    while at >= 0: i, j, at = back[at]; pairs.append((i, j))
    return pairs[::-1]

bare = lambda s: "".join((s or "").split())
def by_tree(n, top=True):
    own = bare(n.get("text"))  # number and heading are bytes of the node's own text
    return (own.removeprefix(bare(n.get("number"))) if top else own) + "".join(by_tree(c, False) for c in n.get("children") or [])

def measure(binary, path, gold):
    """{row: (gold units, found, extra, failures)}, error"""
    out, want = {}, gold["units"]
    tree, error = ask(binary, "outline", path)
    nodes = list(units_of(tree["nodes"], gold["kind"])) if tree else []
    have = [canon(n.get("number")) for n in nodes]
    pairs = common(want, have); hit = {i for i, _ in pairs}; fails = []
    missing = [i for i in range(len(want)) if i not in hit]
    for i in missing[:3]:
        before = max((p for p in pairs if p[0] < i), default=(-1, -1))[1]
        fails.append(f"expected {want[i]} after {want[i - 1] if i else 'the beginning'}, found {' '.join(have[before + 1:before + 4]) or 'the end'}" + (f" (and {len(missing) - 1} more)" if i == missing[0] and len(missing) > 1 else ""))
    out[gold["row"]] = (len(want), len(pairs), len(have) - len(pairs), fails)
    if "texts" in gold:
        raw = path.read_bytes().removeprefix(b"\xef\xbb\xbf"); same = {"text": 0, "tree": 0}; wrong = {"text": [], "tree": []}
        for i, j in pairs:
            s, n = nodes[j]["span"], nodes[j]
            for how, got in (("text", bare(raw[s["start"]["offset"]:s["end"]["offset"]].decode(errors="replace"))), ("tree", by_tree(n))):
                got = got.removeprefix(bare(n["number"]))
                if got == gold["texts"][i]: same[how] += 1
                else: wrong[how].append(f"{want[i]}: expected {cut(gold['texts'][i], got)}, found {cut(got, gold['texts'][i])}")
        for how in same: out[f"{gold['row']}-{how}"] = (len(want), same[how], 0, wrong[how])
    if gold.get("terms"):
        plain = lambda t: re.sub("[‐‑–—]", "-", " ".join(t.split())).replace("’", "'").casefold()
        model, why = ask(binary, "model", path); error = error or why
        got, terms = {plain(d["term"]) for d in (model or {}).get("definitions", [])}, {plain(t) for t in gold["terms"]}
        out[f"{gold['row']}-definitions"] = (len(terms), len(terms & got), len(got - terms), [f"expected {t}" for t in sorted(terms - got)])
    return out, error

def cut(s, other):
    """where s leaves other, and what follows"""
    i = next((k for k, (x, y) in enumerate(zip(s, other)) if x != y), min(len(s), len(other)))
    return f"…{s[max(0, i - 8):i]}|{s[i:i + 20]}" or "nothing"

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--bin", required=True); ap.add_argument("--only", action="append", default=[]); ap.add_argument("--show", type=int, default=5)
    ap.add_argument("--floors"); ap.add_argument("--json", action="store_true"); add_options(ap)
    a = ap.parse_args()
    for x in a.only:
        if x not in ROWS and not any(x in r for r in ROWS.values()): ap.error(f"no corpus or row {x}; known: {' '.join(k for n, r in ROWS.items() for k in (n, *r))}")
    T, errors = {}, 0
    for name, rows in ROWS.items():
        rows = [r for r in rows if not a.only or name in a.only or r in a.only]
        folder = find(name, a.corpora, a.scratch) if rows else None
        if not folder: continue
        base = a.scratch / "texts" / name
        docs = [d for d in printed(name, folder, a.scratch, a.limit, a.jobs) if any(r.startswith(d[1]["row"]) for r in rows)]
        tally = {r: dict(documents=0, gold=0, found=0, extra=0, failed=0, left_out=0, failures=[]) for r in rows}
        with cf.ThreadPoolExecutor(a.jobs) as pool:
            for (path, gold), (out, error) in zip(docs, pool.map(lambda d: measure(a.bin, *d), docs)):
                short = path.relative_to(base)
                if error: errors += 1; print(f"{short}: {error}", file=sys.stderr) if errors <= 20 else None
                for r, (n, ok, extra, fails) in out.items():
                    if r not in tally: continue
                    t = tally[r]; t["documents"] += 1; t["gold"] += n; t["found"] += ok; t["extra"] += extra; t["failed"] += bool(error)
                    if r == gold["row"]: t["left_out"] += gold.get("left_out", 0)
                    t["failures"] += [f"{short}: {f}" for f in fails[:3]]
        T |= tally
        if not a.json:
            for r, t in tally.items():
                print(f"{r:15} {t['documents']:5} documents {t['gold']:7} gold {t['found']:7} found {100 * t['found'] / max(1, t['gold']):8.3f} %   extra {t['extra']:6}   failed {t['failed']:4}" + (f"   not printed {t['left_out']}" if t["left_out"] else ""), flush=True)
                for f in t["failures"][:a.show]: print("   ", f)
    short = []
    if a.floors:
        import tomllib
        F = tomllib.load(open(a.floors, "rb"))
        for key, share, under in (("structure", "found", True), ("extra", "extra", False)):
            for r, v in F.get(key, {}).items():
                if r not in {x for rs in ROWS.values() for x in rs}: short.append(f"no row {r} in [{key}]"); continue
                if r not in T: continue
                have = T[r][share] / max(1, T[r]["gold"])
                if have < v if under else have > v: short.append(f"{r} {share} {have:.5f} {'under' if under else 'over'} its floor {v}")
    if a.json: json.dump({"rows": {r: {**t, "failures": t["failures"][:a.show]} for r, t in T.items()}, "errors": errors, "short": short}, sys.stdout, ensure_ascii=False, indent=1); print()
    else:
        for x in short: print("SHORT", x)
        if errors: print(f"{errors} documents without an answer (standard error names the first)")
    sys.exit(bool(short or errors))

if __name__ == "__main__":
    main()
