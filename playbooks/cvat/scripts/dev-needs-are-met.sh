#!/bin/sh
# Asked of Python itself: each pinned requirement in the version that the release names.
set -eu
said=$(dev_python -c 'import re, sys
from importlib.metadata import version, PackageNotFoundError
for line in open("cvat/requirements/development.txt"):
    found = re.match(r"^([A-Za-z0-9._-]+)==([^ ;#]+)", line)
    if not found: continue
    try: have = version(found[1])
    except PackageNotFoundError: have = "none"
    if have != found[2]: print(found[1], found[2], "wanted, but", have)') || unclear "Expected the Python of $PYTHON_VENV to answer, but it did not"
[ -z "$said" ] || no "Expected every requirement of ${TO:?}, but: $(say "$said" | head -n 3 | tr '\n' ',')"
say "Every requirement of $TO is installed"
