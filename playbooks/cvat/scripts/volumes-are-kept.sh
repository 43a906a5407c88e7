#!/bin/sh
# Each archive is read to its end; and the database was not running while it was copied.
set -eu
folder=${BACKUP_DIR:-$(backup_dir)}
[ -s "$folder/volumes" ] || no "Expected copies of the volumes in $folder, but there are none"
for volume in $(kept_volumes "$folder"); do
  require_kept "$folder" "$volume"
done
volume=$(database_volume)
grep -q ' \./PG_VERSION$' "$folder/$volume.files" || no "Expected the files of PostgreSQL in the copy of $volume, but PG_VERSION is not among them"
! grep -q ' \./postmaster.pid$' "$folder/$volume.files" || no "Expected PostgreSQL to have been stopped while $volume was copied, but its postmaster.pid is in the copy"
say "The copies of $(tr '\n' ' ' <"$folder/volumes")are whole"
