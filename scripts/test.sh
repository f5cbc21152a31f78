#!/bin/sh
# Run every test, the Neo4j ones against a real server started here and stopped at the end.
# As root, Debian packages that are missing are installed; otherwise the line that would is printed.
# With CI=true, anything that could not be run is a failure.
set -u
bin=.venv/bin
packages=""
command -v java >/dev/null 2>&1 || packages="$packages openjdk-17-jre-headless"
command -v mvn >/dev/null 2>&1 || packages="$packages maven"

if [ -n "$packages" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "installing$packages" >&2
        # shellcheck disable=SC2086  # a list of words on purpose
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages >/dev/null; } || true
    else
        echo "Neo4j needs Java and Maven; run: sudo apt-get install -y$packages" >&2
    fi
fi

"$bin/ruff" format --check . && "$bin/ruff" check . && "$bin/mypy" && "$bin/lint-imports" --no-cache || exit 1

if command -v java >/dev/null 2>&1 && command -v mvn >/dev/null 2>&1 && "$bin/python" deploy/neo4j/server.py fetch; then
    MANUMIT_TEST_NEO4J_REQUIRED=1 exec "$bin/python" deploy/neo4j/server.py run --port 0 -- "$bin/python" -m pytest
fi

echo "not run: the tests marked neo4j (no server could be started)" >&2
[ "${CI:-}" = true ] && exit 1
exec "$bin/python" -m pytest -m "not neo4j"
