#!/bin/sh
# A volume cannot be renamed; its copy and the dump were proven right before this.
set -eu
remove_database_volume 2>&1 || say "docker volume rm ended with $?"
