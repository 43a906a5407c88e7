#!/bin/sh
set -eu
if [ "${WANTED:?}" = new ]; then release=${TO:?}; else release=${FROM:?}; fi
found=$(release_of_code "$PYTHON_HOME")
[ "$found" = "$release" ] || no "Expected FATE $release to be installed on this host (fate.env below ${FATE_ROOT:?}), but it is '${found:-unknown}'; install it, and this goes on"
found=$(flow)
[ "$found" = stopped ] || no "Expected FATE Flow to be left stopped, but it is $found"
say "FATE $release is installed"
