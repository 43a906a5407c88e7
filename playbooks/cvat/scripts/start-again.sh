#!/bin/sh
set -eu
compose start 2>&1 || say "compose start ended with $?"
