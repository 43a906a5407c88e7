#!/bin/sh
set -eu
move_leaders_back
