#!/bin/sh
# Make the virtual environment and install a lock and this project into it.
# usage: venv.sh PYTHON VENV LOCK
set -eu
python=$1 venv=$2 lock=$3

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "error: $python is missing or older than 3.11; install Python 3.11 or say: make PYTHON=/path/to/python3.11" >&2
    exit 3
fi
if [ ! -x "$venv/bin/python" ] && ! "$python" -c 'import ensurepip' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
    else
        echo "error: Python's venv module is missing; run: sudo apt-get install -y python3-venv" >&2
        exit 3
    fi
fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
echo "installing $lock into $venv (a few minutes the first time)" >&2
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
