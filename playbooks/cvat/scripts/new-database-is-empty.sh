#!/bin/sh
set -eu
require_database
found=$(psql_in "select count(*) from information_schema.tables where table_schema = 'public'") || unclear "Expected the new database to answer, but it did not"
[ "$found" = 0 ] || no "Expected the new database to be empty, but it has $found tables"
say "The new database is empty"
