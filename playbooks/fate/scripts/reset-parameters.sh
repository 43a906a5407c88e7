#!/bin/sh
set -eu
script=$(upgrade_script)
rm -f "$script.part" "$script.delivered.part"
[ ! -f "$script.delivered" ] || mv "$script.delivered" "$script"
say "The upgrade script is as it was delivered"
