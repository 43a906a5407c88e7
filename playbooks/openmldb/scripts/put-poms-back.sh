#!/bin/sh
# A pom without a backup was never changed.
set -eu
put_back() {
  rm -f "$1.stepwise-part"
  backup=$(pom_backup_of "$1")
  [ ! -f "$backup" ] || { cp -p "$backup" "$1.stepwise-part" && mv "$1.stepwise-part" "$1"; }
}
each_pom put_back
say "Every pom is as it was"
