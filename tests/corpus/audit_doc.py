#!/usr/bin/env python3
"""Runs every command of docs/audit.md as printed, in a folder of its own: shell blocks with
`normlint` on the path, Python blocks with this Python. `pip` is left out; what needs a package that
is not there is skipped with a line that says so.

    audit_doc.py --bin target/release/normlint [--laws FOLDER]

`--laws` takes the place of the fixtures."""

import argparse
import importlib.util
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main() -> int:
    args = arguments()
    page = (ROOT / "docs/audit.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```(sh|python)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        (folder / "fixtures").symlink_to(args.laws.resolve(), target_is_directory=True)
        (folder / "bin").mkdir()
        (folder / "bin/normlint").symlink_to(args.bin.resolve())
        path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        for kind, block in blocks:
            reason = why_not(kind, block)
            print(f"--- {block.strip().splitlines()[0]}", f"(skipped: {reason})" if reason else "")
            if reason:
                continue
            command = ["sh", "-ec", block] if kind == "sh" else [sys.executable, "-c", block]
            ran = subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path})
            if ran.returncode != 0:
                print(f"*** exit status {ran.returncode}")
                failed += 1
    print(f"{len(blocks)} blocks, {failed} failed")
    return 1 if failed or not blocks else 0


def why_not(kind: str, block: str) -> str:
    if block.startswith("pip "):
        return "installs packages"
    names = re.findall(r"^import (\w+)", block, re.MULTILINE) if kind == "python" else []
    missing = [name for name in names if importlib.util.find_spec(name) is None]
    return f"no {', '.join(missing)}" if missing else ""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--bin", type=pathlib.Path, required=True)
    parser.add_argument("--laws", type=pathlib.Path, default=ROOT / "fixtures")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
