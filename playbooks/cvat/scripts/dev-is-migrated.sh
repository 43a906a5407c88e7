#!/bin/sh
set -eu
dev_python manage.py migrate --check >/dev/null 2>&1 || no "Expected the database to be migrated to ${TO:?}, but it is not"
require_same_rows dev_counts
say "The database is migrated to $TO, and no row is lost"
