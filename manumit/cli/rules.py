"""manumit rules: what follows from what."""

import click

from manumit.cli.context import Session, as_json, pass_session, print_json
from manumit.model.errors import ConfigurationProblem


@click.group()
def rules() -> None:
    """The rules, each judged by its own examples."""


@rules.command("list")
@as_json
@pass_session
def list_(session: Session, as_json: bool) -> None:
    """List every rule."""
    from manumit.pipeline.judge import rules_of

    found = rules_of(session.settings())
    if as_json:
        print_json(found)
        return
    for rule in found:
        click.echo(f"{rule.id:<28} {rule.severity:<9} {rule.title} · {', '.join(rule.laws)}")


@rules.command()
@as_json
@pass_session
def check(session: Session, as_json: bool) -> int:
    """Try every rule on its own positive and negative examples."""
    from manumit.pipeline.judge import try_rules

    trials = try_rules(session.settings())
    problems = [f"rule {trial.rule}: {problem}" for trial in trials for problem in trial.problems]
    if as_json:
        print_json(trials)
    else:
        for trial in trials:
            click.echo(f"{trial.rule:<28} raises {trial.raises} · stays quiet {trial.stays_quiet} · asks {trial.asks}")
    for problem in problems:
        click.echo(f"error: {problem}", err=True)
    return ConfigurationProblem.exit_code if problems else 0
