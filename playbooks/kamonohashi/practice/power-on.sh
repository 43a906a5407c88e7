#!/bin/sh
# Nothing to start: the practice cluster is a folder.
exit 0
