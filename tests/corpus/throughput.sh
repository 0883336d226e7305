#!/usr/bin/env bash
# Throughput and peak memory of `check` on a folder of texts.
# usage: throughput.sh BINARY FOLDER [RUNS]
# Prints, for `check --format jsonl --jobs 1`: each run's user and elapsed time, MB/s and peak memory (GNU time), the best of RUNS (default 3), then the peak
# memory on every tenth file against that on all of them. MB are 10^6 bytes of the files of the folder. Scratch space: $TMPDIR.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2; }
bin=$1; folder=$2; runs=${3:-3}
[ -d "$folder" ] || { echo "$folder: not there, skipped"; exit 0; }
timer=$(type -P gtime || type -P time || true)
[ -n "$timer" ] && "$timer" -f %M true >/dev/null 2>&1 || { echo "GNU time is needed (package time)" >&2; exit 2; }
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
size() { find -L "$1" -type f -printf '%s\n' | awk '{b += $1; n++} END {printf "%d %d", b, n}'; }
run() { # run FOLDER -> "user elapsed peakKB"; a status above 1 is told
  local rc=0
  "$timer" -q -f '%U %e %M' -o "$tmp/time" "$bin" check --format jsonl --jobs 1 --fail-on never "$1" >"$tmp/out" 2>"$tmp/err" || rc=$?
  [ "$rc" -le 1 ] || echo "status $rc: $(head -c 200 "$tmp/err" | tr '\n' ' ')" >&2
  tail -n 1 "$tmp/time"
}
read -r bytes files <<<"$(size "$folder")"
awk -v b="$bytes" -v n="$files" -v f="$folder" 'BEGIN {printf "%s: %d files, %.1f MB\n", f, n, b / 1e6}'
for i in $(seq "$runs"); do
  run "$folder" >"$tmp/run"
  findings=$(wc -l <"$tmp/out")
  awk -v i="$i" -v b="$bytes" -v n="$files" -v k="$findings" '{u = $1 > 0 ? $1 : 0.01; e = $2 > 0 ? $2 : 0.01; printf "run %d: user %.2f s  elapsed %.2f s  %.1f MB/s (user)  %.1f MB/s (elapsed)  %.0f files/s  peak %.1f MB  findings %d\n", i, u, e, b / 1e6 / u, b / 1e6 / e, n / e, $3 / 1024, k}' "$tmp/run"
  cat "$tmp/run" >>"$tmp/runs"
done
sort -n "$tmp/runs" | head -1 | awk -v b="$bytes" '{u = $1 > 0 ? $1 : 0.01; e = $2 > 0 ? $2 : 0.01; printf "best: %.1f MB/s of user time, %.1f MB/s of elapsed time\n", b / 1e6 / u, b / 1e6 / e}'
all=$(sort -n -k3 "$tmp/runs" | tail -1 | awk '{print $3}')
mkdir "$tmp/tenth"
(cd "$folder" && find -L . -type f -print0 | LC_ALL=C sort -z | awk -v RS='\0' -v ORS='\0' 'NR % 10 == 1' | xargs -0 -r cp --parents -t "$tmp/tenth")
read -r tb tn <<<"$(size "$tmp/tenth")"
run "$tmp/tenth" >"$tmp/run"
awk -v b="$tb" -v n="$tn" -v a="$all" -v ab="$bytes" '{printf "peak memory: %.1f MB on a tenth (%d files, %.1f MB), %.1f MB on all: %.2f times as much for %.1f times the text\n", $3 / 1024, n, b / 1e6, a / 1024, a / ($3 > 0 ? $3 : 1), ab / (b > 0 ? b : 1)}' "$tmp/run"
