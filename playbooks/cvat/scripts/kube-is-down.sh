#!/bin/sh
set -eu
left=$(kube get pods -l "$LABELS,tier=backend" -o name) || unclear "Expected kubectl to list the pods of ${HELM_RELEASE:?}, but it failed"
[ -z "$left" ] || no "Expected no pod of the backend, but these are there: $(say "$left" | tr '\n' ' ')"
say "No pod of the backend runs"
