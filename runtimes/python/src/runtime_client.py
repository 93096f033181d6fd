"""The native client that AWS's runtime interface client loads, over typed calls instead of HTTP."""

from wit_world.imports import runtime_api


def initialize_client(user_agent):
    """There is no connection to prepare."""


def next():
    """Waits for an invocation; answers its event and what the HTTP form puts into headers."""
    invocation = runtime_api.next()
    headers = {
        "Content-Type": invocation.content_type,
        "Lambda-Runtime-Aws-Request-Id": invocation.request_id,
        "Lambda-Runtime-Deadline-Ms": invocation.deadline_ms,
        "Lambda-Runtime-Invoked-Function-Arn": invocation.function_arn,
        "Lambda-Runtime-Trace-Id": invocation.trace_id,
        "Lambda-Runtime-Client-Context": invocation.client_context,
        "Lambda-Runtime-Cognito-Identity": invocation.cognito_identity,
        "Lambda-Runtime-Aws-Tenant-Id": invocation.tenant_id,
    }
    return invocation.event, headers


def post_invocation_result(invoke_id, body, content_type, invocation_id=None):
    """The response of an invocation."""
    runtime_api.response(invoke_id, content_type, body)


def post_error(invoke_id, error, xray_fault, invocation_id=None):
    """The error of an invocation, as the client is answered."""
    runtime_api.error(invoke_id, error.encode() if isinstance(error, str) else error)
