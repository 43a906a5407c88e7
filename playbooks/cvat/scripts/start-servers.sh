#!/bin/sh
set -eu
servers_hook start || say "$SERVERS_HOOK start ended with $?"
