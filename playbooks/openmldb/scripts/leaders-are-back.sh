#!/bin/sh
set -eu
require_placement
[ ! -e "$(statfile)" ] || no "Expected post-upgrade to remove $(statfile), but it is there"
require_auto_failover
