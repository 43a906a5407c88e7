#!/bin/sh
set -eu
file=$(kept_folder)/configuration.tar
[ -s "$file" ] || no "Expected the archive $file, but it is missing or empty"
[ "${CONFIGURATION_BACKUP:-}" != "$file" ] || [ "$(sha256_of "$file")" = "$CONFIGURATION_SHA256" ] || no "Expected $file to be as it was made, but it has changed"
kept=$(tar -tPf "$file") || no "Expected $file to be readable, but tar cannot read it"
configuration_files | while IFS= read -r name; do
  say "$kept" | grep -qxF "$name" || no "Expected $name in $file, but it is not there"
done
say "$(say "$kept" | wc -l) files are kept in $file"
