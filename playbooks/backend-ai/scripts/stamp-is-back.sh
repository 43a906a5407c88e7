#!/bin/sh
set -eu
[ -z "${STAMPED_OVER:-}" ] || [ "$(database_heads)" = "$STAMPED_OVER" ] || no "Expected '$STAMPED_OVER' in alembic_version, but found '$(database_heads)'"
say "alembic_version says '$(database_heads)'"
