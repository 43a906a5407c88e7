#!/bin/sh
set -eu
[ ! -f "${NOTES:?}/base_conf.delivered" ] || cmp -s "$NOTES/base_conf.delivered" "$CONF" || no "Expected $CONF to be as the package brought it, but it differs"
say "The configuration is as the package brought it"
