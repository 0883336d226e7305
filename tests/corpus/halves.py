#!/usr/bin/env python3
"""Score the two halves of the labelled statutes apart: those that rules are tuned on, and those that are only ever counted.

usage: halves.py [--bin BINARY] [--eval DIR] [FAMILY…]

Prints precision and recall of each FAMILY (default: all but the single roles) for either half. Look at the misses of the tuned half only
(`score.py --show`): what the other half says of texts that nobody has seen is worth something only as long as nobody looks.
--eval: the folder with `gold`, `texts` and `score.py` (default: `../shared/eval` beside the repository).
"""
import argparse, json, pathlib, shutil, subprocess, sys, tempfile
from print_texts import default_corpora

# What rules are tuned on, by the names of the labels without their readers; all others are held back.
TUNED = {"上海市检验检测条例", "上海市经纪人条例", "企业法人登记管理条例", "农民专业合作社登记管理条例", "学位法", "山东省海域使用管理条例", "注册会计师法",
         "D0060076", "D0080129", "IE-1926-act-15"}

def score(binary, folder, names):
    """the families of score.py over the labels of those names"""
    with tempfile.TemporaryDirectory() as scratch:
        for path in names: shutil.copy(path, scratch)
        done = subprocess.run([sys.executable, folder / "score.py", "--bin", binary, "--gold", scratch, "--texts", folder / "texts", "--json"], capture_output=True, text=True)
    if not done.stdout: sys.exit(f"score.py: {done.stderr.strip()[:300]}")
    return json.loads(done.stdout)["families"]

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--bin", default="target/release/normlint"); ap.add_argument("--eval", type=pathlib.Path, default=default_corpora().parent / "eval")
    ap.add_argument("families", nargs="*")
    a = ap.parse_args()
    if not (a.eval / "gold").is_dir(): print(f"labelled statutes: skipped, {a.eval} is not there"); return
    labels = sorted((a.eval / "gold").rglob("*.json"))
    tuned = [path for path in labels if path.name.split(".")[0] in TUNED]
    halves = [score(a.bin, a.eval, half) for half in (tuned, [path for path in labels if path not in tuned])]
    names = a.families or [name for name in sorted(set().union(*halves)) if not name.startswith("role:")]
    value = lambda half, name, key: "  -  " if half.get(name, {}).get(key) is None else f"{half[name][key]:5.2f}"
    print(f"{'':28} tuned on ({len(tuned)})   held back ({len(labels) - len(tuned)})")
    for name in names:
        print(f"{name:28} " + "    ".join(f"P {value(half, name, 'precision')} R {value(half, name, 'recall')}" for half in halves))

if __name__ == "__main__":
    main()
