#!/bin/sh
# Copies of tables that an earlier upgrade left: with them, another one ends in the middle.
set -eu
all=$(tables)
found=$(say "$all" | grep '_backup[0-9]*$' | tr '\n' ' ') || true
say "${found:-none}"
