#!/bin/sh
set -eu
require_configuration_back owner
[ -f "$NOTES/owners" ] || exit 0
owners_of_tools | cmp -s - "$NOTES/owners" || no "Expected every file of the deploy tools to have its owner of before, but some differ from $NOTES/owners"
say "The owners and the inventory are as they were"
