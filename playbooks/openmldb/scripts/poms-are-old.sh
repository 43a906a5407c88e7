#!/bin/sh
set -eu
require_old() {
  found=$(sdk_versions "$1" | tr '\n' ' ')
  [ "$found" = "${FROM:?} " ] || no "Expected $1 to ask for the SDK $FROM, but it asks for ${found:-nothing}"
  backup=$(pom_backup_of "$1")
  [ ! -f "$backup" ] || cmp -s "$backup" "$1" || no "Expected $1 to be the same as $backup, but they differ"
}
each_pom require_old
say "Every pom asks for the SDK $FROM"
