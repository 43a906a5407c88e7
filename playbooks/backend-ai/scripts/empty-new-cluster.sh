#!/bin/sh
set -eu
server_sql "drop database if exists \"${DB_NAME:?}\""
say "Database $DB_NAME is gone from the new cluster"
