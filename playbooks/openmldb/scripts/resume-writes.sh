#!/bin/sh
set -eu
"${WRITES_HOOK:?}" resume 3>&-
