#!/bin/sh
# Nothing that runs is touched; without the images the start would fail in the middle.
set -eu
case ${IMAGES:?} in
  pull) compose_in "$STAGED_DIR" pull 2>&1 || say "compose pull ended with $?" ;;
  build) compose_in "$STAGED_DIR" build 2>&1 || say "compose build ended with $?" ;;
  present) say "The images are said to be here already" ;;
esac
