#!/bin/sh
set -eu
fact STATFILE "$(statfile)"
move_leaders_off
