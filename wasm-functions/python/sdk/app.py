"""Passes an order on: to a queue, to a function, to a state machine, to a bucket."""

import io
import json

import boto3
from botocore.exceptions import ClientError

sqs = boto3.client("sqs")


def handler(event, context):
    return globals()[event["do"]](event)


def queue(event):
    url = sqs.get_queue_url(QueueName=event["queue"])["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody=json.dumps(event["order"]))
    received = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=1)["Messages"]
    return [json.loads(message["Body"]) for message in received]


def wait(event):
    url = sqs.get_queue_url(QueueName=event["queue"])["QueueUrl"]
    return "Messages" in sqs.receive_message(QueueUrl=url, WaitTimeSeconds=20)


def function(event):
    answer = boto3.client("lambda").invoke(FunctionName=event["function"], Payload=json.dumps(event["order"]))
    return json.load(answer["Payload"])


def machine(event):
    started = boto3.client("stepfunctions").start_execution(
        stateMachineArn=event["machine"], input=json.dumps(event["order"])
    )
    return started["executionArn"]


def bucket(event):
    s3 = boto3.resource("s3")
    s3.create_bucket(Bucket=event["bucket"])
    s3.meta.client.upload_fileobj(io.BytesIO(b"x" * 9_000_000), event["bucket"], "large")
    with open("/tmp/order.json", "w") as file:
        json.dump(event["order"], file)
    s3.Bucket(event["bucket"]).upload_file("/tmp/order.json", "order.json")
    body = s3.Object(event["bucket"], "order.json").get()["Body"].read()
    sizes = {item.key: item.size for item in s3.Bucket(event["bucket"]).objects.all()}
    return {"order": json.loads(body), "sizes": sizes}


def missing(event):
    try:
        sqs.get_queue_url(QueueName="no-such-queue")
    except ClientError as error:
        return error.response["Error"]["Code"]


def outside(event):
    import urllib.request

    try:
        urllib.request.urlopen("http://192.0.2.1/", timeout=5)
    except OSError as error:
        return str(error)


def secure(event):
    import urllib.request

    try:
        urllib.request.urlopen("https://localhost/")
    except OSError as error:
        return str(error)


def plain(event):
    import os
    import urllib.request

    with urllib.request.urlopen(os.environ["AWS_ENDPOINT_URL"] + "/_virga/health") as answer:
        return {"status": answer.status, "body": json.load(answer)}
