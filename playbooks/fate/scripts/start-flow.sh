#!/bin/sh
set -eu
start_flow
say "FATE Flow is $(flow)"
