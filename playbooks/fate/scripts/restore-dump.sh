#!/bin/sh
set -eu
if tables_are_as_dumped; then
  say "The tables are as they were dumped"
else
  restore_dump
fi
