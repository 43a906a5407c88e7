#!/bin/sh
# Whether each service of this host is started through a link, so that a release can be switched.
set -eu
for component in $(components_here); do
  [ -L "$(link_of "$component")" ] || {
    say "no: $(link_of "$component")"
    exit 0
  }
done
say yes
