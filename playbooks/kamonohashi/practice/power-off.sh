#!/bin/sh
# Nothing runs.
exit 0
