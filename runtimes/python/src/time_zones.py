"""The time zones, carried inside the snapshot: on Lambda they are files of the system."""

import io
import os
import sys
import zlib
import zoneinfo._common

_zones = {}


def _keep():
    for folder in sys.path:
        root = os.path.join(folder, "tzdata", "zoneinfo")
        for directory, folders, files in os.walk(root):
            folders.sort()
            for file in sorted(files):
                path = os.path.join(directory, file)
                if not file.endswith(".py"):
                    with open(path, "rb") as zone:
                        _zones[os.path.relpath(path, root)] = zlib.compress(zone.read(), 9)


def _load(key):
    try:
        return io.BytesIO(zlib.decompress(_zones[key]))
    except KeyError:
        raise zoneinfo.ZoneInfoNotFoundError(f"No time zone found with key {key}") from None


def install():
    """From now on `zoneinfo` finds all zones."""
    _keep()
    zoneinfo._common.load_tzdata = _load
