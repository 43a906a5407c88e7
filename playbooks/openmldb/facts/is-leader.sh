#!/bin/sh
# Whether this nameserver leads.
set -eu
answer=$(ask showns)
say "$answer" | records | awk -v me="${NAMESERVER_ENDPOINT:?}" '
  $1 == me || $2 == me { seen = 1; leads = ($3 == "leader") }
  END { if (!seen) exit 1; print (leads ? "true" : "false") }' ||
  no "Expected $NAMESERVER_ENDPOINT to be listed by showns, but it is not"
