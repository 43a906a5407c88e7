#!/bin/sh
# The folder keeps its name, and with it the project and its volumes.
set -eu
if [ ! -d "$OLD_DIR" ]; then mv "${CVAT_DIR:?}" "$OLD_DIR"; fi
if [ ! -d "$CVAT_DIR" ]; then mv "$STAGED_DIR" "$CVAT_DIR"; fi
fact OLD_SOURCE "$OLD_DIR"
say "The source in $CVAT_DIR is ${TO:?}, the old one is in $OLD_DIR"
