#!/bin/sh
set -eu
require_stopped "${COMPONENT:?}"
