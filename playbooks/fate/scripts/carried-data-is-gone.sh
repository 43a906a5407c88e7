#!/bin/sh
# The old code's own copy is what counts: it must be there.
set -eu
grep . "${NOTES:?}/data.carried" 2>/dev/null | sort -u | while read -r name; do
  [ -d "${CODE_BACKUP:?}/$name" ] || [ -d "$PYTHON_HOME/$name" ] || no "Expected $CODE_BACKUP/$name, but it is not there"
done
say "The old models and job folders are with the old code"
