#!/bin/sh
set -eu
[ "$(checkout_git rev-parse HEAD)" = "${OLD_COMMIT:?}" ] || no "Expected $CVAT_DIR to be at $OLD_COMMIT, but it is at another commit"
[ -z "$(checkout_git status --porcelain --untracked-files=no)" ] || no "Expected $CVAT_DIR to be exactly as before, but files differ"
say "The checkout is as before"
