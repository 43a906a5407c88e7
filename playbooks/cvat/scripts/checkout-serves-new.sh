#!/bin/sh
set -eu
require_checkout_serves "${TO:?}" "${BASELINE:?}/counts"
say "CVAT $TO runs from the checkout, its database is migrated, and it has every row that was counted"
