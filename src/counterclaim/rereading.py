"""Read recorded articles again that an earlier version of the reader read: on demand, in batches that outlast a stop at any moment."""

from collections.abc import Callable, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Engine

from counterclaim.article import Article, Drop
from counterclaim.fault import EVERYWHERE
from counterclaim.record import CaseStore, Reading, Reread, Rereading, end_run, outdated, reading, start_run, writing
from counterclaim.runner import process_pool
from counterclaim.store import ReconcileStore, Said

AT_ONCE = 40  # articles a transaction
FEW = 8  # articles for which processes cost more than they save

Result = Said | Drop
Watch = Callable[[Reread, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How articles are read again: who reads one, what hangs on some, who compares, in how many processes, and under which version.

    ``read`` must be a function that another process can import.
    """

    read: Callable[[Article], Result]
    near: Callable[[ReconcileStore, Sequence[str]], set[str]]
    reconcile: Callable[[ReconcileStore], None]
    jobs: int
    version: str
    command: str


def unwatched(account: Reread, left: int) -> None:
    """Tell nobody how far the run has come."""


def read_again(case: Engine, plan: Plan, limit: int | None = None, watch: Watch = unwatched) -> tuple[Reread, int]:
    """Read outdated articles again, at most ``limit``; return the account, and how many are left.

    What is read is written batch by batch, so that a run that was stopped goes on where it stood; comparing comes last, and by the next run
    where this one did not come so far. An article whose reading fails stays as it was, and outdated.
    """
    with writing(case) as connection:
        run = start_run(connection, plan.command, plan.version)
        waiting = outdated(connection, plan.version)
    account = Reread()
    wanted = waiting[:limit]
    with _Readers(plan.read, plan.jobs if len(wanted) > FEW else 1) as readers:
        for first in range(0, len(wanted), AT_ONCE):
            account += _batch(case, run, plan, readers, wanted[first : first + AT_ONCE])
            watch(account, len(waiting) - account.articles)
    with writing(case) as connection:
        plan.reconcile(CaseStore(connection, run))
        end_run(connection, run, account)
    return account, len(waiting) - account.articles


def _batch(case: Engine, run: str, plan: Plan, readers: "_Readers", ids: Sequence[str]) -> Reread:
    with reading(case) as connection:
        articles = list(CaseStore(connection, run).articles(ids, as_read=True))
    found = [one for one in readers.read(articles) if one is not None]
    with writing(case) as connection:
        store, desk = CaseStore(connection, run), Rereading(connection, run, plan.version)
        changed = [one.article.id for one in found if desk.changes(one)]
        if changed:
            store.recheck(plan.near(store, changed))
        return sum((desk.write(one) for one in found), Reread())


class _Readers:
    """Who reads: this process, or several that stay for the whole run."""

    def __init__(self, read: Callable[[Article], Result], jobs: int) -> None:
        self._read = partial(_read, read)
        self._jobs = jobs
        self._pool = process_pool(jobs) if jobs > 1 else None

    def __enter__(self) -> "_Readers":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def read(self, articles: Sequence[Article]) -> list[Reading | None]:
        """Return what each article says now, null where reading it failed."""
        if self._pool is None:
            return [self._read(article) for article in articles]
        try:
            return list(self._pool.map(self._read, articles))
        except BrokenProcessPool:
            self._pool = process_pool(self._jobs)
            return [self._alone(article) for article in articles]

    def _alone(self, article: Article) -> Reading | None:
        """Read one article in a process of its own, to find the one that ends its process: it is left as it was."""
        with process_pool(1) as pool:
            try:
                return pool.submit(self._read, article).result()
            except BrokenProcessPool:
                return None


def _read(read: Callable[[Article], Result], article: Article) -> Reading | None:
    try:
        found = read(article)
    except EVERYWHERE:
        raise
    except Exception:  # one article's fault never costs another; it stays outdated, and the account says how many are left
        return None
    if isinstance(found, Drop):
        return Reading(article, (), reason=f"{found.reason}: {found.detail}")
    return Reading(article, found.records, found.annotations)
