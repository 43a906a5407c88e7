#!/bin/sh
set -eu
start_component "${COMPONENT:?}"
