#!/bin/sh
set -eu
found=$(release_in "$(link_of "${COMPONENT:?}")" "$COMPONENT")
same_release "$found" "${TO:?}" || no "Expected $(link_of "$COMPONENT") to lead to $COMPONENT $TO, but found '${found:-none}' in $(readlink "$(link_of "$COMPONENT")")"
say "$(link_of "$COMPONENT") leads to $COMPONENT $TO"
