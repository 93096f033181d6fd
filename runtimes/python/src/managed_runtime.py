"""What a function's own code finds around it: the interpreter's library, AWS's SDK and runtime client.

All this is taken into the snapshot, with everything imported that most functions import; `run` is where
an execution environment comes to life.
"""

import gc
import os
import sys

# Our own stand-ins come before the library's modules that need what isn't there.
HERE = os.path.dirname(__file__)
sys.path.remove(HERE)
sys.path.insert(0, HERE)

import request_socket

request_socket.install()

import embedded_library

LIBRARY = embedded_library.EmbeddedLibrary()
LIBRARY.keep_all()
# Whatever is imported from here on until the snapshot is taken knows itself by the names of Lambda's files.
sys.meta_path.insert(0, LIBRARY)

import awslambdaric.bootstrap as bootstrap

#: What a function's own module of the same name does not take the place of, here as on Lambda.
IN_USE = set(sys.modules)

import json
import random

import preloaded
import service_models
import time_zones
import without_threads

service_models.install()
time_zones.install()
without_threads.install()

# A function's own modules, and those of its layers, come before what is carried.
sys.meta_path.remove(LIBRARY)
sys.meta_path += [LIBRARY, embedded_library.NativeModules()]

#: What was imported ahead of need, by the first part of the name. To go through `sys.modules` would write to
#: a page of the snapshot for nearly each of a thousand names, since to look at an object is to count it.
CARRIED = {}
for module in sys.modules:
    if module not in IN_USE:
        CARRIED.setdefault(module.partition(".")[0], []).append(module)

from awslambdaric.lambda_runtime_client import InvocationRequest, LambdaRuntimeClient
from awslambdaric.lambda_runtime_log_utils import LogFormat, _get_log_level_from_env_var
from awslambdaric.lambda_runtime_marshaller import to_json
from marshaller import Marshaller
import runtime_client
from wit_world.imports import function_code, runtime_api


class RuntimeClient(LambdaRuntimeClient):
    """AWS's client, over typed calls instead of HTTP."""

    def __init__(self):
        super().__init__("")
        # Made here, where the version that was asked for is known.
        self.marshaller = Marshaller()

    def wait_next_invocation(self):
        if runtime_client.has_handed_over_much():
            # Another environment goes on, as on Lambda, where each ends sooner or later.
            sys.exit()
        invocation = runtime_api.next()
        return InvocationRequest(
            invoke_id=invocation.request_id,
            x_amzn_trace_id=invocation.trace_id,
            invoked_function_arn=invocation.function_arn,
            deadline_time_in_ms=invocation.deadline_ms,
            client_context=invocation.client_context,
            cognito_identity=invocation.cognito_identity,
            tenant_id=invocation.tenant_id,
            content_type=invocation.content_type,
            event_body=invocation.event,
            invocation_id=None,
        )

    def post_init_error(self, error_response_data, error_type_override=None):
        kind = error_type_override or error_response_data["errorType"]
        runtime_api.init_error(kind, to_json(error_response_data).encode())


class WitWorld:
    """The world's one export."""

    def run(self):
        if runtime_api.stands_by():
            _prepare()
            runtime_api.assigned()
            _look_around()
        _wake()
        try:
            bootstrap.run(os.environ["_HANDLER"], RuntimeClient())
        except SystemExit as exit:
            runtime_api.exit(_status(exit.code))


def _prepare():
    """Does what a function waits for first, with nothing that is a function's own: what of the snapshot's memory
    is written to is copied by then. Files are not touched, or the library would remember that there are none."""
    module = {}
    exec(compile("def handler(event, context):\n    return event\n", "/var/task/app.py", "exec"), module)
    marshaller = Marshaller()
    event = marshaller.unmarshal_request(b'{"key": "value"}')
    marshaller.marshal_response(module["handler"](event, None))


def _look_around():
    """Asks the host for what componentize-py asks for before an instance runs first: now it is a function's."""
    os.environ.update(json.loads(function_code.variables()))
    sys.argv.append(os.environ["_HANDLER"])
    random.seed()


def _status(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def _wake():
    """Sees the environment variables of now, not those of the moment of the snapshot."""
    os._exit = lambda status: runtime_api.exit(status & 0xFF)
    bootstrap._AWS_LAMBDA_LOG_FORMAT = LogFormat.from_str(os.environ.get("AWS_LAMBDA_LOG_FORMAT"))
    bootstrap._AWS_LAMBDA_LOG_LEVEL = _get_log_level_from_env_var(os.environ.get("AWS_LAMBDA_LOG_LEVEL"))
    asked_for = os.environ.get("AWS_EXECUTION_ENV", "").removeprefix("AWS_Lambda_")
    layers = [f"/opt/python/lib/{asked_for}/site-packages"] if asked_for else []
    given = os.environ.get("PYTHONPATH", "").split(":")
    sys.path[:] = ["/var/task", *(path for path in given if path), *layers]
    sys.path += ["/opt/python/lib/python3.14/site-packages", "/opt/python", "/var/runtime"]
    sys.path_importer_cache.clear()
    os.chdir("/var/task")
    _make_way_for(_brought_along())


#: They know each other's insides: who brings one brings the others.
SDK = {"boto3", "botocore", "s3transfer"}


def _make_way_for(names):
    """Forgets what was imported ahead of need, where the function or a layer has its own."""
    if names & SDK:
        names |= SDK
    for name in names:
        for module in CARRIED.get(name, ()):
            sys.modules.pop(module, None)


def _brought_along():
    """The names of the modules that the function and its layers bring."""
    names = set()
    for folder in sys.path[:-1]:
        try:
            names.update(name.partition(".")[0] for name in os.listdir(folder))
        except OSError:
            pass
    return names


# Nothing of the snapshot is garbage: collections look only at what an environment makes itself, and leave
# the snapshot's memory as it is, shared by all of them.
gc.collect()
gc.freeze()
