"""The SDK's data files, carried inside the snapshot like the library."""

import gzip
import json
import os
import sys
from collections import OrderedDict

import boto3
import botocore
import botocore.loaders
import botocore.session

#: Services whose descriptions are carried: those of Virga, and what functions most often call besides.
#: A function that needs another brings its own botocore, as on Lambda when it needs a newer one.
SERVICES = (
    "sqs", "lambda", "stepfunctions", "s3", "sts", "iam", "logs", "sns", "events", "dynamodb", "kinesis",
    "secretsmanager", "ssm", "cloudwatch", "scheduler",
)


class EmbeddedModels(botocore.loaders.Loader):
    """Looks among the embedded files first, then where the SDK itself would look."""

    def __init__(self):
        super().__init__()
        self.files = {}
        for folder in sys.path:
            for package in ("botocore", "boto3"):
                self._keep(os.path.join(folder, package, "data"))

    def _keep(self, root):
        for folder, folders, files in os.walk(root):
            folders.sort()
            relative = os.path.relpath(folder, root)
            if relative != "." and relative.split("/")[0] not in SERVICES:
                continue
            for file in sorted(files):
                name, _, extension = file.partition(".json")
                if extension in ("", ".gz"):
                    with open(os.path.join(folder, file), "rb") as content:
                        kept = content.read()
                    key = name if relative == "." else f"{relative}/{name}"
                    self.files[key] = kept if extension else gzip.compress(kept, mtime=0)

    @botocore.loaders.instance_cache
    def list_available_services(self, type_name):
        embedded = {key.split("/")[0] for key in self.files if key.endswith(f"/{type_name}")}
        return sorted(embedded.union(super().list_available_services(type_name)))

    @botocore.loaders.instance_cache
    def list_api_versions(self, service_name, type_name):
        parts = (key.split("/") for key in self.files)
        versions = {key[1] for key in parts if key[0] == service_name and key[-1] == type_name}
        return sorted(versions) or super().list_api_versions(service_name, type_name)

    @botocore.loaders.instance_cache
    def load_data_with_path(self, name):
        kept = self.files.get(name)
        if kept is None:
            return super().load_data_with_path(name)
        data = json.loads(gzip.decompress(kept), object_pairs_hook=OrderedDict)
        return data, os.path.join(self.BUILTIN_DATA_PATH, name)


def install():
    """From now on sessions share one loader, and what it has read stays read."""
    shared = EmbeddedModels()
    usual = botocore.session.create_loader
    botocore.session.create_loader = lambda path=None: usual(path) if path else shared
    # What making clients reads and works out is kept by whoever read it.
    for service in ("sqs", "lambda", "stepfunctions", "s3"):
        session = boto3.session.Session("virga", "virga", region_name="us-east-1")
        session.client(service, endpoint_url="http://localhost")
