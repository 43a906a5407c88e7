#!/bin/sh
# Both artifacts are in the project and their versions can be set here: they must move together.
set -eu
require_pom() {
  [ -f "$1" ] || no "Expected a pom at $1, but there is none"
  code=0
  places=$(sdk_places "$1") || code=$?
  case $code in
    0) ;;
    3) no "Expected $1 to say the version of openmldb-jdbc and openmldb-native, but one of them has none: put the pom that manages it into POM_FILES" ;;
    *) no "Expected $1 to define the property that holds the SDK's version, but it is defined elsewhere: put that pom into POM_FILES" ;;
  esac
  [ -n "$places" ] || no "Expected $1 to depend on com.4paradigm.openmldb:openmldb-jdbc, but it does not"
}
each_pom require_pom
say "Every pom names the SDK's versions"
