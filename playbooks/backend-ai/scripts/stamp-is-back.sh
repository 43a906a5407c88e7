#!/bin/sh
set -eu
rows=$(note stamped-over)
[ -z "$rows" ] || [ "$(database_heads)" = "$rows" ] || no "Expected '$rows' in alembic_version, but found '$(database_heads)'"
say "alembic_version says '$(database_heads)'"
