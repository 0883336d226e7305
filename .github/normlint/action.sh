#!/usr/bin/env bash
# The steps of action.yml. What users say comes in as variables, so that nothing of it is ever read
# as a command.
#
#   plan     says where normlint is to be installed and under which key that is kept
#   install  builds it there
#   check    lints, writes annotations and a summary, and ends with the status of normlint
set -euo pipefail

action=${GITHUB_ACTION_PATH:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}

# set_output NAME VALUE
set_output() { printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"; }

# One line for all sources that decide what is built.
sources() {
  cd "$action"
  find Cargo.toml Cargo.lock build.rs src lints jurisdictions -type f -print0 |
    LC_ALL=C sort -z | xargs -0 cksum | cksum | tr ' ' -
}

plan() {
  [ "${INPUT_VERSION:-}" != installed ] || return 0
  local from=${INPUT_VERSION:-$(sources)}
  set_output root "${RUNNER_TEMP:-/tmp}/normlint"
  set_output key "normlint-${RUNNER_OS:-any}-${RUNNER_ARCH:-any}-$from"
}

install() {
  if [ -n "${INPUT_VERSION:-}" ]; then
    cargo install normlint --version "$INPUT_VERSION" --locked --root "$NORMLINT_ROOT"
  else
    cargo install --path "$action" --locked --root "$NORMLINT_ROOT"
  fi
}

check() {
  local args=(check --format github) paths=() path summary status=0
  if [ -n "${NORMLINT_ROOT:-}" ]; then
    PATH="$NORMLINT_ROOT/bin:$PATH"
  fi
  [ -z "${INPUT_CONFIG:-}" ] || args+=(--config "$INPUT_CONFIG")
  [ -z "${INPUT_FAIL_ON:-}" ] || args+=(--fail-on "$INPUT_FAIL_ON")
  [ -z "${INPUT_SINCE:-}" ] || args+=(--since "$INPUT_SINCE")
  [ -z "${INPUT_BASELINE:-}" ] || args+=(--baseline "$INPUT_BASELINE")
  if [ -n "${INPUT_SARIF_FILE:-}" ]; then
    args+=(--output "sarif=$INPUT_SARIF_FILE")
    set_output sarif-file "$INPUT_SARIF_FILE"
  fi
  while IFS= read -r path; do
    path=${path%$'\r'}
    [ -z "$path" ] || paths+=("$path")
  done <<<"${INPUT_PATHS:-.}"
  summary=$(mktemp)
  normlint "${args[@]}" --output "summary=$summary" -- "${paths[@]}" || status=$?
  cat "$summary" >>"$GITHUB_STEP_SUMMARY"
  rm -f "$summary"
  set_output status "$status"
  return "$status"
}

case ${1:-} in
plan | install | check) "$1" ;;
*)
  echo "usage: action.sh plan|install|check" >&2
  exit 2
  ;;
esac
