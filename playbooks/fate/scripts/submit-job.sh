#!/bin/sh
# The site's own small job. Its exit code is not believed: the last line tells.
set -eu
[ -x "${JOB_HOOK:?}" ] || no "Expected the script $JOB_HOOK, but it is missing or may not be run"
answer=$("$JOB_HOOK" </dev/null) || no "Expected $JOB_HOOK to exit 0, but it exited $?: $answer"
[ "$(say "$answer" | tail -n 1)" = success ] || no "Expected the last line of $JOB_HOOK to be success, but: $(say "$answer" | tail -n 1)"
say "The job succeeded"
