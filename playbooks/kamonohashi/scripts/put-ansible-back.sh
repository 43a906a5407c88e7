#!/bin/sh
set -eu
rm -f "$NOTES/prepared"
put_ansible_back "${STEP_KEPT:?}"
