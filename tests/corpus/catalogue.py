#!/usr/bin/env python3
"""Write docs/catalogue.md (every lint of the catalogue and its state) and docs/seed.md (every demand of the seed and what answers it), or see that they are current.

usage: catalogue.py --bin PATH [--rules DIR] [--check]

DIR (default `../shared/rules` beside the repository) holds catalogue.toml, corrections.md and seed-demands.toml. Titles of families and the reasons why rows have
no lint are in catalogue.toml beside this script, the example drafts in seed-examples.toml; PATH is run on each and must find the lints that the example names.
--check: write nothing; exit status 1 where a document is not what would be written. Exit status 1 also where a row has neither lint nor reason, a reason has
become needless, or an example does not show what it should. Skips, with a line that says so, where DIR is not there.
"""
import argparse, json, pathlib, re, subprocess, sys, tomllib
from print_texts import default_corpora

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# A fixed day, so that the documents do not change from one day to the next.
DAY = "2026-01-01"
FOUND = re.compile(r"(?:警告|错误|提示|warning|error|info)\[([A-Z]{3}\d{3})\]")

# ---- what there is
def toml(path): return tomllib.loads(path.read_text("utf8"))

def lints(binary):
    """the lints of the binary by code, each with the path of its page seen from docs/"""
    pages = {path.stem: path for path in (ROOT / "lints").glob("*/*.md")}
    listed = json.loads(subprocess.run([binary, "lints", "--format", "json"], capture_output=True, check=True).stdout)["lints"]
    return {lint["code"]: lint | {"page": f"../{pages[lint['name']].relative_to(ROOT).as_posix()}" if lint["name"] in pages else None} for lint in listed}

def added(corrections):
    """rows (code, name, what) of the table of added lints in corrections.md"""
    section = corrections.read_text("utf8").split("## Lints to add")[1].split("\n## ")[0]
    return [tuple(cell.strip() for cell in row[:3]) for row in re.findall(r"^\| ([A-Z]{3}\d{3}) \| ([^|]*) \| ([^|]*) \|", section, re.M)]

# ---- words
def state(lint):
    if lint is None: return "not built"
    return f"on, {lint['severity']}" if lint["on"] else f"off ({lint['group']})"

def linked(code, lint): return f"[{code}]({lint['page']})" if lint and lint["page"] else code

def sentence(text): return text[:1].upper() + text[1:].rstrip(".") + "."

def cell(text): return text.replace("|", "\\|")

# ---- the catalogue
def family(title, rows, have, reasons):
    """the table of a family; rows are (code, name, what it is about)"""
    lines = [f"## {title}", "", "| code | name | state | what it reports, or why it is not built |", "|---|---|---|---|"]
    for code, name, what in rows:
        lint = have.get(code)
        said = sentence(lint["summary"]["en"]) if lint else f"{sentence(what)} *Not built: {reasons[code].rstrip('.')}.*"
        lines.append(f"| {linked(code, lint)} | {lint['name'] if lint else name} | {state(lint)} | {cell(said)} |")
    return lines + [""]

def catalogue(rules, have, data):
    rows = {}
    for lint in toml(rules / "catalogue.toml")["lint"]: rows.setdefault(lint["family"], []).append((lint["id"], lint["name"], lint["summary"]))
    extra = added(rules / "corrections.md")
    known = {code for family_rows in rows.values() for code, *_ in family_rows} | {code for code, *_ in extra}
    faults = [f"{code}: has neither a lint nor a reason" for code in sorted(known) if code not in have and code not in data["not-built"]]
    faults += [f"{code}: the reason why it is not built is needless" for code in data["not-built"] if code in have or code not in known]
    faults += [f"{name}: a family without a title" for name in rows if name not in data["families"]]
    if faults: sys.exit("\n".join(faults))
    there = [have[code] for code in known if code in have]
    on = sum(lint["on"] for lint in there)
    beyond = [(code, lint["name"], "") for code, lint in sorted(have.items()) if code not in known]
    lines = ["# The catalogue of lints", "",
        "This page is written by `tests/corpus/catalogue.py` from the catalogue of rules, its corrections and `normlint lints`; do not edit it by hand.", "",
        f"Of the {len(known)} lints of the catalogue and its corrections, {len(there)} are built: {on} are on by default and {len(there) - on} are off. "
        f"{len(known) - len(there)} are not built. normlint has {len(beyond)} further lints of its own.", "",
        "*On* means that `normlint check` runs the lint unless told otherwise; the level is that of its page, and a single finding may be put lower or higher where "
        "the page says so. *Off* names the group that `--select` turns on: `style` (how the text reads), `pedantic` (too frequent for every day), `nursery` (not precise "
        "enough yet), `research` (contested, or of use to those who compare laws). Most of what is not built needs a second document, and normlint reads one at a time.", ""]
    for name, title in data["families"].items():
        if name in rows: lines += family(title, rows[name], have, data["not-built"])
    lines += family("Added by the corrections", extra, have, data["not-built"])
    lines += family("Beyond the catalogue", beyond, have, {})
    return "\n".join(lines)

