#!/bin/sh
set -eu
volume=$(database_volume)
! docker volume inspect "$volume" >/dev/null 2>&1 || no "Expected the volume $volume to be gone, but it is still there"
say "The volume $volume is gone"
