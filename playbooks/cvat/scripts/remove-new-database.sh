#!/bin/sh
set -eu
compose down "$PATIENT" 2>&1 || say "compose down ended with $?"
volume=$(database_volume)
! docker volume inspect "$volume" >/dev/null 2>&1 || docker volume rm "$volume" >/dev/null
say "The new database is gone"
