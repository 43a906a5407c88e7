#!/bin/sh
# Nothing runs here: whether Ferry runs is a file.
