#!/bin/sh
# A session with Neovim, without a screen: diagnostics, definition, hover and rename on the Chinese
# draft that comes with normlint.
#
#     tests/lsp/neovim.sh [PATH OF normlint]
#
# Without Neovim it says so and does nothing.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
if ! command -v nvim >/dev/null; then
    echo "skipped: nvim is not installed"
    exit 0
fi
program=${1:-}
for build in "$root/target/release/normlint" "$root/target/debug/normlint"; do
    [ -n "$program" ] || { [ -x "$build" ] && program=$build; } || true
done
if [ -z "$program" ]; then
    echo "skipped: normlint is not built"
    exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
case $program in /*) ;; *) program=$PWD/$program ;; esac
cp "$root/fixtures/zh/draft.md" "$folder/draft.md"
cd "$folder"
NORMLINT=$program nvim --headless --clean -n -i NONE draft.md -S "$root/tests/lsp/neovim.lua"
