#!/usr/bin/env bash
# `npm run bench`: see README.md here. Passes its arguments on: --quick, --write.
set -euo pipefail
cd "$(dirname "$0")/.."
npx tsc -b packages/text-metrics packages/release packages/loopback packages/testing actions/pr-comment
node_modules/node/bin/node bench/bench.js "$@"
node_modules/node/bin/node bench/requests.js "$@"
node_modules/node/bin/node bench/perplexity.js "$@"
node_modules/node/bin/node bench/publish.js "$@"
bash e2e/install.sh
node_modules/node/bin/node bench/images.js "$@"
