#!/bin/sh
set -eu
by=$(cat "$STAGED_DIR/.staged-by" 2>/dev/null) || by=nobody
[ "$by" != "${STAGED_BY:-${STEPWISE_UPGRADE:?}}" ] || no "Expected $STAGED_DIR to be removed, but it is there"
say "Nothing that this upgrade unpacked is left"
