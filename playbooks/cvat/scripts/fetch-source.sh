#!/bin/sh
# The whole source of the release beside the old one; nothing that runs is touched. The site's own
# files go with it: moving the old folder away would lose them.
set -eu
[ ! -d "$STAGED_DIR" ] || { say "Already fetched"; exit 0; }
part=$STAGED_DIR.part
rm -rf "$part"
archive=${ARCHIVES:-none}/cvat-${TO:?}.tar.gz
if [ -f "$archive" ]; then
  mkdir -p "$part/unpacked"
  tar -xzf "$archive" -C "$part/unpacked"
  set -- "$part/unpacked"/*
  { [ $# -eq 1 ] && [ -d "$1" ]; } || no "Expected one folder in $archive, but found: $*"
  mv "$1" "$part/source"
else
  mkdir -p "$part"
  git -c advice.detachedHead=false clone --quiet --depth 1 --branch "v$TO" "${SOURCE_GIT:?}" "$part/source" </dev/null 2>&1 || no "Expected the tag v$TO in $SOURCE_GIT, but git could not fetch it"
fi
for own in .env docker-compose.override.yml; do
  [ ! -f "$CVAT_DIR/$own" ] || cp -p "$CVAT_DIR/$own" "$part/source/$own"
done
while IFS= read -r file; do
  [ -n "$file" ] || continue
  [ -e "$part/source/$file" ] || { mkdir -p "$(dirname "$part/source/$file")" && cp -p "$CVAT_DIR/$file" "$part/source/$file" && say "Carried over: $file"; }
done <<END
${COMPOSE_FILES:?}
END
# files of the site's own that are mounted from here, such as certificates
mounted_from "$part/source" | while IFS= read -r one; do
  { [ ! -e "$part/source/$one" ] && [ -f "$CVAT_DIR/$one" ]; } || continue
  mkdir -p "$(dirname "$part/source/$one")"
  cp -p "$CVAT_DIR/$one" "$part/source/$one"
  say "Carried over: $one"
done
mv "$part/source" "$STAGED_DIR"
rm -rf "$part"
say "The source of $TO is in $STAGED_DIR"
