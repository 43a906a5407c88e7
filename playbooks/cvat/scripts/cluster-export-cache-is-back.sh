#!/bin/sh
set -eu
found=$(data_files | grep '^[0-9]* [^/]*/[^/]*/export_cache/') || found=
[ "$found" = "$(cat "${BASELINE:?}/export-cache.tar.files")" ] || no "Expected the legacy export cache as it was kept, but its files differ"
say "The legacy export cache is as it was"
