#!/bin/sh
# Believes the tables, not the hook.
set -eu
status=$("${WRITES_HOOK:?}" status 3>&-) || unclear "Expected the writes hook to tell its status, but it failed: $status"
[ "$status" = stopped ] || no "Expected the writes hook to say stopped, but it says '$status'"
first=$(rows)
sleep 2
second=$(rows)
[ "$first" -eq "$second" ] || no "Expected the tables to stay as they are, but they went from $first to $second rows: somebody still writes"
say "Writes are stopped: $second rows, and no more after 2 s"
