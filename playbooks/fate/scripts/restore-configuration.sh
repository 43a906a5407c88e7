#!/bin/sh
set -eu
rm -f "$CONF.part" "${NOTES:?}/base_conf.intended"
if [ -f "$NOTES/base_conf.delivered" ] && [ -d "$(dirname "$CONF")" ]; then
  cp -p "$NOTES/base_conf.delivered" "$CONF.part"
  mv "$CONF.part" "$CONF"
fi
say "The configuration is as the package brought it"
