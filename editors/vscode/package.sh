#!/usr/bin/env bash
# Builds the extension into dist/normlint.vsix. Needs Node.js 20 or later and, once, the npm registry.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
cp ../../LICENSE-APACHE ../../LICENSE-MIT .
npm ci --no-audit --no-fund
npm run package
