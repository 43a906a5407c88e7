#!/bin/sh
set -eu
[ ! -e "${POSTGRES_NEW_DATA:?}" ] || no "Expected $POSTGRES_NEW_DATA to be gone, but it is there"
for rest in "$POSTGRES_NEW_DATA.initdb" "$POSTGRES_NEW_DATA.stepwise-part"; do
  [ ! -e "$rest" ] || no "Expected no rest of a cluster that was begun, but $rest is there"
done
say "$POSTGRES_NEW_DATA is not there"
