#!/bin/sh
set -eu
[ ! -e "${POSTGRES_NEW_DATA:?}" ] || no "Expected $POSTGRES_NEW_DATA to be gone, but it is there"
say "$POSTGRES_NEW_DATA is not there"
