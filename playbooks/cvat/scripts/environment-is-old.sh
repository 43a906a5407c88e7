#!/bin/sh
set -eu
[ "$(tree_of "${VENV:?}")" = "$(cat "${BASELINE:?}/environment")" ] || no "Expected the environment in $VENV as it was kept, but files differ"
say "The environment is as it was"
