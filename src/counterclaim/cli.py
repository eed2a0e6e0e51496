"""The command line. Exit codes: 0 done, 1 `check` found problems, 2 the command or its input makes no sense, 130 interrupted.

Stages are imported by the command that needs them, so that every other command starts at once.
"""

import json
import os
import shlex
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, replace
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from counterclaim import __version__
from counterclaim.errors import CounterclaimError, InputError, SettingsError

if TYPE_CHECKING:
    from rich.progress import Progress
    from sqlalchemy import Engine

    from counterclaim.record import Reread, Status, Tally
    from counterclaim.settings import ReadingSettings
    from counterclaim.store import CaseView

BAD_INPUT, PROBLEMS, INTERRUPTED = 2, 1, 130
SHOW_AFTER_S = 1.0
STDOUT = Path("-")
PURPOSE = "Read the reporting on an armed conflict and keep the record: who says what, who denies it, where the accounts part."

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=PURPOSE)


class Format(StrEnum):
    """What `export` writes."""

    JSONL = "jsonl"


class Verdict(StrEnum):
    """What `judge` can say."""

    EXPLAINED = "explained"
    RESOLVED = "resolved"
    REJECTED = "rejected"
    REOPENED = "reopened"


Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, web addresses, or - for standard input.")]
Named = Annotated[str, typer.Argument(metavar="ID", help="An id, or the path of an input.")]
CaseFile = Annotated[Path, typer.Option("--case", help="The case file.")]
Jobs = Annotated[int | None, typer.Option("--jobs", min=1, help="Processes that read articles; as many as there are cores, if not given.")]
Actors = Annotated[
    Path | None, typer.Option("--actors", help="A TOML file of states, groups and outlets that the shipped vocabularies lack.")
]
RulesOnly = Annotated[bool, typer.Option("--rules-only", help="Read by rules alone, without the annotator: faster, and misses more.")]
Weights = Annotated[
    str | None,
    typer.Option(
        "--weights",
        metavar="NAME",
        help="The annotator's weights: standard, licensed (trained on sets with a stated licence alone), or a file.",
    ),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="Tell the case as it could be known by this day (2031-05-02).")]
SaidBy = Annotated[str | None, typer.Option("--said-by", metavar="DAY", help="Tell only what had been said or counted by this day.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON, for scripts.")]


def _reading(actors: Path | None, rules_only: bool, weights: str | None) -> "ReadingSettings":
    from counterclaim.pipeline import weights_named
    from counterclaim.settings import ReadingSettings

    return ReadingSettings(actors=actors, rules_only=rules_only, weights=weights_named(weights) if weights else None)


