#!/bin/sh
# Notes which tables there are and what columns they have. What is noted once stays.
set -eu
folder=${STATE_DIR:?}/notes-${STEPWISE_UPGRADE:?}-${FROM:?}-${TO:?}
mkdir -p "$folder"
NOTES=$folder
[ -s "$NOTES/columns.before" ] || columns | write_whole "$NOTES/columns.before"
[ -s "$NOTES/tables.before" ] || tables | write_whole "$NOTES/tables.before"
fact NOTES "$folder"
say "The tables of ${DATABASE:?} are noted in $folder"
