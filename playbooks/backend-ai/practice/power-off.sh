#!/bin/sh
# Nothing of this practice installation is a process: what runs stands in hosts/*/units.
set -eu
: "${PRACTICE_ROOT:?}"
