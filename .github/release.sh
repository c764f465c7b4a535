#!/usr/bin/env bash
# The git side of a release, for .github/workflows/release.yml. Run in a clone of main with all branches and tags.
#
#   release.sh commit <version> <folder>   commits the folder's tree on top of releases/vN and tags it, in this clone only
#   release.sh push <version>              pushes branch and tags, all or none
set -euo pipefail

usage() { sed -n '4,5s/^# *//p' "$0" >&2; exit 2; }
refuse() { echo "::error::$1" >&2; exit 1; }

[ $# -ge 2 ] || usage
version=$2
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || refuse "\"$version\" in package.json is not a version such as 1.2.3"
tag="v$version"
major="v${version%%.*}"
branch="releases/$major"

commit() {
  local folder=$1 tree parent made
  if git rev-parse --quiet --verify "refs/tags/$tag" >/dev/null; then
    refuse "$tag is there already, and a version that users may have pinned never changes. Raise the version in package.json."
  fi
  # An index of its own: the tree is the folder's, whatever is checked out, ignored or configured here.
  GIT_DIR="$(git rev-parse --absolute-git-dir)"
  GIT_INDEX_FILE="$GIT_DIR/release-index"
  export GIT_DIR GIT_INDEX_FILE
  rm -f "$GIT_INDEX_FILE"
  git -C "$folder" -c core.autocrlf=false --work-tree=. add --all --force -- .
  tree="$(git write-tree)"

  parent="$(git rev-parse --quiet --verify "refs/remotes/origin/$branch" || true)"
  export GIT_AUTHOR_NAME='github-actions[bot]' GIT_AUTHOR_EMAIL='41898282+github-actions[bot]@users.noreply.github.com'
  export GIT_COMMITTER_NAME="$GIT_AUTHOR_NAME" GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"
  made="$(git commit-tree "$tree" ${parent:+-p "$parent"} -m "$tag" -m "Composed from $(git rev-parse HEAD).")"
  # Lightweight tags, so that the tag's SHA is the commit that users pin.
  git tag "$tag" "$made"
  echo "$tag is $made"
}

push() {
  local old
  old="$(git rev-parse --quiet --verify "refs/tags/$major" || true)"
  # Only the major tag may move, and only from where this clone saw it. A version's tag that is there is refused.
  git push --atomic --force-with-lease="refs/tags/$major:$old" origin \
    "refs/tags/$tag:refs/tags/$tag" "refs/tags/$tag:refs/heads/$branch" "refs/tags/$tag:refs/tags/$major"
}

case $1 in
  commit) [ $# -eq 3 ] || usage; commit "$3" ;;
  push) [ $# -eq 2 ] || usage; push ;;
  *) usage ;;
esac
