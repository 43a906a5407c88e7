#!/bin/sh
set -eu
[ -n "${DEPLOY_USER:-}" ] || no "Expected DEPLOY_USER, because the deploy tool of ${TO:?} refuses root, but it is empty"
quietly id "$DEPLOY_USER" || no "Expected the user $DEPLOY_USER on this host, but there is none"
[ "$DEPLOY_USER" != root ] || no "Expected a DEPLOY_USER other than root, but it is root"
quietly sudo -n -u "$DEPLOY_USER" -H -- sudo -n true || no "Expected $DEPLOY_USER to be allowed to use sudo without a password, but it is not"
say "The user $DEPLOY_USER can run the deploy tool"
