#!/bin/sh
# Taken before anything else: the operation tool changes it, and can leave it changed.
set -eu
auto_failover
