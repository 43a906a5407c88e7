#!/bin/sh
# No job waits or runs: the upgrade would tear it apart.
set -eu
found=$(ask "SELECT COUNT(*) FROM t_job WHERE f_status IN ('waiting', 'running')")
[ "$found" = 0 ] || no "Expected no job to wait or run, but $found do (t_job, f_status); wait for them, or cancel them with the flow client"
say "No job waits or runs"
