#!/bin/sh
set -eu
list=$(running)
[ -z "$list" ] || no "Expected no container of ${PROJECT:?} to run, but these do: $(say "$list" | tr '\n' ' ')"
left=$(containers)
[ -n "$left" ] || no "Expected the stopped containers of $PROJECT to be there, but there are none"
say "Every container of $PROJECT is stopped"
