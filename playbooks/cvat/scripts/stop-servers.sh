#!/bin/sh
set -eu
servers_hook stop || say "$SERVERS_HOOK stop ended with $?"
