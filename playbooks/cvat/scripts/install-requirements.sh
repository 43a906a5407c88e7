#!/bin/sh
set -eu
set -- -r "${REQUIREMENTS:?}"
[ -z "${WHEELS:-}" ] || set -- "$@" --no-index --find-links "$WHEELS"
checkout_python -m pip install --disable-pip-version-check --no-input "$@" 2>&1 | tail -n 20 || say "pip install ended with $?"
