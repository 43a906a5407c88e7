#!/bin/sh
set -eu
checkout_python manage.py migrate --check >/dev/null 2>&1 || no "Expected the database to have the schema of ${TO:?}, but 'manage.py migrate --check' does not agree"
require_checkout_counts "${BASELINE:?}/counts.dumped"
say "The database has the schema of $TO, and every row"
