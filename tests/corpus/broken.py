#!/usr/bin/env python3
"""Break enacted texts on purpose, one defect at a time, and see whether the lints that answer the defect find it.

usage: broken.py --bin PATH [-n 50] [--english N] [--seed 1] [--show DEFECT[,…]] [--keep DIR] [--floors FILE]

Takes N enacted texts (mainland laws, regulations, departmental rules and local texts, Taiwanese texts in Chinese and in English, Irish Acts), makes each
defect of breakages.py wherever a text offers the place, and counts a breakage as found if a lint that answers the defect has a finding in the broken place
that was not there before. Prints made and found by defect and language; --show lists the breakages of a defect that were missed (`all`: of every defect);
--keep DIR keeps the broken texts. --floors: TOML, `[broken] all = 0.9, zh = 0.9, en = 0.9, each = 0.8`: shares of what was made; `each` holds for every
defect and language with ten breakages or more. Exit status 1 where a floor is missed.
--english N: N of the texts are in English (default: 12 of 50), Taiwanese ones and Irish Acts in the same shares; those in Chinese stay the same.
Corpora that are not there are skipped with a line that says so. Also: --corpora DIR  --scratch DIR  --jobs N  --limit N (files looked at in each corpus).
"""
import argparse, collections, concurrent.futures as cf, json, pathlib, random, subprocess, sys, tempfile, tomllib
from breakages import DEFECTS, Text, Unit
from print_texts import add_options, find, printed, spread

# (level, corpus, folder of it, share of the texts)
SOURCES = [("law", "zh-laws", ("民法商法", "经济法", "行政法", "社会法"), 9), ("regulation", "zh-laws", ("行政法规",), 9), ("rule", "zh-laws", ("部门规章",), 6),
           ("local", "zh-laws", ("DLC",), 8), ("tw-zh", "tw-moj", ("zh-Hant",), 6), ("tw-en", "tw-moj", ("en",), 5), ("act", "ie-acts", ("",), 7)]
ENGLISH = {level: share for level, _, _, share in SOURCES if level in ("tw-en", "act")}
SIZE = range(3_000, 120_000)  # bytes

def run(binary, command, files):
    done = subprocess.run([binary, command, "--format", "json", *(["--fail-on", "never"] if command == "check" else []), *map(str, files)], capture_output=True, stdin=subprocess.DEVNULL)
    try: return json.loads(done.stdout)
    except ValueError: sys.exit(f"{command} of {files[0]} …: status {done.returncode}, {done.stderr.decode(errors='replace').strip()[:200]}")

