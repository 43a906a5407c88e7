#!/bin/sh
# The host's release of Ubuntu, such as 18.04; another system by its own name.
set -eu
name=$(sed -n 's/^ID=//p' "${OS_RELEASE_FILE:?}" | tr -d '"')
version=$(sed -n 's/^VERSION_ID=//p' "$OS_RELEASE_FILE" | tr -d '"')
if [ "$name" = ubuntu ]; then say "$version"; else say "$name $version"; fi
