#!/bin/sh
# Unpacks beside the installation; nothing that runs is touched.
set -eu
if [ ! -d "$STAGED_DIR" ]; then
  part=$STAGED_DIR.part
  rm -rf "$part"
  mkdir -p "$part"
  tar -xzf "${PACKAGE_DIR:?}/openmldb-${TO:?}-linux.tar.gz" -C "$part"
  set -- "$part"/*/bin
  { [ $# -eq 1 ] && [ -d "$1" ]; } || no "Expected one folder with a release in the package, but found: $*"
  top=$(dirname "$1")
  say "${STEPWISE_UPGRADE:?}" >"$top/.staged-by"
  mv "$top" "$STAGED_DIR"
  rm -rf "$part"
fi
if [ "$(cat "$STAGED_DIR/.staged-by" 2>/dev/null)" = "${STEPWISE_UPGRADE:?}" ]; then
  fact STAGED_BY "$STEPWISE_UPGRADE"
else
  fact STAGED_BY somebody-else
fi
say "Release $TO is unpacked in $STAGED_DIR"
