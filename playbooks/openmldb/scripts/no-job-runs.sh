#!/bin/sh
set -eu
answer=$(sql 'show jobs;')
busy=$(say "$answer" | sql_records | awk '{ for (i = 2; i <= 4; i++) if (tolower($i) ~ /^(running|submitted)$/) print "job", $1, tolower($i) }')
[ -z "$busy" ] || no "Expected no offline job under way, but there is: $busy. Wait for it, or stop it with STOP JOB"
say "No offline job is under way"
