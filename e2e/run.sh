#!/usr/bin/env bash
# `npm run e2e`: the composed release in a real workflow runner, and the release itself against a real git remote.
# Needs `npm ci` before, and root or sudo, for docker; everything else it installs (Debian or Ubuntu). Ends with a line "N passed, N failed".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work="$PWD/e2e/.work"

bash e2e/install.sh

# What a release would hold, as the git repository that a runner finds it in.
npx --no-install tsc -b
rm -rf "$work/release"
node packages/release/lib/compose.js "$work/release"
git -C "$work/release" init --quiet
git -C "$work/release" add --all --force
git -C "$work/release" -c user.name=Test -c user.email=test@example.org commit --quiet --message=v1.0.0
git -C "$work/release" tag v1

failed=0
# Node 24: for the tests too, since it is here anyway.
node=node_modules/node/bin/node
"$node" e2e/docker/with-engine.js "$node" --test \
  --test-reporter=spec --test-reporter-destination=stdout \
  --test-reporter=./e2e/tally.js --test-reporter-destination="$work/tally" \
  'e2e/test/*.test.js' || failed=$?
cat "$work/tally"
exit "$failed"
