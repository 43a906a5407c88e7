#!/bin/sh
set -eu
set -- -m pip --disable-pip-version-check --no-input install --no-compile -r cvat/requirements/development.txt
[ -z "${WHEELS:-}" ] || set -- "$@" --no-index "--find-links=$WHEELS"
dev_python "$@" 2>&1 || no "Expected pip to install what ${TO:?} needs, but it did not: see its output"
