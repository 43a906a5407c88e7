#!/bin/sh
set -eu
servers start || say "$SERVERS_HOOK start ended with $?"
