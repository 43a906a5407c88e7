#!/bin/sh
# The interpreters of this host, such as "3.11 3.12".
set -eu
found=
for minor in 10 11 12 13 14; do
  [ -x "${PYTHON_DIR:?}/python3.$minor" ] || command -v "python3.$minor" >/dev/null || continue
  found="$found 3.$minor"
done
say "${found# }"
