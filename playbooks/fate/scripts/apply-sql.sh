#!/bin/sh
# Statements that change tables cannot be taken back together: what an attempt that broke off left is
# put back from the dump first.
set -eu
tables_are_as_dumped || restore_dump
mysql_program mysql "${DATABASE:?}" <"${SQL_DIR:?}/${FROM:?}-${TO:?}.sql" || no "Expected the SQL to run to its end, but MySQL refused a statement; see above"
say "Ran $FROM-$TO.sql"
