#!/bin/sh
set -eu
# A backup of this very upgrade stays the one: after a crash the pom may already be new.
set_version() {
  backup=$(pom_backup_of "$1")
  [ -f "$backup" ] || { cp -p "$1" "$backup.part" && mv "$backup.part" "$backup"; }
  cp -p "$1" "$1.stepwise-part"
  pom_with "$backup" "${TO:?}" >"$1.stepwise-part"
  mv "$1.stepwise-part" "$1"
}
each_pom set_version
fact POM_BACKUP "openmldb-$FROM-$STEPWISE_UPGRADE"
say "Every pom asks for the SDK ${TO:?}"
