#!/bin/sh
set -eu
is_stopped "${COMPONENT:?}" || no "Expected $COMPONENT to be stopped, but $(still_there "$COMPONENT")"
say "$COMPONENT is stopped, and nobody listens at $(address_of "$COMPONENT")"
