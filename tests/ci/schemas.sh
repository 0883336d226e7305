#!/usr/bin/env bash
# Holds what normlint brings for CI, and what it writes, against the schemas of those that read it:
#
#   tests/ci/schemas.sh target/release/normlint [SARIF-SCHEMA]
#
# check-jsonschema and pre-commit are Python packages; the schema of SARIF 2.1.0 is a file that
# several packages carry (the crate serde-sarif as src/schema.json). What is not there is skipped.
set -euo pipefail
binary=$(realpath "${1:?usage: schemas.sh NORMLINT [SARIF-SCHEMA]}")
schema=${2:+$(realpath "$2")}
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

if command -v check-jsonschema >/dev/null; then
  check-jsonschema --builtin-schema vendor.github-actions action.yml
  check-jsonschema --builtin-schema vendor.gitlab-ci .gitlab/normlint.yml
else
  echo "action and GitLab job: skipped, check-jsonschema is not installed"
fi
if command -v pre-commit >/dev/null; then
  pre-commit validate-manifest .pre-commit-hooks.yaml && echo "hooks: they are what pre-commit reads"
else
  echo "hooks: skipped, pre-commit is not installed"
fi
if [ -n "$schema" ] && command -v check-jsonschema >/dev/null; then
  "$binary" check fixtures --fail-on never --output sarif="$scratch/normlint.sarif"
  # An expression in that schema is none where expressions are read by the rules of Unicode.
  check-jsonschema --regex-variant nonunicode --schemafile "$schema" "$scratch/normlint.sarif"
else
  echo "SARIF: skipped, no schema was named"
fi
"$binary" check fixtures --fail-on never --output gitlab="$scratch/gitlab.json"
python3 - "$scratch/gitlab.json" <<'PYTHON'
import json, sys

issues = json.load(open(sys.argv[1], encoding="utf-8"))
assert issues, "the drafts have findings"
prints = [issue["fingerprint"] for issue in issues]
assert len(set(prints)) == len(prints), "a fingerprint stands twice"
for issue in issues:
    assert issue["description"] and issue["check_name"], issue
    assert issue["severity"] in ("info", "minor", "major", "critical", "blocker"), issue
    assert not issue["location"]["path"].startswith(("/", "./")), issue
    assert issue["location"]["lines"]["begin"] >= 1, issue
print(f"GitLab: {len(issues)} issues have what is asked for")
PYTHON
