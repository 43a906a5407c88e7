#!/bin/sh
set -eu
compose down "$PATIENT" 2>&1 || say "compose down ended with $?"
remove_database_volume
say "The new database is gone"
