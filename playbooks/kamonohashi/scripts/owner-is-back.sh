#!/bin/sh
set -eu
require_configuration_back owner
[ -f "$NOTES/owners" ] || exit 0
left=$(strangers | head -n 3)
[ -z "$left" ] || no "Expected every file of the deploy tools to have its owner of before, but these do not: $left"
say "The owners and the inventory are as they were"
