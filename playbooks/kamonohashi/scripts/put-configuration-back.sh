#!/bin/sh
set -eu
put_configuration_back "${STEP_KEPT:?}"
