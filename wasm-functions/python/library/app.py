import base64
import collections
import csv
import datetime
import email.message
import gzip
import hashlib
import hmac
import html
import importlib
import io
import itertools
import json
import random
import re
import statistics
import struct
import tempfile
import textwrap
import time
import tomllib
import unicodedata
import uuid
import xml.etree.ElementTree as xml
import zipfile
import zlib
import zoneinfo
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def handler(event, context):
    document = xml.fromstring("<orders><order id='1'/><order id='2'/></orders>")
    message = email.message.EmailMessage()
    message["Subject"] = "Order"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("order.txt", "order " * 100)
    with tempfile.NamedTemporaryFile("w+", suffix=".csv") as file:
        csv.writer(file).writerows([["sku", "quantity"], ["apple", 2]])
        file.seek(0)
        rows = list(csv.DictReader(file))
    berlin = zoneinfo.ZoneInfo("Europe/Berlin")
    absent = {}
    for name in ("bz2", "lzma", "ctypes"):
        try:
            importlib.import_module(name)
        except ImportError as error:
            absent[name] = type(error).__name__
    return {
        "ids": [order.get("id") for order in document.iter("order")],
        "subject": message["Subject"],
        "zipped": packed.tell() < 600,
        "rows": rows,
        "berlin": datetime.datetime(2024, 7, 1, 12, tzinfo=datetime.UTC).astimezone(berlin).isoformat(),
        "sha256": hashlib.sha256(b"order").hexdigest(),
        "hmac": hmac.new(b"key", b"order", "sha1").hexdigest(),
        "inflated": zlib.decompress(gzip.compress(b"order"), 31).decode(),
        "words": collections.Counter(re.findall(r"\w+", "a b a")),
        "rounded": str(Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_UP)),
        "half": str(Fraction(1, 2)),
        "median": statistics.median([1, 5, 3]),
        "packed": struct.pack(">I", 7).hex(),
        "toml": tomllib.loads("limit = 3"),
        "name": unicodedata.name("ü"),
        "pairs": list(itertools.pairwise([1, 2, 3])),
        "escaped": html.escape("<b>"),
        "short": textwrap.shorten("a long sentence", 8),
        "text": base64.b64encode("größe".encode()).decode(),
        "uuid": str(uuid.uuid5(uuid.NAMESPACE_DNS, "example.com")),
        "random": 0 <= random.random() < 1,
        "year": time.gmtime().tm_year,
        "json": json.dumps({"ü": [1.0, 1e100, None]}, ensure_ascii=False),
        "absent": absent,
    }
