#!/bin/sh
# Only from what was fetched: the index may have changed since.
set -eu
python_of "${PYTHON_VENV:?}" -m pip --disable-pip-version-check --no-input install --no-compile --no-index "--find-links=${FETCHED:?}" "openmldb==${TO:?}" 2>&1 ||
  no "Expected pip to install openmldb $TO, but it did not: see its output"
