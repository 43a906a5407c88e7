#!/bin/sh
set -eu
if [ -d "$OLD_DIR" ]; then
  if [ -d "${CVAT_DIR:?}" ]; then
    rm -rf "$STAGED_DIR"
    mv "$CVAT_DIR" "$STAGED_DIR"
  fi
  mv "$OLD_DIR" "$CVAT_DIR"
fi
say "The source in $CVAT_DIR is ${FROM:?} again"
