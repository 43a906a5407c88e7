#!/bin/sh
set -eu
[ ! -e "$(link_of "${COMPONENT:?}").stepwise-part" ] || no "Expected no rest of a switch, but $(link_of "$COMPONENT").stepwise-part is there"
found=$(release_in "$(link_of "$COMPONENT")" "$COMPONENT")
same_release "$found" "${FROM:?}" || no "Expected $(link_of "$COMPONENT") to lead to $COMPONENT $FROM, but found '${found:-none}'"
say "$(link_of "$COMPONENT") leads to $COMPONENT $FROM"
