#!/bin/sh
# The last migration in the database's own history.
set -eu
found=$(last_migration)
[ -n "$found" ] || no "Expected the database to have a migration in its history, but there is none"
say "$found"
