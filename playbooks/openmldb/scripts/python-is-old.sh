#!/bin/sh
set -eu
[ -d "${PYTHON_VENV:?}" ] || no "Expected the virtual environment at $PYTHON_VENV, but it is not there"
[ "$(tree_of "$PYTHON_VENV")" = "$(cat "${PYTHON_BACKUP:?}/list")" ] || no "Expected $PYTHON_VENV to be the same as the copy in $PYTHON_BACKUP, but they differ"
found=$(python_sdk_version) || found=
[ "$found" = "${FROM:?}" ] || no "Expected $PYTHON_VENV to have openmldb $FROM, but it has ${found:-none}"
say "$PYTHON_VENV has openmldb $FROM again"
