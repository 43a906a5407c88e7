#!/bin/sh
set -eu
new=${POSTGRES_NEW_DATA:?}
[ "$(serving_folder)" != "$new" ] || no "Expected nobody to serve $new, but the server at port ${DB_PORT:?} does"
[ ! -e "$new" ] || [ -f "$new/stepwise" ] || no "Expected $new to be made by Stepwise, but it is not"
as_postgres rm -rf "${new:?}" "$new.initdb" "$new.stepwise-part"
say "$new is gone"
