#!/bin/sh
set -eu
require_loaded "${ROLLED_TABLET_ENDPOINT:?}"
