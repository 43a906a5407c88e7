#!/bin/sh
set -eu
! database_exists "${DB_NAME:?}" || no "Expected no database $DB_NAME in the new cluster, but it is there"
say "The new cluster has no database $DB_NAME"
