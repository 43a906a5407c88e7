#!/bin/sh
set -eu
put_configuration_back owner
[ -f "$NOTES/owners" ] || exit 0
strangers | while read -r owner path; do
  as_root chown -h "$owner" "$path"
done
say "The owners are as they were"
