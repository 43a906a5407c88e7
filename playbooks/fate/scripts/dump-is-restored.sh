#!/bin/sh
set -eu
tables_are_as_dumped || no "Expected the tables, their columns and the number of their rows to be as they were dumped, but they differ"
say "The tables are as they were dumped"
