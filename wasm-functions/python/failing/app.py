"""Everything that can go wrong."""

import os
import sys
import warnings


class OrderRejected(Exception):
    """An error of one's own."""


def handler(event, context):
    return globals()[event["fail"]]()


def raised():
    raise OrderRejected("order 7 is too large")


def chained():
    try:
        {}["missing"]
    except KeyError as error:
        raise OrderRejected("no such order") from error


def not_json():
    return {"when": object()}


def exited():
    sys.exit(3)


def exited_well():
    sys.exit(0)


def exited_at_once():
    os._exit(4)


def recursive():
    return recursive() + 1


def spinning():
    while True:
        pass


def hungry():
    kept = []
    while True:
        kept.append(bytearray(10_000_000))


def too_long():
    return "x" * 7_000_000


def long():
    return "x" * 5_900_000


def loud():
    for number in range(20_000):
        print("a line that is written very often indeed", number)
    return "written"


def escaping():
    try:
        return open("/etc/passwd").read()
    except OSError as error:
        return type(error).__name__


def forked():
    try:
        return os.fork()
    except (AttributeError, OSError) as error:
        return type(error).__name__


def written():
    ways = [lambda: open("/var/task/new.py", "w"), lambda: os.unlink(__file__), lambda: os.mkdir("/var/task/new")]
    told = set()
    for way in ways:
        try:
            way()
        except OSError as error:
            told.add(error.strerror)
    return [*told]


def filling():
    written = 0
    try:
        with open("/tmp/large", "wb", buffering=0) as file:
            while True:
                written += file.write(b"x" * 1_048_576)
    except OSError:
        return written


def spawned():
    import subprocess

    try:
        return subprocess.run(["ls"])
    except OSError as error:
        return type(error).__name__


def closing():
    os.close(0)
    os.close(1)
    return "closed"


def unicode():
    return {"name": "größe 漢字 😀"}


def warned():
    warnings.warn("an old way")
    return "warned"


class Finalized:
    def __del__(self):
        raise OrderRejected("at its end")


def finalized():
    Finalized()
    return "gone"


def threaded():
    import threading

    try:
        threading.Thread(target=print).start()
    except RuntimeError as error:
        return str(error)
