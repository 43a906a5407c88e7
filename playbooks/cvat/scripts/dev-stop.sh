#!/bin/sh
set -eu
servers stop || say "$SERVERS_HOOK stop ended with $?"
