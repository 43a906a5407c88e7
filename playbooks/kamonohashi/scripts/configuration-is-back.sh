#!/bin/sh
set -eu
require_configuration_back "${STEP_KEPT:?}"
say "The configuration is as it was before the step"
