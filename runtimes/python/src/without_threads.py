"""What asks for threads, and does as well without: there are none in WebAssembly.

A pool runs what it is given at once, one after the other, which its contract allows. A thread of
one's own can't be started, and says so: it may wait for what only its maker can do.
"""

import asyncio.selector_events
import concurrent.futures
import concurrent.futures.thread
import threading

import s3transfer.futures


class SequentialExecutor(concurrent.futures.Executor):
    """Takes the place of `ThreadPoolExecutor`: each call is over when `submit` returns."""

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=(), **_):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max_workers = max_workers or 1
        self._closed = False
        if initializer is not None:
            initializer(*initargs)

    def submit(self, fn, /, *args, **kwargs):
        if self._closed:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = concurrent.futures.Future()
        future.set_running_or_notify_cancel()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._closed = True


def _start(self):
    raise RuntimeError(
        "can't start new thread: Virga's Python is WebAssembly, which has none. "
        "Use asyncio, or concurrent.futures, whose calls run one after the other."
    )


def install():
    """From now on nobody waits for a thread that can't come."""
    threading.Thread.start = _start
    concurrent.futures.ThreadPoolExecutor = SequentialExecutor
    concurrent.futures.thread.ThreadPoolExecutor = SequentialExecutor
    s3transfer.futures.BoundedExecutor.EXECUTOR_CLS = s3transfer.futures.NonThreadedExecutor
    # Wakes an event loop that waits, from another thread: a pair of sockets that nobody would use.
    loop = asyncio.selector_events.BaseSelectorEventLoop
    loop._make_self_pipe = lambda self: None
    loop._close_self_pipe = lambda self: None
    loop._write_to_self = lambda self: None
