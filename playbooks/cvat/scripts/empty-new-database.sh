#!/bin/sh
set -eu
fresh_database
wait_for_database
say "The new database is empty"