# ---- the demands of the seed
def heads(binary, example, have, *more):
    """the first lines of the findings that the example names, as normlint prints them"""
    command = [binary, "check", "-", "--stdin-filename", "draft.md", "--no-config", "--color", "never", "--fail-on", "never", "--today", DAY, "--as-of", DAY, *more]
    if any(not have[code]["on"] for code in example["lints"]): command += ["--select", ",".join(example["lints"])]
    if "profile" in example: command += ["--profile", example["profile"]]
    done = subprocess.run(command, input=example["draft"].lstrip().encode(), capture_output=True)
    found = [(m[1], line) for line in done.stdout.decode().splitlines() if (m := FOUND.match(line))]
    missing = set(example["lints"]) - {code for code, _ in found}
    if missing: sys.exit(f"example of demand {example['demand']}: {', '.join(sorted(missing))} not found in\n{example['draft']}{done.stderr.decode()}")
    return [line for code, line in found if code in example["lints"]]

def shown(binary, example, have):
    """an example as it stands in docs/seed.md"""
    off = [code for code in example["lints"] if not have[code]["on"]]
    printed = heads(binary, example, have)
    if "says" in example: printed += heads(binary, example, have, "--message-lang", "en")
    run = f" with `--select {','.join(example['lints'])}`" if off else ""
    said = f"In English: {example['says']}" if "says" in example else ""
    return ["```text", example["draft"].strip(), "```", "", *([said, ""] if said else []), f"normlint{run} prints:", "", "```text", *printed, "```", ""]

def answer(demand, have, data):
    """lines that say which lints answer a demand"""
    lines = [f"- {linked(code, have[code])} {have[code]['name']}: {state(have[code])}" for code in demand["lints"] if code in have]
    lines += [f"- {code}: not built; it {data['not-built'][code]}" for code in demand["lints"] if code not in have]
    return lines + [""]

def seed(binary, rules, have, data):
    demands, examples = toml(rules / "seed-demands.toml")["demand"], toml(HERE / "seed-examples.toml")["example"]
    built = lambda demand: [code for code in demand["lints"] if code in have]
    silent = [demand for demand in demands if not built(demand)]
    partly = [demand for demand in demands if built(demand) and len(built(demand)) < len(demand["lints"])]
    numbers = lambda some: ", ".join(f"[{d['n']}](#demand-{d['n']})" for d in some) or "none"
    lines = ["# What the seed demands, and what answers it", "",
        "This page is written by `tests/corpus/catalogue.py`, which runs normlint on every example; do not edit it by hand.", "",
        "normlint grew from a comparative study of the law on permanent residence in China and the United States, its seed. The study names defects of legislation, "
        "some in its own words and some through what it asks to be done. Each is listed here with the sections of the study that name it, the lints that answer it, "
        "and short drafts with the first line of each finding. All drafts are invented. What a lint claims and does not claim is on its page, and "
        "[the catalogue](catalogue.md) has the lints that no demand names.", "",
        f"Of {len(demands)} demands, {len(demands) - len(silent) - len(partly)} have all their lints. Answered only as far as one document shows it, with some lints not built yet: {numbers(partly)}. "
        f"Not answered yet: {numbers(silent)}. What is missing needs several documents at once, and normlint reads one at a time.", ""]
    for demand in demands:
        lines += [f"## Demand {demand['n']}", "", f"**{demand['what'].rstrip('.')}** ({'sections' if re.search('[,-]', demand['at']) else 'section'} {demand['at']})", ""]
        if not built(demand): lines += ["Nothing answers this yet; it waits for a normlint that reads several documents.", ""]
        lines += answer(demand, have, data)
        for example in examples:
            if example["demand"] != demand["n"]: continue
            lines += shown(binary, example, have)
    shown_for = {example["demand"] for example in examples}
    bare = [str(demand["n"]) for demand in demands if built(demand) and demand["n"] not in shown_for]
    if bare: sys.exit(f"demands that lints answer and no example shows: {', '.join(bare)}")
    return "\n".join(lines)

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--bin", required=True); ap.add_argument("--rules", type=pathlib.Path, default=default_corpora().parent / "rules"); ap.add_argument("--check", action="store_true")
    a = ap.parse_args()
    if not (a.rules / "catalogue.toml").is_file(): print(f"catalogue: skipped, {a.rules} is not there"); return 0
    have, data, stale = lints(a.bin), toml(HERE / "catalogue.toml"), 0
    for name, text in (("catalogue.md", catalogue(a.rules, have, data)), ("seed.md", seed(a.bin, a.rules, have, data))):
        path, text = ROOT / "docs" / name, text.rstrip("\n") + "\n"
        if not a.check: path.write_text(text, "utf8"); print(f"docs/{name}: written")
        elif path.is_file() and path.read_text("utf8") == text: print(f"docs/{name}: current")
        else: stale = 1; print(f"docs/{name}: not current; run tests/corpus/catalogue.py")
    return stale

if __name__ == "__main__":
    sys.exit(main())
