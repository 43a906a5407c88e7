#!/bin/sh
# Asked of Python itself: pip's words are not the library that a program loads.
set -eu
found=$(python_sdk_version) || found=
[ "$found" = "${TO:?}" ] || no "Expected $PYTHON_VENV to have openmldb $TO, but it has ${found:-none}"
said=$(python_of "$PYTHON_VENV" -c 'import openmldb' 2>&1) || no "Expected a program to load openmldb $TO, but: $(say "$said" | tail -n 1)"
said=$(python_of "$PYTHON_VENV" -m pip --disable-pip-version-check check 2>&1) || no "Expected every package to have what it needs, but: $(say "$said" | head -n 3)"
say "A program in $PYTHON_VENV loads openmldb $TO, and nothing that it needs is missing"
