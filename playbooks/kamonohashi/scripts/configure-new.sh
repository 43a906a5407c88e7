#!/bin/sh
# Writes the configuration anew from the answers of the installation; what was edited by hand is in the copy only.
set -eu
keep_configuration configure
deploy_tool configure "${CONFIGURE_AS:?}" 2>&1
