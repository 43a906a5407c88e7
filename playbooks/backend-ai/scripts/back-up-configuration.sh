#!/bin/sh
# Keeps the configuration files of this host in one archive.
set -eu
folder=$(kept_folder)
umask 077
mkdir -p "$folder"
configuration_files >"$folder/configuration.list"
[ -s "$folder/configuration.list" ] || no "Expected configuration files of Backend.AI on this host, but found none: looked for $(configuration_names | tr '\n' ' ')"
tar -cf "$folder/configuration.tar.part" -T "$folder/configuration.list" -P
mv "$folder/configuration.tar.part" "$folder/configuration.tar"
fact CONFIGURATION_BACKUP "$folder/configuration.tar"
fact CONFIGURATION_SHA256 "$(sha256_of "$folder/configuration.tar")"
say "Kept in $folder/configuration.tar: $(tr '\n' ' ' <"$folder/configuration.list")"
