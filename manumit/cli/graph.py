"""manumit graph: ask the graph, export it, rebuild it."""

from pathlib import Path

import click

from manumit.cli.context import Session, as_json, as_jsonl, pass_session, print_json, print_jsonl
from manumit.cli.progress import shown
from manumit.model.errors import UsageProblem
from manumit.model.graph import Entity, Exposure, GraphReader


@click.group()
def graph() -> None:
    """The graph: entities, links, exposures."""


@graph.command()
@as_json
@pass_session
def stats(session: Session, as_json: bool) -> None:
    """Count what the graph holds."""
    from manumit.pipeline.link import opened_graph

    settings = session.settings()
    with opened_graph(settings) as store:
        figures = {
            "engine": settings.graph.engine,
            "version": store.version(),
            "hash": store.content_hash(),
            "counts": store.counts(),
        }
    if as_json:
        print_json(figures)
        return
    for name, value in figures.items():
        if isinstance(value, dict):
            for kind, number in sorted(value.items()):
                click.echo(f"{kind:<16} {number}")
        else:
            click.echo(f"{name:<16} {value or 'empty; run: manumit graph rebuild'}")


@graph.command()
@click.argument("name")
@click.option("--limit", default=50, show_default=True, help="How many links are shown.")
@as_json
@pass_session
def show(session: Session, name: str, limit: int, as_json: bool) -> None:
    """Show one entity (by id or name) with its links, signals and doubts."""
    from manumit.pipeline.link import opened_graph

    with opened_graph(session.settings()) as store:
        entity = find(store, name)
        edges, total = store.neighbours(entity.id, limit=limit)
        signals = list(store.signals([entity.id]))
        twins = list(store.twins([entity.id]))
        names = {e.id: e.name for edge in edges for e in (store.entity(edge.source), store.entity(edge.target)) if e}
    if as_json:
        print_json(
            {"entity": entity, "edges": edges, "edges_in_all": total, "signals": signals, "possibly_same": twins}
        )
        return
    click.echo(f"{entity.name} · {entity.kind} · {entity.country or 'country unknown'} · {entity.id}")
    click.echo(f"described by {', '.join(entity.sources)}")
    for edge in edges:
        click.echo(f"  {names[edge.source]} {edge.kind.replace('_', ' ')} {names[edge.target]}")
    if total > len(edges):
        click.echo(f"  {total - len(edges)} more links; raise --limit to see them")
    for attached in signals:
        quote = f" “{attached.quote}”" if attached.quote else ""
        click.echo(f"  {attached.signal.group}: {attached.signal.kind} · {attached.source}{quote}")
    for twin in twins:
        click.echo(f"  possibly the same ({twin.score:.2f}): {twin.question}")


@graph.command()
@click.argument("names", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Of every company, agency, facility and brand.")
@click.option("--tiers", type=click.IntRange(1, 6), help="How many links upstream. [4]")
@as_json
@as_jsonl
@pass_session
def exposures(
    session: Session, names: tuple[str, ...], every: bool, tiers: int | None, as_json: bool, as_jsonl: bool
) -> None:
    """Show the signals upstream of NAMES (ids or names), each with its path."""
    from manumit.model.words import EntityKind
    from manumit.pipeline.judge import expose
    from manumit.pipeline.link import opened_graph

    if not names and not every:
        raise click.UsageError("name at least one entity, or say --all")
    settings = session.settings(tiers=tiers)
    kinds = (EntityKind.COMPANY, EntityKind.AGENCY, EntityKind.FACILITY, EntityKind.BRAND, EntityKind.VESSEL)
    with opened_graph(settings) as store:
        subjects = sorted({e.id for e in store.entities(kinds)} if every else {find(store, name).id for name in names})
        by_subject = expose(store, subjects, tiers=settings.tiers)
        labels = {e.id: e.name for e in store.entities()}
    found = [exposure for subject in subjects for exposure in by_subject[subject]]
    if as_jsonl:
        print_jsonl(found)
    elif as_json:
        print_json(found)
    else:
        for exposure in found:
            _say_exposure(exposure, labels)


def _say_exposure(exposure: Exposure, labels: dict[str, str]) -> None:
    signal = exposure.signal
    click.echo(
        f"{labels[exposure.subject]} ← {labels[signal.entity]}: {signal.signal.group} ({signal.signal.kind}), "
        f"tier {exposure.tier}, {exposure.certainty}"
    )
    for edge in exposure.path:
        click.echo(f"    {labels[edge.source]} {edge.kind.replace('_', ' ')} {labels[edge.target]}")


@graph.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--format", "format", type=click.Choice(["graphml", "gexf", "csv", "jsonl"]), default="jsonl", show_default=True
)
@pass_session
def export(session: Session, out: Path, format: str) -> None:
    """Export the whole graph to OUT (a file; with --format csv a folder)."""
    from manumit.pipeline.link import opened_graph
    from manumit.pipeline.outlet import export_graph

    with opened_graph(session.settings()) as store:
        export_graph(store, format, out)
    click.echo(f"written: {out}", err=True)


@graph.command()
@as_json
@pass_session
def rebuild(session: Session, as_json: bool) -> None:
    """Rebuild the graph from the ledger, on the engine that is set."""
    from manumit.pipeline.link import link, opened_graph

    with session.workspace() as workspace, opened_graph(workspace.settings) as store, shown() as tell:
        report = link(workspace, store, tell)
        digest = store.content_hash()
    if as_json:
        print_json({"report": report, "hash": digest})
    else:
        for name, value in report.model_dump(mode="json").items():
            click.echo(f"{name:<16} {value}")
        click.echo(f"{'hash':<16} {digest}")


def find(store: GraphReader, name: str) -> Entity:
    """The entity with this id, or the one best hit for this name. Raises UsageProblem on none or several."""
    resolved = store.resolve(name)
    entity = store.entity(resolved) if resolved else None
    if entity:
        return entity
    hits = store.search(name, limit=10)
    exact = [hit for hit in hits if hit.name.casefold() == name.casefold()]
    chosen = exact or hits
    if not chosen:
        raise UsageProblem(f"{name}: nothing of this name in the graph; that is unknown, not safe")
    if len(chosen) > 1:
        options = ", ".join(f"{hit.name} ({hit.kind}, {hit.country or '?'}, {hit.id})" for hit in chosen[:5])
        raise UsageProblem(f"{name}: several fit; give an id: {options}")
    found = store.entity(chosen[0].id)
    assert found is not None
    return found
