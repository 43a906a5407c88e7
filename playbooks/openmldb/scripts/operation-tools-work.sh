#!/bin/sh
set -eu
for tool in python3 curl timeout; do
  command -v "$tool" >/dev/null || no "Expected $tool on this host, from which the operation tool is run, but it is not installed"
done
python3 -c 'import prettytable' || no "Expected Python's prettytable, which showopstatus and showtablestatus need, but it is not installed (Debian: python3-prettytable)"
[ -x "${WRITES_HOOK:?}" ] || no "Expected an executable script at $WRITES_HOOK that can stop and resume writes, but there is none"
say "python3 with prettytable, curl, timeout and the writes hook are there"
