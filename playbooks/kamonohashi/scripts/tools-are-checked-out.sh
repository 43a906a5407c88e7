#!/bin/sh
set -eu
require_checked_out "${TO_TOOL:?}" "${TO_DEEPOPS:?}" "${TO:?}"
edits=$(local_edits)
[ -z "$edits" ] || no "Expected the deploy tool $TO_TOOL without local edits, but there are: $edits"
say "The deploy tool is $TO_TOOL with DeepOps $TO_DEEPOPS, as its authors pinned them"
