#!/bin/sh
set -eu
link=$(link_of "${COMPONENT:?}")
old=$(note "environment-of-$COMPONENT")
rm -f "$link.stepwise-part"
if [ -n "$old" ]; then
  ln -s "$old" "$link.stepwise-part"
  mv -fT "$link.stepwise-part" "$link"
fi
say "$link leads to $(readlink "$link")"
