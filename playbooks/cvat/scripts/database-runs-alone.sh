#!/bin/sh
set -eu
require_database
others=$(containers | awk '$2 == "running" && $3 != "cvat_db" { print $1 }' | tr '\n' ' ')
[ -z "$others" ] || no "Expected only the database to run, but these do too: $others"
say "PostgreSQL $(database_major) runs alone"
