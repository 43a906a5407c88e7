#!/bin/sh
set -eu
kept=$(kept_venv)
[ -d "$kept" ] || no "Expected a copy of the environment in $kept, but there is none"
[ "$(tree_of "$kept")" = "$(cat "${BASELINE:?}/environment")" ] || no "Expected the copy of the environment in $kept to be as it was made, but files differ"
say "The copy of the environment in $kept is whole"
