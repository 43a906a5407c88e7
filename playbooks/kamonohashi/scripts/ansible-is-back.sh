#!/bin/sh
set -eu
require_ansible_back "${STEP_KEPT:?}"
