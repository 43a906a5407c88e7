#!/bin/sh
set -eu
! tables_are_of_target || no "Expected the tables to be those of ${FROM:?}, but they are those of ${TO:?} already; the SQL would end in the middle"
nothing_under_way || no "Expected no statement to be under way in ${DATABASE:?}, but one is; see SHOW PROCESSLIST"
say "The SQL may run"
