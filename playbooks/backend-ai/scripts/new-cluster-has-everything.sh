#!/bin/sh
set -eu
database_exists "${DB_NAME:?}" || no "Expected database $DB_NAME in the new cluster, but it is not there"
expect_dumped
say "Database $DB_NAME in the new cluster has the head, the schema and the rows of each table as dumped"
