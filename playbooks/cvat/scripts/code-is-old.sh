#!/bin/sh
set -eu
found=$(checkout_git rev-parse HEAD)
[ "$found" = "${OLD_COMMIT:?}" ] || no "Expected the checkout at $OLD_COMMIT again, but it is at $found"
branch=$(checkout_git symbolic-ref --quiet --short HEAD) || branch=$found
[ "$branch" = "${OLD_BRANCH:?}" ] || no "Expected the checkout on $OLD_BRANCH again, but it is on $branch"
edited=$(edited_files)
[ -z "$edited" ] || no "Expected every file as it is in $OLD_BRANCH, but these differ: $edited"
say "The checkout is at ${FROM:?} again, on $OLD_BRANCH"
