#!/bin/sh
set -eu
[ "$(tree_of "${PYTHON_VENV:?}")" = "$(cat "$(venv_backup)/list")" ] || no "Expected $PYTHON_VENV as it was kept, but it differs"
say "The old virtual environment is back"
