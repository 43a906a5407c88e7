#!/bin/sh
set -eu
[ ! -f "$(upgrade_script).delivered" ] || no "Expected the upgrade script to be as it was delivered, but $(upgrade_script).delivered is still there"
say "The upgrade script is as it was delivered, or gone with the package"