def chosen(a):
    """[(level, path)] of the texts to break"""
    rng, out = random.Random(a.seed), []
    for level, corpus, folders, share in SOURCES:
        folder = find(corpus, a.corpora, a.scratch)
        if not folder: continue
        if corpus in ("tw-moj", "ie-acts"):
            pool = [p for p, _ in printed(corpus, folder, a.scratch, a.limit or 600, a.jobs)]
            pool = [p for p in pool if not folders[0] or p.parent.name == folders[0]]
        else: pool = [p for sub in folders for p in sorted((folder / sub).rglob("*.md"))]
        pool = [p for p in spread(sorted(pool), a.limit) if p.stat().st_size in SIZE]
        wanted, of = (a.english, sum(ENGLISH.values())) if level in ENGLISH and a.english is not None else (a.number, 50)
        out += [(level, p) for p in rng.sample(pool, min(len(pool), -(-share * wanted // of)))]
    if a.english is not None: return out
    return out if len(out) <= a.number else sorted(rng.sample(out, a.number))

def read(binary, level, path):
    """the text with its articles, as `outline` has them; None where it has too few to break or is an excerpt"""
    raw = path.read_bytes().removeprefix(b"\xef\xbb\xbf"); body, units = raw.decode("utf8", "replace"), []
    at = lambda offset: len(raw[:offset].decode("utf8", "replace"))
    def walk(nodes):
        for n in nodes:
            inner = [c for c in n["children"] if c["kind"] in ("article", "section", "chapter")]
            if n["kind"] in ("article", "section") and not inner and not n["eid"].startswith(("sched", "annex")):
                units.append(Unit(at(n["span"]["start"]["offset"]), at(n["span"]["end"]["offset"]), n["ordinal"]))
            walk(inner if n["kind"] in ("article", "section") else n["children"])
    outline = run(binary, "outline", [path]); walk(outline["nodes"])
    return Text(path, level, outline["language"].split("-")[0], outline.get("title") or "", body, units) if len(units) >= 5 and units[0].ordinal == [1] else None

def places(findings, raw):
    """[(code, first character, one past the last, text)] of the findings and of what they name as related"""
    marks = sorted({s[k]["offset"] for f in findings for x in (f, *f["related"]) if (s := x.get("span")) for k in ("start", "end")})
    known, last, chars = {}, 0, 0
    for m in marks: chars += len(raw[last:m].decode("utf8", "replace")); last = m; known[m] = chars
    return [(f["code"], known[x["span"]["start"]["offset"]], known[x["span"]["end"]["offset"]], raw[x["span"]["start"]["offset"]:x["span"]["end"]["offset"]])
            for f in findings for x in (f, *f["related"]) if x.get("span")]

def seen(found, family, ranges):
    """how often each lint of the family says the same in those ranges (None: anywhere)"""
    return collections.Counter((c, t) for c, s, e, t in found if c in family and (ranges is None or any(s < y and x < e or x <= s <= y and s == e for x, y in ranges)))

def measure(a):
    with cf.ThreadPoolExecutor(a.jobs) as pool: texts = [t for t in pool.map(lambda x: read(a.bin, *x), chosen(a)) if t]
    breaks = [(t, b) for i, t in enumerate(texts) for name, defect in DEFECTS.items() for b in defect.make(t, random.Random(f"{a.seed} {i} {name}"))]
    with tempfile.TemporaryDirectory() as scratch:
        folder = a.keep or pathlib.Path(scratch); folder.mkdir(parents=True, exist_ok=True)
        files = []
        for i, body in enumerate([t.body for t in texts] + [b.applied(t.body) for t, b in breaks]):
            t = texts[i] if i < len(texts) else breaks[i - len(texts)][0]
            # Types of instruments are told from titles and folders are not read, so the name may be plain.
            path = folder / f"{i:05}{t.path.suffix}"; path.write_text(body, "utf8", newline=""); files.append(path)
        found = {}
        def batch(some):
            for d in run(a.bin, "check", some)["documents"]: found[pathlib.Path(d["path"]).name] = d["findings"]
        with cf.ThreadPoolExecutor(a.jobs) as pool: list(pool.map(batch, [files[i:i + 50] for i in range(0, len(files), 50)]))
        say = [places(found[f.name], f.read_bytes()) for f in files]
    index = {id(t): i for i, t in enumerate(texts)}
    rows = []
    for k, (t, b) in enumerate(breaks):
        family = DEFECTS[b.defect].lints
        old = seen(say[index[id(t)]], family, b.where); new = seen(say[len(texts) + k], family, b.moved())
        rows.append((t, b, bool(new - old), files[len(texts) + k].name))
    return texts, rows

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--bin", required=True); ap.add_argument("-n", "--number", type=int, default=50); ap.add_argument("--english", type=int); ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--show", default=""); ap.add_argument("--keep", type=pathlib.Path); ap.add_argument("--floors", type=pathlib.Path); add_options(ap)
    a = ap.parse_args()
    texts, rows = measure(a)
    if not texts: print("broken texts: skipped, no corpus is there"); return 0
    tally, levels = collections.defaultdict(lambda: [0, 0]), collections.Counter(t.level for t in texts)
    for t, b, hit, _ in rows:
        for key in ((b.defect, t.lang), ("altogether", t.lang)): tally[key][0] += 1; tally[key][1] += hit
    print(f"{len(texts)} texts ({', '.join(f'{n} {k}' for k, n in levels.items())}), seed {a.seed}\n{'made and found':34}{'zh':>16}{'en':>16}")
    cell = lambda key: f"{n:6} {h:4} {100 * h // n:3}%" if (n := tally[key][0]) and (h := tally[key][1]) is not None else "-"
    for name in [*DEFECTS, "altogether"]: print(f"{name:34}{cell((name, 'zh')):>16}{cell((name, 'en')):>16}")
    shown = a.show.split(",") if a.show else []
    for t, b, hit, name in rows:
        if not hit and ("all" in shown or b.defect in shown): print(f"missed: {b.defect} ({b.form}) in {t.path.stem} [{t.level}, {name}]: {b.told(t.body)}")
    if not a.floors: return 0
    floors, short = tomllib.loads(a.floors.read_text("utf8")).get("broken", {}), []
    share = lambda pairs: sum(p[1] for p in pairs) / max(1, sum(p[0] for p in pairs))
    for scope in ("zh", "en"):
        if scope in floors and tally["altogether", scope][0] and (have := share([tally["altogether", scope]])) < floors[scope]: short.append(f"{scope} {have:.3f} under {floors[scope]}")
    if (have := share([v for k, v in tally.items() if k[0] == "altogether"])) < floors.get("all", 0): short.append(f"all {have:.3f} under {floors['all']}")
    for (name, lang), (made, hits) in tally.items():
        if name != "altogether" and made >= 10 and hits / made < floors.get("each", 0): short.append(f"{name} {lang} {hits / made:.3f} under {floors['each']}")
    for x in short: print("SHORT", x)
    return 1 if short else 0

if __name__ == "__main__":
    sys.exit(main())
