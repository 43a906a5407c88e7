#!/bin/sh
set -eu
link=$(link_of "${COMPONENT:?}")
rm -f "$link.stepwise-part"
if [ -n "${OLD_ENVIRONMENT:-}" ]; then
  ln -s "$OLD_ENVIRONMENT" "$link.stepwise-part"
  mv -fT "$link.stepwise-part" "$link"
fi
say "$link leads to $(readlink "$link")"
