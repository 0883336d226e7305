#!/usr/bin/env python3
"""Findings for reading, or their rates by level of instrument.

usage: sample.py --bin PATH --lint CODE[,CODE…] [-n 50] [--seed 1] [--around 200] [--severity warning] FOLDER…
       sample.py --bin PATH --rates [--lint CODE,…] [--index CSV] FOLDER…

First form: a random sample (the same for the same seed) of the findings of the lints (a whole code, or a prefix: VAG), each with its file, label, message and
the text around it, the finding between ⟦ and ⟧. Second form: findings per 1,000 articles, a row for each lint, a column for each level: law, regulation
(administrative), rule (departmental), local, interpretation (judicial), other-cn, taiwan, english, foreign; below them documents and articles.
FOLDER: folders or files that `check` can read, or a corpus by name (texts of print_texts.py where it has a printer); a missing one is skipped.
Levels come from the column `level` of zh-laws-index.csv (default: in --corpora or `../shared/corpora`), by path, else by title,
else from the type of instrument that the linter told; English ones by the document's language.
Also: --corpora DIR  --scratch DIR  --limit N (files a folder)  --jobs N.
"""
import argparse, collections, concurrent.futures as cf, csv, json, os, pathlib, random, re, subprocess, sys
from print_texts import PRINTERS, add_options, default_corpora, find, printed, spread

LEVELS = {"法律": "law", "行政法规": "regulation", "部门规章": "rule", "地方性法规": "local", "司法解释": "interpretation", "其他": "other-cn"}
# where the index does not know a document: what it says of itself
TYPES = {"constitution": "law", "law": "law", "administrative-regulation": "regulation", "departmental-rule": "rule", "local-government-rule": "rule",
         "local-regulation": "local", "special-zone-regulation": "local", "judicial-interpretation": "interpretation"}
COLUMNS = [*LEVELS.values(), "taiwan", "english", "foreign"]

def check(binary, files, select):
    """the documents of one run"""
    args = [binary, "check", "--format", "json", "--fail-on", "never", *(["--select", select] if select else []), *files]
    p = subprocess.run(args, capture_output=True, stdin=subprocess.DEVNULL)
    try: return json.loads(p.stdout)["documents"]
    except (ValueError, KeyError): print(f"{files[0]} … ({len(files)} files): status {p.returncode}, no JSON: {p.stderr.decode(errors='replace').strip()[:200]}", file=sys.stderr); return []

def files_of(name, a):
    if os.path.exists(name): p = pathlib.Path(name); return spread(sorted(str(f) for f in p.rglob("*") if f.is_file()) if p.is_dir() else [str(p)], a.limit)
    folder = find(name, a.corpora, a.scratch)
    if not folder: return []
    if name in PRINTERS: return [str(p) for p, _ in printed(name, folder, a.scratch, a.limit, a.jobs)]
    return spread(sorted(str(f) for f in folder.rglob("*") if f.is_file()), a.limit)

def documents(a, select):
    files = list(dict.fromkeys(f for x in a.folders for f in files_of(x, a)))
    groups = [files[i:i + 100] for i in range(0, len(files), 100)]
    with cf.ThreadPoolExecutor(a.jobs) as pool:
        for docs in pool.map(lambda g: check(a.bin, g, select), groups): yield from docs

def around(path, span, n):
    """n characters on both sides of the span, which is marked"""
    raw = pathlib.Path(path).read_bytes().removeprefix(b"\xef\xbb\xbf"); s, e = span["start"]["offset"], span["end"]["offset"]
    before, mid, after = (raw[x:y].decode(errors="replace") for x, y in ((max(0, s - 4 * n), s), (s, e), (e, e + 4 * n)))
    if len(mid) > 2 * n: mid = mid[:n] + " [… " + str(len(mid) - 2 * n) + " characters …] " + mid[-n:]
    return re.sub(r"\s*[\r\n]+\s*", " ⏎ ", f"{before[-n:]}⟦{mid}⟧{after[:n]}")