@app.command()
def brief(
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", help="The folder for brief.html, record.jsonl and case.db; made if it is not there.")],
    title: Annotated[str | None, typer.Option("--title", help="The conflict's name, if the record's own suggestion is not wanted.")] = None,
    actors: Actors = None,
    rules_only: RulesOnly = False,
    weights: Weights = None,
    jobs: Jobs = None,
    as_of: AsOf = None,
    said_by: SaidBy = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Read articles and write the brief, the record and the case file into one folder. Run again, it adds what is new."""
    _refuse_missing(paths)
    _refuse_no_day(as_of, said_by)
    _make_folder(out)
    with _opened(out / "case.db", create=True) as case:
        tally = _add(case, paths, _reading(actors, rules_only, weights), jobs, quiet=quiet)
        left = _outdated(case, _reading(actors, rules_only, weights))
        view = _cut(_view(case), as_of, said_by)
    _write_file(out / "record.jsonl", _jsonl(view))
    _write_file(out / "brief.html", [_html(view, title, as_of, said_by)])
    written = {"brief": str(out / "brief.html"), "record": str(out / "record.jsonl"), "case": str(out / "case.db")}
    _answer(tally, written, left, quiet=quiet, as_json=as_json)


@app.command()
def add(
    paths: Paths,
    case: CaseFile,
    actors: Actors = None,
    rules_only: RulesOnly = False,
    weights: Weights = None,
    jobs: Jobs = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Read articles into a case file, which is made if it is not there. What it holds already is not read again."""
    _refuse_missing(paths)
    with _opened(case, create=True) as engine:
        tally = _add(engine, paths, _reading(actors, rules_only, weights), jobs, quiet=quiet)
        left = _outdated(engine, _reading(actors, rules_only, weights))
    _answer(tally, {"case": str(case)}, left, quiet=quiet, as_json=as_json)


@app.command()
def reread(
    case: CaseFile,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Read no more articles than this; the next run goes on.")] = None,
    actors: Actors = None,
    rules_only: RulesOnly = False,
    weights: Weights = None,
    jobs: Jobs = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Read recorded articles again that other rules or weights read, and compare what they say now. Stopped, it goes on where it stood.

    Give the --actors and --weights that the case is read with. Judgements stay; what is not found any more is withdrawn, never deleted.
    """
    from counterclaim import pipeline, rereading, runner

    settings = _reading(actors, rules_only, weights)
    with _opened(case) as engine:
        plan = rereading.Plan(
            read=partial(pipeline.read_again, reading=settings, case=case),
            near=partial(pipeline.near_articles, reading=settings),
            reconcile=partial(pipeline.reconcile_case, reading=settings, case=case),
            jobs=jobs or runner.available_cores(),
            version=pipeline.reader_version(settings),
            command=_encodable(shlex.join(["counterclaim", *sys.argv[1:]])),
        )
        with _watched(quiet=quiet) as watch:
            try:
                account, left = rereading.read_again(engine, plan, limit, lambda so_far, left: watch(so_far, f"reading again, {left} left"))
            except KeyboardInterrupt:
                _fail("stopped; what was read again stays, and the same command goes on from there", INTERRUPTED)
    if as_json:
        _print_json({**asdict(account), "outdated": left, "case": str(case)})
        return
    _say(account.in_words(), quiet=quiet)
    _say(_outdated_in_words(left), quiet=quiet or not left)


@app.command()
def export(
    case: CaseFile,
    out: Annotated[Path, typer.Option("--out", help="The file to write; - for standard output.")],
    form: Annotated[Format, typer.Option("--format", help="jsonl: the whole case, without loss.")] = Format.JSONL,
    quiet: Quiet = False,
) -> None:
    """Write the case in another form."""
    with _opened(case) as engine:
        view = _view(engine)
    lines = {Format.JSONL: _jsonl}[form](view)
    if out == STDOUT:
        for line in lines:
            sys.stdout.buffer.write(line.encode())
        return
    _write_file(out, lines)
    _say(f"Written to {out}.", quiet=quiet)


@app.command()
def check(case: CaseFile, quiet: Quiet = False, as_json: AsJson = False) -> None:
    """Test that every span equals its text, every hash holds and every id resolves. Exit code 1 where something does not."""
    from counterclaim.record import check as find_problems
    from counterclaim.record import reading

    with _opened(case) as engine, reading(engine) as connection, _working("checking", quiet=quiet or as_json):
        problems = list(find_problems(connection))
    if as_json:
        _print_json({"holds": not problems, "problems": [asdict(problem) for problem in problems]})
    else:
        for problem in problems:
            _say(f"{problem.id}: {problem.what}")
        _say(f"{len(problems)} problems." if problems else "The case holds.", quiet=quiet and not problems)
    raise typer.Exit(PROBLEMS if problems else 0)


@app.command()
def why(named: Named, case: CaseFile, as_json: AsJson = False) -> None:
    """Say why a line of the case reads as it does: the rule, its version and the words it stands on."""
    from counterclaim.pipeline import difference, proposed_grade
    from counterclaim.record import explain, reading

    with _opened(case) as engine:
        with reading(engine) as connection:
            explanations = explain(connection, named, difference)
        grade = proposed_grade(_view(engine), named) if any(one.kind == "toll" for one in explanations) else None
    if grade:
        explanations = [replace(one, lines=(*one.lines, grade)) for one in explanations]
    if as_json:
        _print_json([asdict(one) for one in explanations])
        return
    for one in explanations:
        _say("\n".join([one.id, *(f"  {line}" for line in one.lines)]))


@app.command()
def disputes(case: CaseFile, as_of: AsOf = None, said_by: SaidBy = None, as_json: AsJson = False) -> None:
    """List the open contradictions of a case, the weightiest first, with the words of both sides, and which names it takes for one."""
    from counterclaim.report.contradictions import names_joined, open_contradictions
    from counterclaim.report.lookup import look_up

    _refuse_no_day(as_of, said_by)
    with _opened(case) as engine:
        look = look_up(_cut(_view(engine), as_of, said_by))
    found, names = open_contradictions(look), names_joined(look)
    if as_json:
        _print_json([*(asdict(one) for one in found), *({"link": asdict(one)} for one in names)])
        return
    for one in found:
        dimension = f", on {one.link.dimension}" if one.link.dimension else ""
        origins = f"{one.origins} origin{'s' if one.origins > 1 else ''}"
        head = f"{one.weight:.2f}  {one.link.kind}{dimension}; {origins}; {one.link.id}"
        _say("\n      ".join((head, one.left, one.right, one.link.reason)))
    _say(f"{len(found)} open." if found else "Nothing in the case contradicts anything else in it.")
    if names:
        _say("\nNames that count as one claimant, the least sure first; `judge` one rejected to part them:")
    for link in names:
        _say(f"{link.score:.2f}  {link.reason}; {link.id}")


@app.command()
def judge(
    named: Named,
    case: CaseFile,
    verdict: Annotated[
        Verdict, typer.Option("--verdict", help="explained, resolved, rejected (the link is a mistake), or reopened (undo).")
    ],
    by: Annotated[str, typer.Option("--by", help="Who judges.")],
    reason: Annotated[str, typer.Option("--reason", help="Why, for whoever reads it later.")],
) -> None:
    """Note what a person decided about a link, an origin, a story or its conflict. Nothing is lost: the next judgement undoes this one."""
    from counterclaim.record import end_run, start_run, writing
    from counterclaim.record import judge as note

    with _opened(case) as engine, writing(engine) as connection:
        run = start_run(connection, _encodable(shlex.join(["counterclaim", *sys.argv[1:]])), __version__)
        made = note(connection, named, verdict.value, by=by, reason=reason, run=run)
        end_run(connection, run, {"judged": named})
    _say(f"{made.target}: {made.verdict}, by {made.by}.")


@app.command()
def status(case: CaseFile, as_json: AsJson = False) -> None:
    """Say what a case holds, in numbers, and what made it."""
    from counterclaim.record import reading
    from counterclaim.record import status as count

    with _opened(case) as engine, reading(engine) as connection:
        counted = count(connection)
    if as_json:
        _print_json(asdict(counted))
    else:
        _say("\n".join(_status_lines(counted)))


@app.command()
def schema(out: Annotated[Path, typer.Option("--out", help="The file to write; - for standard output.")] = STDOUT) -> None:
    """Write the JSON Schema of the native export."""
    from counterclaim.report.jsonl import schema_text

    if out == STDOUT:
        sys.stdout.write(schema_text())
    else:
        _write_file(out, [schema_text()])


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Say the version and stop.")] = False) -> None:
    if version:
        _say(f"counterclaim {__version__}")
        raise typer.Exit


def main() -> NoReturn:
    """Run the command line; what went wrong is told in one paragraph, without a traceback."""
    try:
        app()
    except CounterclaimError as error:
        _fail(str(error), BAD_INPUT)
    sys.exit(0)


def _add(case: "Engine", paths: Sequence[str], reading: "ReadingSettings", jobs: int | None, *, quiet: bool) -> "Tally":
    from counterclaim import pipeline, runner
    from counterclaim.acquire import acquire
    from counterclaim.settings import AcquireSettings

    file = Path(str(case.url.database))
    plan = runner.Plan(
        read=partial(pipeline.read_capture, reading=reading, case=file),
        reconcile=partial(pipeline.reconcile_case, reading=reading, case=file),
        jobs=jobs or runner.available_cores(),
        version=pipeline.reader_version(reading),
        command=_encodable(shlex.join(["counterclaim", *sys.argv[1:]])),
    )
    with _watched(quiet=quiet) as watch:
        try:
            return runner.add(acquire(paths, AcquireSettings()), case, plan, watch)
        except KeyboardInterrupt:
            _fail("stopped; what was recorded stays, and the same command goes on from there", INTERRUPTED)


@contextmanager
def _opened(path: Path, *, create: bool = False) -> Iterator["Engine"]:
    from counterclaim.record import open_case

    case = open_case(path, create=create)
    try:
        yield case
    finally:
        case.dispose()


def _view(case: "Engine") -> "CaseView":
    from counterclaim.record import case_view, reading

    with reading(case) as connection:
        return case_view(connection)


def _cut(view: "CaseView", as_of: str | None, said_by: str | None) -> "CaseView":
    """Return the case as it stood on a day, where one is asked for."""
    if as_of is None and said_by is None:
        return view
    from counterclaim.pipeline import view_as_of

    return view_as_of(view, as_of, said_by)


def _refuse_no_day(*days: str | None) -> None:
    for day in days:
        try:
            date.fromisoformat(day or "2031-05-02")
        except ValueError as error:
            raise SettingsError(f"{day!r} is no day", remedy="write it as 2031-05-02") from error


def _jsonl(view: "CaseView") -> Iterator[str]:
    from counterclaim.report.jsonl import export_lines

    return (f"{line}\n" for line in export_lines(view))


def _html(view: "CaseView", title: str | None, as_of: str | None, said_by: str | None) -> str:
    from counterclaim.report.brief import render_brief

    return render_brief(view, title=title, known_by=as_of, said_by=said_by)


def _refuse_missing(paths: Sequence[str]) -> None:
    """Refuse a command none of whose inputs is there: that is a slip of the hand. Where some are, the others become drops."""
    if not any(path == "-" or "://" in path or os.path.lexists(path) for path in paths):
        raise InputError("no such file or folder", where=", ".join(paths), remedy="check the spelling")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"the folder cannot be made: {error.strerror}", where=str(folder), remedy="give another --out") from error


def _write_file(path: Path, parts: Iterable[str]) -> None:
    """Write a file whole or not at all: a reader never sees half of it."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.writelines(part.encode("utf-8", "replace") for part in parts)
        os.chmod(name, 0o666 & ~_umask())  # noqa: PTH101
        os.replace(name, path)  # noqa: PTH105
    except OSError as error:
        raise InputError(f"the file cannot be written: {error.strerror}", where=str(path), remedy="give another --out") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _answer(tally: "Tally", written: dict[str, str], left: int, *, quiet: bool, as_json: bool) -> None:
    if as_json:
        _print_json({"articles": tally.articles, **asdict(tally), "outdated": left, **written})
        return
    _say(tally.in_words(), quiet=quiet)
    _say(_outdated_in_words(left), quiet=quiet or not left)
    for name, path in written.items():
        _say(f"{name.capitalize() + ':':8}{path}", quiet=quiet)


def _outdated(case: "Engine", settings: "ReadingSettings") -> int:
    """Return how many articles of the case other rules or weights read last."""
    from counterclaim.pipeline import reader_version
    from counterclaim.record import outdated, reading

    with reading(case) as connection:
        return len(outdated(connection, reader_version(settings)))


def _outdated_in_words(left: int) -> str:
    what = "1 article in the case was" if left == 1 else f"{left} articles in the case were"
    return f"{what} read by other rules or weights than these: 'counterclaim reread' reads them again, when you choose to."


def _status_lines(counted: "Status") -> Iterator[str]:
    for name, value in asdict(counted).items():
        label = name.replace("_", " ")
        if isinstance(value, dict):
            yield f"{label}: {sum(value.values())}"
            yield from (f"  {key}: {count}" for key, count in value.items())
        else:
            yield f"{label}: {'none' if value in (None, '') else value}"


@contextmanager
def _watched(*, quiet: bool) -> Iterator[Any]:
    """Give a function that shows how far a run has come, on a terminal, once it takes longer than a moment."""
    from counterclaim.record import Reread

    shown = None if quiet or not sys.stderr.isatty() else _progress()
    began = time.monotonic()

    def watch(tally: "Tally | Reread", doing: str) -> None:
        if shown is None:
            return
        if not shown.live.is_started and time.monotonic() - began >= SHOW_AFTER_S:
            shown.start()
        records = tally.added if isinstance(tally, Reread) else tally.records
        shown.update(shown.task_ids[0], description=doing, articles=tally.articles, records=records)

    try:
        yield watch
    finally:
        if shown is not None:
            shown.stop()


def _progress() -> "Progress":
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    told = TextColumn("{task.description}: {task.fields[articles]} articles, {task.fields[records]} records")
    progress = Progress(SpinnerColumn(), told, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
    progress.add_task("reading", total=None, articles=0, records=0)
    return progress


def _working(doing: str, *, quiet: bool) -> Any:
    if quiet or not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(doing)


def _say(text: str, *, quiet: bool = False) -> None:
    if not quiet:
        typer.echo(_encodable(text))


def _print_json(value: object) -> None:
    typer.echo(json.dumps(value, indent=1))


def _fail(text: str, code: int) -> NoReturn:
    typer.echo(f"counterclaim: {_encodable(text)}", err=True)
    sys.exit(code)


def _encodable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


if __name__ == "__main__":
    main()
