#!/bin/sh
set -eu
"${WRITES_HOOK:?}" stop 3>&-
