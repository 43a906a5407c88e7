#!/bin/sh
# Keeps what the package brought, and writes what the old configuration said.
set -eu
[ -f "${NOTES:?}/base_conf.delivered" ] || { cp -p "$CONF" "$NOTES/base_conf.delivered.part" && mv "$NOTES/base_conf.delivered.part" "$NOTES/base_conf.delivered"; }
intended_configuration "$(old_configuration)" "$(old_flow_folder)" "$NOTES/base_conf.delivered" >"$NOTES/base_conf.intended"
cp -p "$NOTES/base_conf.delivered" "$CONF.part"
cat "$NOTES/base_conf.intended" >"$CONF.part"
mv "$CONF.part" "$CONF"
rm -f "$NOTES/base_conf.intended"
say "The old configuration is carried over into $CONF"
