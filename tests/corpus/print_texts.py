#!/usr/bin/env python3
"""Print corpora that come as XML or JSON as the text files a reader would see.

usage: print_texts.py [NAME…] [--corpora DIR] [--scratch DIR] [--limit N] [--jobs N]

NAME: tw-moj, eu-regs-json, us-code-json, zh-gold-jsonl, ie-acts (default: all five). Prints what it wrote, one line a corpus, into SCRATCH/texts/NAME.
--corpora: the folder that holds the corpora, unpacked (DIR/NAME/) or packed (DIR/NAME.tar.zst, unpacked into the scratch folder once);
  default: `../shared/corpora` next to the repository. A corpus that is not there is skipped with a line that says so.
--scratch: default `normlint-corpus` under the system's temporary folder.  --limit N: N documents of each corpus, spread over all of it.

The other scripts here import this file: `find` (unpacking), `printed` (texts and their gold), `canon` (numbers in one form).
"""
import argparse, concurrent.futures as cf, json, os, pathlib, re, subprocess, sys, tempfile, unicodedata, xml.etree.ElementTree as ET

# ---- where things are
def default_corpora():
    """`../shared/corpora` seen from the repository, also from a linked worktree of it"""
    here = pathlib.Path(__file__).resolve().parents[2]
    roots = [here]
    try: roots.append(pathlib.Path(subprocess.run(["git", "-C", str(here), "rev-parse", "--path-format=absolute", "--git-common-dir"], capture_output=True, text=True, check=True).stdout.strip()).parent)
    except (OSError, subprocess.CalledProcessError): pass
    return next((r.parent / "shared/corpora" for r in roots if (r.parent / "shared/corpora").is_dir()), here.parent / "shared/corpora")

def add_options(ap):
    ap.add_argument("--corpora", type=pathlib.Path, default=default_corpora()); ap.add_argument("--scratch", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "normlint-corpus")
    ap.add_argument("--limit", type=int, default=0); ap.add_argument("--jobs", type=int, default=2)

def find(name, corpora, scratch):
    """the folder of an unpacked corpus; None, with a line on standard output, where there is none"""
    if (corpora / name).is_dir(): return corpora / name
    if (scratch / name).is_dir(): return scratch / name
    packed, why = corpora / f"{name}.tar.zst", f"not in {corpora}"
    if packed.is_file():
        half = scratch / f".{name}.{os.getpid()}"; half.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(["bash", "-c", 'set -o pipefail; zstd -dcq "$1" | tar -x -C "$2"', "-", str(packed), str(half)], capture_output=True, text=True)
        if done.returncode == 0: (half / name).rename(scratch / name); half.rmdir(); return scratch / name
        why = "cannot be unpacked: " + done.stderr.strip()[:200]
    print(f"{name}: skipped, {why}"); return None

# ---- numbers
DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
def from_zh(s):
    """'一百二十' -> 120, '一二〇' -> 120"""
    if not re.search("[十百千]", s): return int("".join(str(DIGITS[c]) for c in s))
    total = digit = 0
    for c in s:
        if c in "十百千": total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[c]; digit = 0
        else: digit = DIGITS[c]
    return total + digit

def to_zh(n):
    """1260 -> '一千二百六十', 12 -> '十二', 112 -> '一百一十二'"""
    out, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        d, n = divmod(n, unit)
        if d: out += ("零" if gap and out else "") + "零一二三四五六七八九"[d] + sign; gap = False
        elif out: gap = True
    return out[1:] if out.startswith("一十") else out

def canon(number):
    """a printed number in one form: '第十二条之一', '第 12-1 條', 'Article 12-1' -> '12-1'; '§ 31a–1.' -> '31A-1'; '**5.**—' -> '5'"""
    s = re.sub(r"\bF\d+\[", "", unicodedata.normalize("NFKC", number or ""))
    s = re.sub(r"[\s*_\[\]()]|第|[条條點点款項项]", "", re.sub(r"^\W*(article|section|sec|art|annex)\b\.?", "", s.strip(), flags=re.I)).replace("之", "-")
    s = re.sub("[〇零一二三四五六七八九十百千两兩]+", lambda m: str(from_zh(m[0])), re.sub("[‐‑–—−]", "-", s))
    return s.strip("§.:,;、-").upper()

# ---- one printer a corpus: source file -> [(name of the text file, text, gold)]; gold: row, kind, units and what else is known
def tw_moj(path):
    root = ET.parse(path).getroot(); lang = path.parent.name
    lines, units, bare = [(root.findtext("法規名稱" if lang == "zh-Hant" else "英文法規名稱") or "").strip()], [], False
    if (root.findtext("前言") or "").strip(): lines.append(root.findtext("前言").strip())
    for x in root.find("法規內容"):
        if x.tag == "編章節": lines.append((x.text or "").strip())
        else:
            number, content = (x.findtext("條號") or "").strip(), (x.findtext("條文內容") or "").strip("\r\n")
            lines += [number, content]; units.append(canon(number)); bare |= number.isdigit()
    row = "tw-bare" if bare else "tw-zh" if lang == "zh-Hant" else "tw-en"  # bare: the register numbers them 1, 2; the text itself says 一、, or nothing
    return [(f"{lang}/{path.stem}.txt", "\n".join(lines) + "\n", {"row": row, "kind": "article", "units": units})]

