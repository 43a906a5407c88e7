#!/bin/sh
set -eu
tools_git fetch --tags "${TOOLS_SOURCE:?}" 2>&1
say "Fetched the tags of the deploy tool from $TOOLS_SOURCE"
