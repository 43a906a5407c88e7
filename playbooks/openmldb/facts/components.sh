#!/bin/sh
# Which components this host has, and whether it is the ops host.
set -eu
here=
[ -z "${NAMESERVER_ENDPOINT:-}" ] || here="$here nameserver"
[ -z "${TABLET_ENDPOINT:-}" ] || here="$here tablet"
[ -z "${TASKMANAGER_ENDPOINT:-}" ] || here="$here taskmanager"
[ -z "${APISERVER_ENDPOINT:-}" ] || here="$here apiserver"
[ -z "${STATE_DIR:-}" ] || here="$here ops"
say "${here# }"
