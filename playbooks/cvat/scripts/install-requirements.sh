#!/bin/sh
set -eu
checkout_python -m pip install --disable-pip-version-check --no-input -r "${REQUIREMENTS:?}" 2>&1 | tail -n 20 || say "pip install ended with $?"
