#!/bin/sh
set -eu
now=$(checkout_counts)
was=$(cat "${BASELINE:?}/counts.dumped")
[ "$now" = "$was" ] || no "Expected as many rows as were dumped ($(say "$was" | tr '\n' ',')), but there are $(say "$now" | tr '\n' ',')"
[ "$(checkout_data)" = "$(cat "${DATA_ARCHIVE:?}.files")" ] || no "Expected the data in ${CVAT_DIR:?} as it was kept, but files differ"
say "The database has every row of the dump, and the data is as it was kept"
