#!/bin/sh
set -eu
for component in $(components_here); do
  expect_running "$component" "${TO:?}"
done
say "This host runs release $TO: $(components_here | tr '\n' ' ')"
