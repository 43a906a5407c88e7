#!/bin/sh
# Believes the tables, not the hook.
set -eu
status=$("${WRITES_HOOK:?}" status 3>&-) || unclear "Expected the writes hook to tell its status, but it failed: $status"
[ "$status" = running ] || no "Expected the writes hook to say running, but it says '$status'"
first=$(rows)
sleep 2
second=$(rows)
[ "$second" -gt "$first" ] || no "Expected the tables to grow, but they stay at $second rows: nobody writes yet"
say "Writes flow: from $first to $second rows within 2 s"
