#!/bin/sh
# What the running release makes of an empty database, held against the database that there is.
set -eu
fact OLD_ENVIRONMENT "$(readlink "$(link_of manager)")"
make_reference "$(link_of manager)" "${FROM:?}" "${FROM_ALEMBIC_HEAD:?}"
private_folder
fingerprint >"$PRIVATE/now"
differences "$(reference_file "$FROM")" "$PRIVATE/now" | LC_ALL=C sort >"$(drift_file).part"
mv "$(drift_file).part" "$(drift_file)"
if [ -s "$(drift_file)" ] && [ "${SCHEMA_DRIFT:?}" = keep ]; then
  say "The database differs from the schema of $FROM, which is accepted (SCHEMA_DRIFT): $(in_words "$(drift_file)")"
fi
