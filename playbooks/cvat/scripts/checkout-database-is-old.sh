#!/bin/sh
set -eu
now=$(checkout_counts)
was=$(cat "${BASELINE:?}/counts.dumped")
[ "$now" = "$was" ] || no "Expected as many rows as were dumped ($(say "$was" | tr '\n' ',')), but there are $(say "$now" | tr '\n' ',')"
noted=$(checkout_psql "$CVAT_POSTGRES_DBNAME" "$MIGRATIONS" 2>/dev/null) || unclear "Expected the database to list its migrations, but it did not"
[ "$noted" = "$(cat "$BASELINE/migrations.dumped")" ] || no "Expected the migrations of ${FROM:?} in the database, but there are others: it was not put back"
[ "$(checkout_data)" = "$(cat "${DATA_ARCHIVE:?}.files")" ] || no "Expected the data in ${CVAT_DIR:?} as it was kept, but files differ"
say "The database has every row of the dump, and the data is as it was kept"
