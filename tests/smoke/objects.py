"""S3, through boto3."""

import hashlib
import io
import json
import os
import urllib.error
import urllib.request

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.client import Config
from botocore.exceptions import ClientError

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
s3 = boto3.client("s3", config=Config(s3={"addressing_style": "path"}))
queues = boto3.client("sqs")


def check(what, found, expected):
    assert found == expected, f"{what}: {found!r} is not {expected!r}"


def code(call, **parameters):
    try:
        call(**parameters)
    except ClientError as error:
        return error.response["Error"]["Code"]
    return None


def buckets():
    s3.create_bucket(Bucket="first")
    s3.create_bucket(Bucket="paris", CreateBucketConfiguration={"LocationConstraint": "eu-west-3"})
    check("location", s3.get_bucket_location(Bucket="paris")["LocationConstraint"], "eu-west-3")
    check("no location", s3.get_bucket_location(Bucket="first")["LocationConstraint"], None)
    check("buckets", [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]], ["first", "paris"])
    check("no bucket", code(s3.head_bucket, Bucket="nowhere"), "404")


def objects():
    s3.put_object(Bucket="first", Key="a b/ü&.txt", Body=b"hello", Metadata={"colour": "blue"}, ContentType="text/plain")
    head = s3.head_object(Bucket="first", Key="a b/ü&.txt")
    check("metadata", (head["Metadata"], head["ContentType"]), ({"colour": "blue"}, "text/plain"))
    check("keys", [found["Key"] for found in s3.list_objects_v2(Bucket="first")["Contents"]], ["a b/ü&.txt"])
    check("old listing", [found["Key"] for found in s3.list_objects(Bucket="first")["Contents"]], ["a b/ü&.txt"])
    s3.copy_object(Bucket="paris", Key="copy", CopySource={"Bucket": "first", "Key": "a b/ü&.txt"})
    check("copy", s3.get_object(Bucket="paris", Key="copy")["Body"].read(), b"hello")
    check("missing", code(s3.get_object, Bucket="first", Key="none"), "NoSuchKey")
    check("only once", code(s3.put_object, Bucket="paris", Key="copy", Body=b"", IfNoneMatch="*"), "PreconditionFailed")
    for number in range(5):
        s3.put_object(Bucket="first", Key=f"page/{number}", Body=b"x")
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket="first", Prefix="page/", PaginationConfig={"PageSize": 2})
    check("pages", [len(page["Contents"]) for page in pages], [2, 2, 1])
    s3.delete_objects(Bucket="paris", Delete={"Objects": [{"Key": "copy"}]})
    check("empty", s3.list_objects_v2(Bucket="paris")["KeyCount"], 0)


def transfers():
    body = bytes(range(256)) * 65536
    config = TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20)
    s3.upload_fileobj(io.BytesIO(body), "first", "large", Config=config)
    check("parts", s3.head_object(Bucket="first", Key="large")["ETag"][-3:], '-4"')
    found = io.BytesIO()
    s3.download_fileobj("first", "large", found, Config=config)
    check("large", hashlib.md5(found.getvalue()).hexdigest(), hashlib.md5(body).hexdigest())


def presigned():
    for version in ["s3v4", "s3"]:
        signer = boto3.client("s3", config=Config(signature_version=version, s3={"addressing_style": "path"}))
        put = signer.generate_presigned_url("put_object", Params={"Bucket": "first", "Key": "signed"})
        urllib.request.urlopen(urllib.request.Request(put, b"signed", {"content-type": ""}, method="PUT")).read()
        get = signer.generate_presigned_url("get_object", Params={"Bucket": "first", "Key": "signed"}, ExpiresIn=60)
        check(version, urllib.request.urlopen(get).read(), b"signed")


def configurations():
    s3.put_bucket_versioning(Bucket="paris", VersioningConfiguration={"Status": "Enabled"})
    check("versioning", s3.get_bucket_versioning(Bucket="paris")["Status"], "Enabled")
    rule = {"ID": "old", "Status": "Enabled", "Filter": {"Prefix": "tmp/"}, "Expiration": {"Days": 1}}
    s3.put_bucket_lifecycle_configuration(Bucket="paris", LifecycleConfiguration={"Rules": [rule]})
    check("lifecycle", s3.get_bucket_lifecycle_configuration(Bucket="paris")["Rules"], [rule])
    blocked = {"BlockPublicAcls": True, "IgnorePublicAcls": True, "BlockPublicPolicy": False, "RestrictPublicBuckets": False}
    s3.put_public_access_block(Bucket="paris", PublicAccessBlockConfiguration=blocked)
    check("block", s3.get_public_access_block(Bucket="paris")["PublicAccessBlockConfiguration"], blocked)
    check("no policy", code(s3.get_bucket_policy, Bucket="paris"), "NoSuchBucketPolicy")
    check("acl", s3.get_bucket_acl(Bucket="paris")["Grants"][0]["Permission"], "FULL_CONTROL")


def notifications():
    url = queues.create_queue(QueueName="events")["QueueUrl"]
    rule = {"QueueArn": "arn:aws:sqs:us-east-1:000000000000:events", "Events": ["s3:ObjectCreated:*"]}
    s3.put_bucket_notification_configuration(Bucket="first", NotificationConfiguration={"QueueConfigurations": [rule]})
    s3.put_object(Bucket="first", Key="told", Body=b"x")
    bodies = []
    while len(bodies) < 2:
        answer = queues.receive_message(QueueUrl=url, WaitTimeSeconds=20, MaxNumberOfMessages=10)
        bodies += [json.loads(message["Body"]) for message in answer.get("Messages", [])]
    check("events", [body.get("Event") or body["Records"][0]["eventName"] for body in bodies],
          ["s3:TestEvent", "ObjectCreated:Put"])


for part in [buckets, objects, transfers, presigned, configurations, notifications]:
    part()
