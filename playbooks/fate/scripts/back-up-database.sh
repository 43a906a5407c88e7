#!/bin/sh
# Dumps the database and counts its rows, now that nobody writes any more.
set -eu
grep -v '^t_tracking_metric_' "${NOTES:?}/tables.before" | row_counts | write_whole "$NOTES/rows.before"
set -- --single-transaction --routines --triggers
# What a later restore could not set again.
! "${MYSQL_ROOT:?}/bin/mysqldump" --help 2>/dev/null | grep -q -e '--set-gtid-purged' || set -- "$@" --set-gtid-purged=OFF
mysql_program mysqldump "$@" "${DATABASE:?}" </dev/null | write_whole "$NOTES/database.sql"
sha256sum <"$NOTES/database.sql" | cut -d ' ' -f 1 | write_whole "$NOTES/database.sha256"
fact DUMP_SHA256 "$(cat "$NOTES/database.sha256")"
say "The dump is $NOTES/database.sql"
