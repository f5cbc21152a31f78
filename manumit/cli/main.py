"""The root command. Each subcommand lives in its own file and is imported when it is called."""

import importlib
import sys

import click

from manumit import __version__
from manumit.cli.context import Session
from manumit.model.errors import ManumitError

COMMANDS = {
    "demo": "manumit.cli.demo:demo",
    "scan": "manumit.cli.scan:scan",
    "sources": "manumit.cli.sources:sources",
    "crawl": "manumit.cli.crawl:crawl",
    "import": "manumit.cli.importing:import_file",
    "read": "manumit.cli.read:read",
    "criteria": "manumit.cli.criteria:criteria",
    "match": "manumit.cli.match:match",
    "graph": "manumit.cli.graph:graph",
    "rules": "manumit.cli.rules:rules",
    "alerts": "manumit.cli.alerts:alerts",
    "report": "manumit.cli.report:report",
    "evidence": "manumit.cli.evidence:evidence",
    "config": "manumit.cli.config:config",
    "doctor": "manumit.cli.doctor:doctor",
}


class LazyGroup(click.Group):
    """A group that imports a command only when it is asked for, so that --help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, name = place.split(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="manumit")
@click.option("--data", metavar="FOLDER", help="Where the archive, ledger, graph and reports are. [./manumit-data]")
@click.option("--config", "config_file", metavar="FILE", help="A settings file. [./manumit.toml]")
@click.option("--engine", type=click.Choice(["embedded", "neo4j"]), help="The graph engine. [embedded]")
@click.pass_context
def cli(ctx: click.Context, data: str | None, config_file: str | None, engine: str | None) -> None:
    """Supply-chain due diligence against forced labour: evidence, links, reasons.

    Exit codes: 0 ok, 1 findings at or above --fail-on (or faults found by a check), 2 usage,
    3 configuration, 4 source unreachable, 5 partial result, 130 interrupted.
    """
    ctx.obj = Session(flags={"data": data, "graph.engine": engine}, config_file=config_file)


def main() -> None:
    """Run the command line; a person's mistake ends in one line, never in a traceback."""
    try:
        code = cli.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except ManumitError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(error.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    except click.ClickException as error:
        where = f" (see '{error.ctx.command_path} --help')" if isinstance(error, click.UsageError) and error.ctx else ""
        click.echo(f"error: {error.format_message()}{where}", err=True)
        sys.exit(2)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; what was done is kept, the same command goes on from there", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # the reader of our output went away: nothing is wrong
        sys.stderr.close()
        sys.exit(0)
