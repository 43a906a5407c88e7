#!/bin/sh
# Turns the link to the new environment, in one move.
set -eu
link=$(link_of "${COMPONENT:?}")
[ -L "$link" ] || no "Expected $link to be a link, but it is not"
old=$(readlink "$link")
new=$(environment_of "$COMPONENT" "${TO:?}")
[ "$old" = "$new" ] || keep_note "environment-of-$COMPONENT" "$old"
rm -f "$link.stepwise-part"
ln -s "$new" "$link.stepwise-part"
mv -fT "$link.stepwise-part" "$link"
say "$link leads to $new; before it was $(note "environment-of-$COMPONENT")"
