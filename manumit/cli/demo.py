"""manumit demo: the sample web on loopback, and the whole pipeline over it."""

from pathlib import Path

import click

from manumit.cli.context import Session, as_json, pass_session
from manumit.cli.progress import shown


@click.command(short_help="Crawl and judge a small fictional world.")
@as_json
@pass_session
def demo(session: Session, as_json: bool) -> int:
    """Crawl and judge a small fictional world, served on this machine only.

    Nothing leaves the machine. Data goes to manumit-data/demo (or FOLDER/demo with --data FOLDER).
    """
    from manumit.cli.outcome import conclude
    from manumit.demo import SOURCES, SUPPLIERS, serve
    from manumit.pipeline.scan import ScanRequest
    from manumit.pipeline.scan import scan as run_scan

    base = session.settings()
    with serve() as web:
        settings = session.settings(
            data=base.data / "demo",
            cards=(*base.cards, SOURCES),
            **{"crawl.connect_to": web.connect_to, "crawl.delay": 0.0},
        )
        names = demo_sources(Path(SOURCES))
        if not as_json:
            click.echo(f"the sample web is on 127.0.0.1:{web.port}: {len(web.hosts)} fictional sites", err=True)
        with session.workspace(settings) as workspace:
            with shown() as tell:
                result = run_scan(workspace, ScanRequest(suppliers=SUPPLIERS, sources=names), tell)
            conclude(workspace, result, as_json=as_json, fail_on=None)
    return 0


def demo_sources(folder: Path) -> tuple[str, ...]:
    """The names of the sample web's cards."""
    return tuple(sorted(path.stem for path in folder.rglob("*.yml")))
