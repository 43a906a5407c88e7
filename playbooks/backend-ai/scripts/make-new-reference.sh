#!/bin/sh
# What the new release makes of an empty database; later the upgraded database is held against it.
set -eu
make_reference "$(environment_of manager "${TO:?}")" "$TO" "${TO_ALEMBIC_HEAD:?}"
say "The schema of $TO has $(wc -l <"$(reference_file "$TO")") tables, columns and keys"
