#!/bin/sh
set -eu
require_checkout_serves "${FROM:?}" "${BASELINE:-$(backup_dir)}/counts"
say "CVAT $FROM runs from the checkout, with every row that was counted"
