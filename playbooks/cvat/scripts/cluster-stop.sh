#!/bin/sh
# Only what writes: database, Redis and the like go on. The data folder is listed while a pod can.
set -eu
umask 077
folder=${BASELINE:?}
if [ ! -f "$folder/listing" ]; then
  data_files >"$folder/listing.part"
  [ -s "$folder/listing.part" ] || no "Expected files in $DATA_DIR of the server's pod, but it listed none: is DATA_DIR right?"
  mv "$folder/listing.part" "$folder/listing"
fi
stop_writers
