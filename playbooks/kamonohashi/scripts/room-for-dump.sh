#!/bin/sh
set -eu
needed=$(($(database_kib) * 2))
mkdir -p "$STATE_DIR"
free=$(free_kib "$STATE_DIR")
[ "$free" -gt "$needed" ] || no "Expected $needed KiB free in $STATE_DIR, twice the database, but there are $free"
say "There is room for the dump: $free KiB"
