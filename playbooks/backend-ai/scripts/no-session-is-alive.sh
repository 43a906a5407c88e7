#!/bin/sh
set -eu
alive=$(sessions_alive) || unclear "Expected database ${DB_NAME:?} to tell the sessions, but it does not answer"
[ "$alive" = 0 ] || no "Expected no session to be alive, but $alive are: $(sessions_in_words)"
say "No session is alive"
