"""Lambda set in motion, through boto3: events, destinations, mappings with filters, URLs and streams."""

import base64
import io
import json
import os
import urllib.request
import zipfile
from pathlib import Path

import boto3

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
BUILT = Path(os.environ["ORDERS"]).parents[1] / "wasm-functions" / "built"
awslambda = boto3.client("lambda")
sqs = boto3.client("sqs")


def advance(duration):
    """Winds the clock forward."""
    body = json.dumps({"advance": duration}).encode()
    urllib.request.urlopen(urllib.request.Request(f"{ENDPOINT}/_virga/clock", body)).read()


def check(what, found, expected):
    assert found == expected, f"{what}: {found!r} is not {expected!r}"


def create(name, program, **variables):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(BUILT / program / "bootstrap.wasm", "bootstrap.wasm")
    awslambda.create_function(
        FunctionName=name,
        Runtime="provided.al2023",
        Handler="bootstrap",
        Role="arn:aws:iam::000000000000:role/smoke",
        Code={"ZipFile": packed.getvalue()},
        Timeout=10,
        Environment={"Variables": variables},
    )
    awslambda.get_waiter("function_active_v2").wait(FunctionName=name)


def queue(name):
    url = sqs.create_queue(QueueName=name)["QueueUrl"]
    found = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
    return url, found["Attributes"]["QueueArn"]


def bodies(url):
    """What waits in a queue; reading takes it out."""
    messages = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    for message in messages:
        sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    return [json.loads(message["Body"]) for message in messages]


def tell(function, destination, condition):
    awslambda.put_function_event_invoke_config(
        FunctionName=function, DestinationConfig={condition: {"Destination": destination}}
    )


def send_event(function, payload):
    told = awslambda.invoke(FunctionName=function, InvocationType="Event", Payload=json.dumps(payload))
    check("an event", told["StatusCode"], 202)
    advance("PT0S")


def success():
    url, arn = queue("succeeded")
    create("mirror", "echo")
    tell("mirror", arn, "OnSuccess")
    send_event("mirror", {"order": 7})
    (record,) = bodies(url)
    check("the condition", record["requestContext"]["condition"], "Success")
    check("what was asked and answered", (record["requestPayload"], record["responsePayload"]), ({"order": 7},) * 2)


def retries():
    url, arn = queue("exhausted")
    create("strict", "validate")
    tell("strict", arn, "OnFailure")
    send_event("strict", "no order at all")
    advance("PT1M")
    check("while it may be retried", bodies(url), [])
    advance("PT2M")
    (record,) = bodies(url)
    context = record["requestContext"]
    check("the end", (context["condition"], context["approximateInvokeCount"]), ("RetriesExhausted", 3))


def mapping():
    """A filter takes out what it turns away; what passes is handed on by the function that got it."""
    onward, _ = queue("onward")
    source, arn = queue("incoming")
    create("station", "station", FUNCTION="mirror", NEXT_QUEUE_URL=onward)
    pattern = json.dumps({"body": {"kind": ["order"], "total": [{"numeric": [">", 100]}]}})
    made = awslambda.create_event_source_mapping(
        FunctionName="station",
        EventSourceArn=arn,
        BatchSize=10,
        FunctionResponseTypes=["ReportBatchItemFailures"],
        FilterCriteria={"Filters": [{"Pattern": pattern}]},
    )
    found = awslambda.get_event_source_mapping(UUID=made["UUID"])
    check("the filter", found["FilterCriteria"]["Filters"], [{"Pattern": pattern}])
    advance("PT1M")
    for total in (50, 150):
        sqs.send_message(QueueUrl=source, MessageBody=json.dumps({"kind": "order", "total": total}))
    advance("PT1M")
    check("what passed", [body["total"] for body in bodies(onward)], [150])
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    left = sqs.get_queue_attributes(QueueUrl=source, AttributeNames=names)["Attributes"]
    check("what is left", left, dict.fromkeys(names, "0"))
    awslambda.delete_event_source_mapping(UUID=made["UUID"])


def url():
    made = awslambda.create_function_url_config(FunctionName="mirror", AuthType="NONE")
    awslambda.add_permission(
        FunctionName="mirror",
        StatementId="public",
        Action="lambda:InvokeFunctionUrl",
        Principal="*",
        FunctionUrlAuthType="NONE",
    )
    name = made["FunctionUrl"].removeprefix("http://").split(".")[0]
    path = f"{ENDPOINT}/_virga/lambda-url/{name}/shop/1?colour=red"
    with urllib.request.urlopen(urllib.request.Request(path, b"\xff", {"Content-Type": "image/png"})) as answer:
        event = json.load(answer)
    check("the version", event["version"], "2.0")
    check("the query", event["queryStringParameters"], {"colour": "red"})
    check("the body", (base64.b64decode(event["body"]), event["isBase64Encoded"]), (b"\xff", True))


def stream():
    told = awslambda.invoke_with_response_stream(FunctionName="mirror", Payload=json.dumps({"order": 7}))
    events = list(told["EventStream"])
    chunks = b"".join(event["PayloadChunk"]["Payload"] for event in events if "PayloadChunk" in event)
    check("the chunks", json.loads(chunks), {"order": 7})
    check("the end of the stream", list(events[-1]), ["InvokeComplete"])


for step in (success, retries, mapping, url, stream):
    step()