def eu_regs(path):
    j = json.loads(path.read_text("utf8")); lines, units = [j["full_name"], ""], []
    for a in j["articles"]:
        annex = a["number"].lower().startswith("annex")
        lines += [a["number"] if annex else f"Article {a['number']}"] + ([a["title"].strip()] if (a.get("title") or "").strip() else []) + [a["text"].strip(), ""]
        if not annex: units.append(canon(a["number"]))
    return [(path.stem + ".txt", "\n".join(lines), {"row": "eu", "kind": "article", "units": units, "terms": [d["term"] for d in j["definitions"]]})]

def us_code(path):
    j = json.loads(path.read_text("utf8")); d = j["documents"][0]
    lines, units = [d.get("short_name") or d["title"], d["title"], ""], []
    for r in sorted(j["provisions"], key=lambda r: r["order_index"]):
        if not r["text"].strip() and not r["title"].strip(): continue
        number = re.sub(r"^[§\s]+", "", r["section_number"]); units.append(canon(number))
        lines += [f"§ {number}. {' '.join(r['title'].split())}".rstrip(), r["text"].strip(), ""]
    return [(path.stem + ".txt", "\n".join(lines), {"row": "us", "kind": "section", "units": units})]

def zh_gold(path):
    rows = [json.loads(x) for x in path.read_text("utf8").splitlines() if x.strip()]
    zh = lambda n: re.sub(r"\d+", lambda m: to_zh(int(m[0])), n)
    text = "中华人民共和国" + path.stem.split("-", 1)[-1] + "\n\n" + "\n".join(f"{zh(r['article_number'])}　{r['content'].strip()}" for r in rows) + "\n"
    return [(path.stem.split("-", 1)[-1] + ".txt", text, {"row": "zh-gold", "kind": "article", "units": [canon(r["article_number"]) for r in rows], "texts": ["".join(r["content"].split()) for r in rows]})]

def ie_acts(path):
    """without the Markdown headings; a section whose own number does not stand at the head of its text either is no unit (left_out)"""
    text = path.read_text("utf8"); lines, units, left = text.split("\n"), [], 0
    body = [x for x in lines if not re.match(r"#{1,6}(\s|$)", x)]
    for i, x in enumerate(lines):
        m = re.match(r"##### \W*(?:SEC)?(\d+[A-Z]*)(?=\W|$)", x)
        if not m: continue
        head = []
        for y in lines[i + 1:]:
            if y.startswith("#") or len(head) > 2: break
            if y.strip(): head.append(y)
        if re.search(rf"(?<![0-9A-Z]){m[1]}(?![0-9A-Z])", re.sub(r"F\d+\[", "", " ".join(head))[:80].replace("*", "")): units.append(m[1])
        else: left += 1
    return [(path.name, "\n".join(body), {"row": "ie", "kind": "section", "units": units, "left_out": left})]

PRINTERS = {"tw-moj": (tw_moj, "*/*.xml"), "eu-regs-json": (eu_regs, "*.json"), "us-code-json": (us_code, "*.json"), "zh-gold-jsonl": (zh_gold, "*.jsonl"), "ie-acts": (ie_acts, "*.md")}

def write(job):
    name, path, out = job
    done = []
    for rel, text, gold in PRINTERS[name][0](path):
        to = out / rel; to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(text, "utf8", newline=""); done.append((to, gold))
    return done

def spread(items, limit):
    return items if not limit or len(items) <= limit else [items[i * len(items) // limit] for i in range(limit)]

def printed(name, folder, scratch, limit=0, jobs=2):
    """[(text file, gold)], written into scratch/texts/name"""
    work = [(name, p, scratch / "texts" / name) for p in spread(sorted(folder.glob(PRINTERS[name][1])), limit)]
    with cf.ProcessPoolExecutor(jobs) as pool: return [x for done in pool.map(write, work, chunksize=64) for x in done]

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("names", nargs="*", metavar="NAME"); add_options(ap)
    a = ap.parse_args()
    for n in a.names:
        if n not in PRINTERS: ap.error(f"no printer for {n}; known: {', '.join(PRINTERS)}")
    for name in a.names or PRINTERS:
        folder = find(name, a.corpora, a.scratch)
        if folder:
            docs = printed(name, folder, a.scratch, a.limit, a.jobs)
            print(f"{name}: {len(docs)} texts, {sum(len(g['units']) for _, g in docs)} units, {sum(p.stat().st_size for p, _ in docs) / 1e6:.1f} MB in {a.scratch / 'texts' / name}")

if __name__ == "__main__":
    main()
