"""Step Functions alone, through boto3."""

import json
import os
import socket
import urllib.request
from urllib.parse import urlsplit

import boto3
from botocore.exceptions import ClientError

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
ROLE = "arn:aws:iam::000000000000:role/smoke"
sfn = boto3.client("stepfunctions")
sqs = boto3.client("sqs")


def resolve_prefixed_names():
    """Clients put `sync-` before the host for StartSyncExecution and TestState; a line in /etc/hosts would do as well."""
    resolve, host = socket.getaddrinfo, urlsplit(ENDPOINT).hostname

    def getaddrinfo(name, *rest, **more):
        return resolve(host if name == f"sync-{host}" else name, *rest, **more)

    socket.getaddrinfo = getaddrinfo


def advance(duration):
    """Winds the clock forward."""
    body = json.dumps({"advance": duration}).encode()
    urllib.request.urlopen(urllib.request.Request(f"{ENDPOINT}/_virga/clock", body)).read()


def check(what, found, expected):
    assert found == expected, f"{what}: {found!r} is not {expected!r}"


def one(state):
    return json.dumps({"StartAt": "Only", "States": {"Only": state}})


def make(name, definition, **more):
    return sfn.create_state_machine(name=name, definition=definition, roleArn=ROLE, **more)


def start(machine, **more):
    return sfn.start_execution(stateMachineArn=machine, **more)["executionArn"]


def ended(execution):
    advance("PT0S")
    return sfn.describe_execution(executionArn=execution)


def versions_and_aliases():
    made = make("shop", one({"Type": "Pass", "Result": 1, "End": True}), publish=True)
    updated = sfn.update_state_machine(
        stateMachineArn=made["stateMachineArn"],
        definition=one({"Type": "Pass", "Result": 2, "End": True}),
        publish=True,
    )
    routes = [
        {"stateMachineVersionArn": made["stateMachineVersionArn"], "weight": 100},
    ]
    alias = sfn.create_state_machine_alias(name="live", routingConfiguration=routes)["stateMachineAliasArn"]
    old = ended(start(alias))
    check("through the alias", (old["output"], old["stateMachineAliasArn"]), ("1", alias))
    routes[0]["stateMachineVersionArn"] = updated["stateMachineVersionArn"]
    sfn.update_state_machine_alias(stateMachineAliasArn=alias, routingConfiguration=routes)
    check("through the moved alias", ended(start(alias))["output"], "2")
    listed = sfn.list_state_machine_versions(stateMachineArn=made["stateMachineArn"])["stateMachineVersions"]
    check("versions", len(listed), 2)


def activities():
    activity = sfn.create_activity(name="pack")["activityArn"]
    machine = make("packing", one({"Type": "Task", "Resource": activity, "HeartbeatSeconds": 60, "End": True}))
    execution = start(machine["stateMachineArn"], input='{"order": 7}')
    task = sfn.get_activity_task(activityArn=activity, workerName="ann")
    check("the task", json.loads(task["input"]), {"order": 7})
    advance("PT50S")
    sfn.send_task_heartbeat(taskToken=task["taskToken"])
    advance("PT50S")
    sfn.send_task_success(taskToken=task["taskToken"], output='{"packed": true}')
    check("the result", json.loads(ended(execution)["output"]), {"packed": True})
    try:
        sfn.send_task_success(taskToken="nonsense", output="{}")
        raise AssertionError("a token that is none was taken")
    except ClientError as error:
        check("the error", error.response["Error"]["Code"], "InvalidToken")


def callbacks():
    url = sqs.create_queue(QueueName="approvals")["QueueUrl"]
    parameters = {"QueueUrl": url, "MessageBody": {"token.$": "$$.Task.Token"}}
    resource = "arn:aws:states:::sqs:sendMessage.waitForTaskToken"
    machine = make("approval", one({"Type": "Task", "Resource": resource, "Parameters": parameters, "End": True}))
    execution = start(machine["stateMachineArn"])
    advance("PT0S")
    (message,) = sqs.receive_message(QueueUrl=url)["Messages"]
    check("while nobody answers", sfn.describe_execution(executionArn=execution)["status"], "RUNNING")
    sfn.send_task_failure(taskToken=json.loads(message["Body"])["token"], error="Rejected", cause="too dear")
    rejected = ended(execution)
    check("the answer", (rejected["status"], rejected["error"], rejected["cause"]), ("FAILED", "Rejected", "too dear"))


def redrive():
    url = f"{ENDPOINT}/000000000000/late"
    resource, parameters = "arn:aws:states:::sqs:sendMessage", {"QueueUrl": url, "MessageBody": "x"}
    machine = make("late", one({"Type": "Task", "Resource": resource, "Parameters": parameters, "End": True}))
    execution = start(machine["stateMachineArn"])
    failed = ended(execution)
    check("without the queue", (failed["status"], failed["redriveStatus"]), ("FAILED", "REDRIVABLE"))
    sqs.create_queue(QueueName="late")
    sfn.redrive_execution(executionArn=execution)
    done = ended(execution)
    check("with the queue", (done["status"], done["redriveCount"]), ("SUCCEEDED", 1))
    pages = sfn.get_paginator("get_execution_history").paginate(executionArn=execution)
    types = [event["type"] for page in pages for event in page["events"]]
    check("the history goes on", ("ExecutionFailed" in types, "ExecutionRedriven" in types), (True, True))


def express():
    definition = one({"Type": "Pass", "Parameters": {"sum.$": "States.MathAdd($.a, $.b)"}, "End": True})
    machine = make("sum", definition, type="EXPRESS")["stateMachineArn"]
    told = sfn.start_sync_execution(stateMachineArn=machine, input='{"a": 1, "b": 2}')
    check("the sum", (told["status"], json.loads(told["output"])), ("SUCCEEDED", {"sum": 3}))
    check("the bill", told["billingDetails"], {"billedMemoryUsedInMB": 64, "billedDurationInMilliseconds": 100})


def test_state():
    state = {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"},
             "ResultSelector": {"paid.$": "$.Payload.paid"}, "End": True}
    told = sfn.test_state(
        definition=json.dumps(state),
        roleArn=ROLE,
        inspectionLevel="DEBUG",
        mock={"result": json.dumps({"StatusCode": 200, "Payload": {"paid": True}})},
    )
    check("the state", (told["status"], json.loads(told["output"])), ("SUCCEEDED", {"paid": True}))
    check("the way there", json.loads(told["inspectionData"]["afterParameters"]), {"FunctionName": "f"})


resolve_prefixed_names()
for step in (versions_and_aliases, activities, callbacks, redrive, express, test_state):
    step()
