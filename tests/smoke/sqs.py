"""SQS alone, through boto3: run with a client of today, which speaks JSON, and with one that only speaks Query."""

import hashlib
import json
import os
import threading
import urllib.request

import boto3
from botocore.exceptions import ClientError

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
# Clients from before 2023 don't know AWS_ENDPOINT_URL.
sqs = boto3.client("sqs", endpoint_url=ENDPOINT)


def advance(duration):
    """Winds the clock forward."""
    body = json.dumps({"advance": duration}).encode()
    urllib.request.urlopen(urllib.request.Request(f"{ENDPOINT}/_virga/clock", body)).read()


def check(what, found, expected):
    assert found == expected, f"{what}: {found!r} is not {expected!r}"


def create(name, **attributes):
    return sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]


def attribute(url, name):
    return sqs.get_queue_attributes(QueueUrl=url, AttributeNames=[name])["Attributes"][name]


def receive(url, **parameters):
    answer = sqs.receive_message(
        QueueUrl=url, MaxNumberOfMessages=10, AttributeNames=["All"], MessageAttributeNames=["All"], **parameters
    )
    return answer.get("Messages", [])


def bodies(messages):
    return [message["Body"] for message in messages]


def one_message():
    url = create("letters", VisibilityTimeout="60")
    attributes = {
        "text": {"DataType": "String", "StringValue": "ä & <b>"},
        "number": {"DataType": "Number.whole", "StringValue": "12"},
        "bytes": {"DataType": "Binary", "BinaryValue": b"\x00\xff"},
    }
    body = 'ü "quoted" & <marked>\n'
    sent = sqs.send_message(QueueUrl=url, MessageBody=body, MessageAttributes=attributes)
    check("MD5", sent["MD5OfMessageBody"], hashlib.md5(body.encode()).hexdigest())
    (message,) = receive(url)
    check("body", message["Body"], body)
    check("attributes", message["MessageAttributes"], attributes)
    check("receive count", message["Attributes"]["ApproximateReceiveCount"], "1")
    check("MD5 of attributes", message["MD5OfMessageAttributes"], sent["MD5OfMessageAttributes"])
    check("hidden", receive(url), [])
    sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
    (again,) = receive(url)
    sqs.delete_message(QueueUrl=url, ReceiptHandle=again["ReceiptHandle"])
    advance("PT2M")
    check("deleted", receive(url), [])


def batches():
    url = create("batches")
    entries = [{"Id": str(number), "MessageBody": f"m{number}"} for number in range(9)]
    bad = {"Id": "bad", "MessageBody": "x", "DelaySeconds": 901}
    sent = sqs.send_message_batch(QueueUrl=url, Entries=[*entries, bad])
    check("sent", [done["Id"] for done in sent["Successful"]], [entry["Id"] for entry in entries])
    check("failed", [(failed["Id"], failed["Code"]) for failed in sent["Failed"]], [("bad", "InvalidParameterValue")])
    messages = receive(url)
    check("received", bodies(messages), [f"m{number}" for number in range(9)])
    handles = [{"Id": str(index), "ReceiptHandle": each["ReceiptHandle"]} for index, each in enumerate(messages)]
    hidden = sqs.change_message_visibility_batch(
        QueueUrl=url, Entries=[{**handle, "VisibilityTimeout": 120} for handle in handles]
    )
    check("hidden", len(hidden["Successful"]), 9)
    deleted = sqs.delete_message_batch(QueueUrl=url, Entries=handles)
    check("deleted", len(deleted["Successful"]), 9)
    check("left", attribute(url, "ApproximateNumberOfMessagesNotVisible"), "0")


def fifo():
    url = create("line.fifo", FifoQueue="true", ContentBasedDeduplication="true")
    for body in ["a1", "b1", "a1", "a2"]:
        sqs.send_message(QueueUrl=url, MessageBody=body, MessageGroupId=body[0])
    first = sqs.receive_message(QueueUrl=url)["Messages"]
    check("first", bodies(first), ["a1"])
    check("while the group is locked", bodies(receive(url)), ["b1"])
    sqs.delete_message(QueueUrl=url, ReceiptHandle=first[0]["ReceiptHandle"])
    check("then", bodies(receive(url)), ["a2"])


def dead_letters():
    dead = create("failed")
    policy = json.dumps({"deadLetterTargetArn": attribute(dead, "QueueArn"), "maxReceiveCount": 1})
    url = create("work", RedrivePolicy=policy, VisibilityTimeout="0")
    sqs.send_message(QueueUrl=url, MessageBody="poison")
    check("tried", bodies(receive(url)), ["poison"])
    check("put aside", receive(url), [])
    check("waiting", attribute(dead, "ApproximateNumberOfMessages"), "1")
    check("sources", sqs.list_dead_letter_source_queues(QueueUrl=dead)["queueUrls"], [url])
    sqs.start_message_move_task(SourceArn=attribute(dead, "QueueArn"))
    advance("PT1S")
    (task,) = sqs.list_message_move_tasks(SourceArn=attribute(dead, "QueueArn"))["Results"]
    check("task", (task["Status"], task["ApproximateNumberOfMessagesMoved"]), ("COMPLETED", 1))
    check("replayed", bodies(receive(url)), ["poison"])


def long_poll():
    url = create("patience")
    found = []
    poll = threading.Thread(target=lambda: found.extend(receive(url, WaitTimeSeconds=20)))
    poll.start()
    sqs.send_message(QueueUrl=url, MessageBody="at last")
    poll.join()
    check("long poll", bodies(found), ["at last"])


def administration():
    url = create("tagged")
    sqs.tag_queue(QueueUrl=url, Tags={"team": "a", "stage": "test"})
    sqs.untag_queue(QueueUrl=url, TagKeys=["stage"])
    check("tags", sqs.list_queue_tags(QueueUrl=url)["Tags"], {"team": "a"})
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"DelaySeconds": "7"})
    check("delay", attribute(url, "DelaySeconds"), "7")
    sqs.add_permission(QueueUrl=url, Label="all", AWSAccountIds=["111111111111"], Actions=["SendMessage"])
    check("policy", json.loads(attribute(url, "Policy"))["Statement"][0]["Sid"], "all")
    sqs.remove_permission(QueueUrl=url, Label="all")
    check("listed", sqs.list_queues(QueueNamePrefix="tag")["QueueUrls"], [url])
    check("found", sqs.get_queue_url(QueueName="tagged")["QueueUrl"], url)
    sqs.purge_queue(QueueUrl=url)
    sqs.delete_queue(QueueUrl=url)
    for code, call in [
        ("AWS.SimpleQueueService.NonExistentQueue", lambda: sqs.purge_queue(QueueUrl=url)),
        ("InvalidParameterValue", lambda: sqs.create_queue(QueueName="a b")),
        ("InvalidAttributeValue", lambda: create("other", DelaySeconds="x")),
    ]:
        try:
            call()
        except ClientError as error:
            check("code", error.response["Error"]["Code"], code)
            check("status", error.response["ResponseMetadata"]["HTTPStatusCode"], 400)
        else:
            raise AssertionError(f"{code} was expected")


one_message()
batches()
fifo()
dead_letters()
long_poll()
administration()
