#!/bin/sh
set -eu
wanted=$(grep '/export_cache/' "${DATA_ARCHIVE:?}.files") || wanted=
found=$(checkout_data | grep '/export_cache/') || found=
[ "$wanted" = "$found" ] || no "Expected the legacy export cache as it was kept, but it differs"
say "The legacy export cache is as it was"