def level_finder(index):
    by_path, by_title = {}, {}
    if index and os.path.isfile(index):
        for r in csv.DictReader(open(index, encoding="utf-8-sig")): by_path[r["path"]] = r["level"]; by_title.setdefault(r["title"], r["level"])
    elif index: print(f"{index}: not found, so no levels of Chinese documents are known", file=sys.stderr)
    def level(d):
        if d["language"].startswith("en"): return "english"
        if d["language"] in ("zh-Hant", "zh-TW") or d.get("profile") == "tw": return "taiwan"
        if not d["language"].startswith("zh"): return "foreign"
        parts = pathlib.PurePath(d["path"]).parts
        hit = next((by_path[k] for i in range(len(parts)) if (k := "/".join(parts[i:])) in by_path), None) or by_title.get(d.get("title") or "")
        return LEVELS.get(hit) if hit in LEVELS and hit != "其他" else TYPES.get((d.get("instrument") or {}).get("type"), "other-cn")
    return level

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--bin", required=True); ap.add_argument("--lint"); ap.add_argument("-n", type=int, default=50); ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--around", type=int, default=200); ap.add_argument("--severity", choices=("error", "warning", "info")); ap.add_argument("--rates", action="store_true")
    ap.add_argument("--index"); ap.add_argument("folders", nargs="+", metavar="FOLDER"); add_options(ap)
    a = ap.parse_args()
    if not a.rates and not a.lint: ap.error("--lint or --rates")
    wanted = tuple((a.lint or "").split(","))
    mine = lambda f: any(f["code"] == w or f["name"] == w or f["code"].startswith(w) for w in wanted) and a.severity in (None, f["severity"])
    if a.rates:
        level = level_finder(a.index or next((str(p) for d in (a.corpora, default_corpora()) if (p := d / "zh-laws-index.csv").is_file()), str(a.corpora / "zh-laws-index.csv")))
        docs, articles, hits, loud = collections.Counter(), collections.Counter(), collections.defaultdict(collections.Counter), collections.Counter()
        for d in documents(a, a.lint):
            k = level(d); docs[k] += 1; articles[k] += d["articles"]
            for f in filter(mine, d["findings"]): hits[f["code"], f["name"]][k] += 1; loud[k] += f["severity"] != "info"
        cols = [c for c in COLUMNS if docs[c]]
        row = lambda name, cells: print(f"{name[:38]:38}" + "".join(f"{x:>15}" for x in cells))
        rate = lambda c, k: f"{1000 * c[k] / articles[k]:.2f}" if articles[k] else "-"
        row("per 1,000 articles", cols + ["all (count)"])
        for (code, name), c in sorted(hits.items()): row(f"{code} {name}", [rate(c, k) for k in cols] + [sum(c.values())])
        row("errors and warnings", [rate(loud, k) for k in cols] + [sum(loud.values())])
        row("documents", [docs[k] for k in cols] + [sum(docs.values())]); row("articles", [articles[k] for k in cols] + [sum(articles.values())])
        return
    found, total = [], 0
    for d in documents(a, a.lint):
        total += d["articles"]
        found += [(f["path"], f["span"]["start"]["offset"], f["code"], f["fingerprint"], f) for f in d["findings"] if mine(f)]
    found.sort(key=lambda x: x[:4])
    pick = sorted(random.Random(a.seed).sample(found, min(a.n, len(found))), key=lambda x: x[:4])
    print(f"{len(pick)} of {len(found)} findings of {a.lint} in {len({x[0] for x in found})} documents ({total} articles read), seed {a.seed}")
    for i, (path, _, code, _, f) in enumerate(pick, 1):
        print(f"\n[{i}] {path}:{f['span']['start']['line']}  {f['label']}  {f['severity']}[{code}]\n    {f['message']}\n    {around(path, f['span'], a.around)}")
        for r in f["related"][:3]: print(f"    related: {r.get('provision') or ''} {r.get('message') or ''}")

if __name__ == "__main__":
    main()
