#!/bin/sh
# The release of the code on this host.
set -eu
found=$(release_of_code "$PYTHON_HOME")
[ -n "$found" ] || no "Expected FATE's code in $PYTHON_HOME, with fate.env or as 1.4.0 has it, but there is none"
say "$found"
