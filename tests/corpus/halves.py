#!/usr/bin/env python3
"""Score the two halves of the labelled statutes apart: those that rules are tuned on, and those that are only ever counted.

usage: halves.py [--bin BINARY] [--eval DIR] [--corpora DIR] [--scratch DIR] [FAMILY…]

First the labelled statutes of `--eval`, then those of `labels` beside this file: laws of the corpora that readers who knew nothing of the cues have
labelled, by the same guide, but for definitions and references, and some of them for vague words. `labels/tuned` may be looked at, `labels/held` only counted.
Then single articles, each drawn from a law of its own and labelled with its roles (`labels/articles`): what is learnt from whole laws hardly carries to the next,
and hundreds of laws show what is general. Then the vague words of single articles (`labels/vague`), and the remedies and the ends of statuses of further texts
(`labels/lives`). The field `half` says which may be looked at.

Prints precision and recall of each FAMILY (default: all but the single roles) for either half. Look at the misses of the tuned half only
(`score.py --show`): what the other half says of texts that nobody has seen is worth something only as long as nobody looks.
--eval: the folder with `gold`, `texts` and `score.py` (default: `../shared/eval` beside the repository).
"""
import argparse, collections, importlib.util, json, pathlib, re, shutil, subprocess, sys, tempfile
from print_texts import add_options, default_corpora, find

# What rules are tuned on, by the names of the labels without their readers; all others are held back, but for the ends of statuses: of those all
# labelled statutes have been looked at, and only the labels beside this file say how far rules carry.
TUNED = {"上海市检验检测条例", "上海市经纪人条例", "企业法人登记管理条例", "农民专业合作社登记管理条例", "学位法", "山东省海域使用管理条例", "注册会计师法",
         "D0060076", "D0080129", "IE-1926-act-15"}

# The families that the labels beside this file say nothing about; score.py wants them to be there.
UNLABELLED = ("references", "definitions", "abbreviations", "unquantified")

def score(binary, folder, names, texts=None):
    """the families of score.py over the labels of those names, their texts in a folder of the labelled statutes or in `texts`;
    vague words are counted where a label has them"""
    some = [path for path in names if "vague" in json.loads(path.read_text())]
    families = scored(binary, folder, names, texts)
    if len(some) < len(names): families["vague"] = scored(binary, folder, some, texts)["vague"] if some else {}
    return families

def scored(binary, folder, names, texts):
    """what score.py says of the labels of those names"""
    with tempfile.TemporaryDirectory() as scratch:
        for path in names:
            label = {name: [] for name in UNLABELLED + ("vague",)} | json.loads(path.read_text())
            pathlib.Path(scratch, path.name).write_text(json.dumps(label))
        done = subprocess.run([sys.executable, folder / "score.py", "--bin", binary, "--gold", scratch, "--texts", texts or folder / "texts", "--json"], capture_output=True, text=True)
    if not done.stdout: sys.exit(f"score.py: {done.stderr.strip()[:300]}")
    return json.loads(done.stdout)["families"]

def table(title, halves, counts, names):
    """prints the two halves side by side"""
    names = names or [name for name in sorted(set().union(*halves)) if not name.startswith("role:")]
    value = lambda half, name, key: "  -  " if half.get(name, {}).get(key) is None else f"{half[name][key]:5.2f}"
    print(f"{title:28} tuned on ({counts[0]})   held back ({counts[1]})")
    for name in names:
        print(f"{name:28} " + "    ".join(f"P {value(half, name, 'precision')} R {value(half, name, 'recall')}" for half in halves))

def tally(binary, rows, texts):
    """precision and recall of roles over single articles: [{file, provision, roles, half}]"""
    counts = collections.defaultdict(collections.Counter)
    for file in sorted({row["file"] for row in rows}):
        done = subprocess.run([binary, "model", "--format", "json", str(texts / file)], capture_output=True, text=True)
        if not done.stdout: sys.exit(f"{file}: {done.stderr.strip()[:300]}")
        provisions = json.loads(done.stdout)["provisions"]
        for row in (row for row in rows if row["file"] == file):
            inside = re.compile(rf"(?:^|__){re.escape(row['provision'])}(?:__|$)")
            have, want = {role for p in provisions if inside.search(p["eid"]) for role in p["roles"]}, set(row["roles"])
            if "sanction" in have & want: have, want = have - {"adverse-action"}, want - {"adverse-action"}  # as score.py has it
            for role in have | want:
                for name in ("roles", f"role:{role}"): counts[name]["hit" if role in have & want else "alarm" if role in have else "miss"] += 1
    share = lambda part, whole: part / whole if whole else None
    return {name: {"precision": share(c["hit"], c["hit"] + c["alarm"]), "recall": share(c["hit"], c["hit"] + c["miss"])} for name, c in counts.items()}

