#!/usr/bin/env bash
# `npm run bench`: see README.md here. Passes its arguments on: --quick, --write.
set -euo pipefail
cd "$(dirname "$0")/.."
npx tsc -b packages/text-metrics packages/release
exec node_modules/node/bin/node bench/bench.js "$@"
