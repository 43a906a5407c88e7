#!/bin/sh
set -eu
checkout_git rev-parse --verify --quiet "refs/tags/v${TO:?}" >/dev/null ||
  checkout_git fetch --quiet --no-tags "${SOURCE_GIT:?}" "refs/tags/v$TO:refs/tags/v$TO" || no "Expected to fetch the tag v$TO from $SOURCE_GIT, but git failed"
