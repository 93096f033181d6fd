"""The three sample applications, through boto3."""

import json
import os
import urllib.request

import boto3

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
functions, queues, machines = boto3.client("lambda"), boto3.client("sqs"), boto3.client("stepfunctions")


def order(name):
    with open(f"{os.environ['ORDERS']}/orchestrator/events/{name}.json") as file:
        return file.read()


def advance(duration):
    """Winds the clock forward; PT0S lets everything happen that needs no time."""
    body = json.dumps({"advance": duration}).encode()
    urllib.request.urlopen(urllib.request.Request(f"{ENDPOINT}/_virga/clock", body)).read()


def queue(name):
    return queues.get_queue_url(QueueName=f"queues-{name}")["QueueUrl"]


def receive(name):
    """Takes out what a queue holds by now."""
    url = queue(name)
    messages = queues.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    for message in messages:
        queues.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    return [json.loads(message["Body"]) for message in messages]


def set_fault(fault):
    functions.update_function_configuration(
        FunctionName="queues-Charge", Environment={"Variables": {"FAULT": fault}}
    )


def check(what, found, expected):
    assert found == expected, f"{what}: {found!r} is not {expected!r}"


def orchestrator():
    for name, expected in [("order", "shipped"), ("declined", "rejected"), ("unreachable", "refunded")]:
        answer = functions.invoke(FunctionName="orchestrator-Orders", Payload=order(name))
        check(name, json.load(answer["Payload"])["status"], expected)


def line_of_queues():
    queues.send_message(QueueUrl=queue("Orders"), MessageBody=order("order"))
    advance("PT0S")
    check("finished", [done["status"] for done in receive("FinishedOrders")], ["shipped"])
    set_fault("on")
    queues.send_message(QueueUrl=queue("Orders"), MessageBody=order("order"))
    for _ in range(4):
        advance("PT1M")
    set_fault("off")
    failed = queues.get_queue_attributes(QueueUrl=queue("FailedOrders"), AttributeNames=["All"])["Attributes"]
    check("put aside", failed["ApproximateNumberOfMessages"], "1")
    queues.start_message_move_task(SourceArn=failed["QueueArn"])
    advance("PT1M")
    check("replayed", [done["status"] for done in receive("FinishedOrders")], ["shipped"])


def state_machine():
    names = {made["name"]: made["stateMachineArn"] for made in machines.list_state_machines()["stateMachines"]}
    arn = names["state-machine-Orders"]
    started = machines.start_execution(stateMachineArn=arn, input=order("order"))
    advance("PT0S")
    execution = machines.describe_execution(executionArn=started["executionArn"])
    check("execution", execution["status"], "SUCCEEDED")
    check("output", json.loads(execution["output"])["status"], "shipped")
    events = machines.get_execution_history(executionArn=started["executionArn"])["events"]
    check("last event", events[-1]["type"], "ExecutionSucceeded")


orchestrator()
line_of_queues()
state_machine()
