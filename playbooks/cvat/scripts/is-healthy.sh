#!/bin/sh
# The old release runs, answers, and has the rows that were counted.
set -eu
require_all_running
found=$(running_release) || found=
[ "$found" = "${FROM:?}" ] || no "Expected CVAT $FROM to run, but the server is ${found:-not answering}"
require_answer "$FROM"
require_counts "${BASELINE:-$(backup_dir)}/counts"
say "CVAT $FROM runs, answers, and has every row that was counted"
