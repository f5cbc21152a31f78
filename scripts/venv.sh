#!/bin/sh
# Make the virtual environment and install a lock and this project into it.
# usage: venv.sh PYTHON VENV LOCK
set -eu
python=$1 venv=$2 lock=$3

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "error: $python is missing or older than 3.11; install Python 3.11 or say: make PYTHON=/path/to/python3.11" >&2
    exit 3
fi
# Names are compared in every script with ICU, whose Python binding is built from source.
packages=""
[ -x "$venv/bin/python" ] || "$python" -c 'import ensurepip' 2>/dev/null || packages="$packages python3-venv"
command -v g++ >/dev/null 2>&1 || packages="$packages g++"
pkg-config --exists icu-i18n 2>/dev/null || packages="$packages pkg-config libicu-dev"
"$python" -c 'import os, sysconfig, sys; sys.exit(not os.path.exists(sysconfig.get_path("include") + "/Python.h"))' ||
    packages="$packages python3-dev"

if [ -n "$packages" ] && ! "$venv/bin/python" -c 'import icu' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "installing$packages" >&2
        # shellcheck disable=SC2086  # a list of words on purpose
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages >/dev/null
    else
        echo "error: Debian packages are missing; run: sudo apt-get install -y$packages" >&2
        exit 3
    fi
fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
echo "installing $lock into $venv (a few minutes the first time)" >&2
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
