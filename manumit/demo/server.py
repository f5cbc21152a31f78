"""Serves the sample web until Ctrl-C, to look at it with a browser: `python -m manumit.demo.server [PORT]`."""

import sys
from threading import Event

from manumit.demo.serving import SampleWeb, serve

__all__ = ["SampleWeb", "main", "serve"]


def main(arguments: list[str]) -> None:
    """Say where each site is, and serve. Without a port, a free one is taken."""
    with serve(int(arguments[0]) if arguments else 0) as web:
        for host in web.hosts:
            sys.stdout.write(f"http://{host}.localhost:{web.port}/\n")
        sys.stdout.flush()
        try:
            Event().wait()
        except KeyboardInterrupt:
            sys.stdout.write("\n")


if __name__ == "__main__":
    main(sys.argv[1:])