def vague(binary, folder, rows, texts):
    """precision and recall of vague words over single articles, counted as score.py counts them: [{file, provision, vague, half}]"""
    loader = importlib.util.spec_from_file_location("score", folder / "score.py")
    score = importlib.util.module_from_spec(loader); loader.loader.exec_module(score)
    tally = score.Tally()
    for file in sorted({row["file"] for row in rows}):
        done = subprocess.run([binary, "check", "--format", "json", str(texts / file)], capture_output=True, text=True)
        if not done.stdout: sys.exit(f"{file}: {done.stderr.strip()[:300]}")
        told = [f for d in json.loads(done.stdout)["documents"] for f in d["findings"] if f["severity"] != "info" and f["code"] in score.VAGUE | score.EARNS]
        for row in (row for row in rows if row["file"] == file):
            inside = re.compile(rf"(?:^|__){re.escape(row['provision'])}(?:__|$)")
            places = lambda f: [f["provision"]] + [r.get("provision") for r in f.get("related", [])]
            here = [f for f in told if any(place and inside.search(place) for place in places(f))]
            labels = {core: [(file, v["text"]) for v in row["vague"] if (v["grade"] == "core") == core] for core in (True, False)}
            score.expressions(tally, file, [({file}, f["text"], f["code"] in score.VAGUE) for f in here], labels[True], labels[False])
    precision, recall, _ = tally.row()
    return {"vague": {"precision": precision, "recall": recall}}

def lives(binary, folder, rows, texts, language):
    """what score.py says of the remedies and the ends of statuses of whole texts"""
    blank = {"annotator": "", "instrument": {"title": "", "type": "other", "basis": []}, "structure": {"articles": 0, "chapters": 0}, "articles": [], "delegations": []}
    with tempfile.TemporaryDirectory() as scratch:
        for number, row in enumerate(rows):
            pathlib.Path(scratch, f"{number}.json").write_text(json.dumps(blank | row | {"lang": language}))
        families = scored(binary, folder, sorted(pathlib.Path(scratch).glob("*.json")), texts)
    return {name: value for name, value in families.items() if name.startswith(("remedy", "exit"))}

def own_texts(wanted, corpora, scratch, into):
    """copies the texts of those names from the corpora; says which are missing"""
    wanted = set(wanted)
    folders = [find(name, corpora, scratch) for name in ("zh-laws", "ie-acts")] + [scratch / "texts" / "tw-moj" / "en"]
    for folder in folders:
        if folder and folder.is_dir():
            for path in folder.rglob("*"):
                if path.name in wanted: shutil.copy(path, into); wanted.discard(path.name)
    for name in sorted(wanted): print(f"{name}: skipped, not in the corpora (print_texts.py tw-moj prints the translations)")
    return wanted

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--bin", default="target/release/normlint"); ap.add_argument("--eval", type=pathlib.Path, default=default_corpora().parent / "eval")
    add_options(ap); ap.add_argument("families", nargs="*")
    a = ap.parse_args()
    if not (a.eval / "gold").is_dir(): print(f"labelled statutes: skipped, {a.eval} is not there"); return
    labels = sorted((a.eval / "gold").rglob("*.json"))
    tuned = [path for path in labels if path.name.split(".")[0] in TUNED]
    held = [path for path in labels if path not in tuned]
    table("labelled statutes", [score(a.bin, a.eval, half) for half in (tuned, held)], (len(tuned), len(held)), a.families)
    own = pathlib.Path(__file__).parent / "labels"
    with tempfile.TemporaryDirectory() as texts:
        for language in ("zh", "en"):
            halves = [sorted((own / half / language).glob("*.json")) for half in ("tuned", "held")]
            missing = own_texts([json.loads(path.read_text())["file"] for path in sum(halves, [])], a.corpora, a.scratch, texts)
            halves = [[path for path in half if json.loads(path.read_text())["file"] not in missing] for half in halves]
            if all(halves):
                of_these = lambda family: not family.startswith(("references", "definitions", "legal-basis"))
                scores = [{name: value for name, value in score(a.bin, a.eval, half, texts).items() if of_these(name)} for half in halves]
                table(f"own labels, {language}", scores, [len(half) for half in halves], a.families)
        for kind in ("articles", "vague", "lives"):
            for language in ("zh", "en"):
                rows = [json.loads(line) for line in (own / kind / f"{language}.jsonl").read_text().splitlines()]
                missing = own_texts([row["file"] for row in rows], a.corpora, a.scratch, texts)
                rows = [row for row in rows if row["file"] not in missing]
                halves = [[row for row in rows if row["half"] == half] for half in ("tuned", "held")]
                if not rows: continue
                count = {
                    "articles": lambda half: tally(a.bin, half, pathlib.Path(texts)),
                    "vague": lambda half: vague(a.bin, a.eval, half, pathlib.Path(texts)),
                    "lives": lambda half: lives(a.bin, a.eval, half, texts, language),
                }[kind]
                scores = [count(half) if half else {} for half in halves]
                wanted = [name for name in a.families if name.startswith({"articles": "role", "vague": "vague", "lives": ("remedy", "exit")}[kind])]
                if wanted or not a.families: table(f"{kind}, {language}", scores, [len(half) for half in halves], wanted)

if __name__ == "__main__":
    main()
