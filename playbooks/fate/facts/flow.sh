#!/bin/sh
# Whether FATE Flow's server runs here, as the user who asks sees it.
set -eu
found=$(flow)
case $found in
  running*) say running ;;
  *) say "$found" ;;
esac
