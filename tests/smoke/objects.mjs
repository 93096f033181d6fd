// S3, through the AWS SDK for JavaScript v3.

import assert from "node:assert/strict";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

const s3 = new S3Client({ forcePathStyle: true });
const Bucket = "bucket";

await s3.send(new CreateBucketCommand({ Bucket }));
await s3.send(new PutObjectCommand({ Bucket, Key: "a b/ü.txt", Body: "hello", Metadata: { colour: "blue" } }));
const read = await s3.send(new GetObjectCommand({ Bucket, Key: "a b/ü.txt" }));
assert.equal(await read.Body.transformToString(), "hello");
assert.deepEqual(read.Metadata, { colour: "blue" });

const large = Buffer.alloc(12 * 1024 * 1024, "large");
await new Upload({ client: s3, params: { Bucket, Key: "large", Body: large } }).done();
const head = await s3.send(new HeadObjectCommand({ Bucket, Key: "large" }));
assert.equal(head.ContentLength, large.length);
assert.match(head.ETag, /-3"$/);
const back = await s3.send(new GetObjectCommand({ Bucket, Key: "large" }));
assert.ok(large.equals(Buffer.from(await back.Body.transformToByteArray())));

const listed = await s3.send(new ListObjectsV2Command({ Bucket, Delimiter: "/" }));
assert.deepEqual(listed.Contents.map((object) => object.Key), ["large"]);
assert.deepEqual(listed.CommonPrefixes, [{ Prefix: "a b/" }]);

// By itself the SDK signs the checksum of an empty body into the URL, and S3 refuses any other body.
const strict = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: "signed" }), { expiresIn: 60 });
assert.equal((await fetch(strict, { method: "PUT", body: "signed" })).status, 400);
const signer = new S3Client({ forcePathStyle: true, requestChecksumCalculation: "WHEN_REQUIRED" });
const put = await getSignedUrl(signer, new PutObjectCommand({ Bucket, Key: "signed" }), { expiresIn: 60 });
assert.equal((await fetch(put, { method: "PUT", body: "signed" })).status, 200);
const get = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: "signed" }), { expiresIn: 60 });
assert.equal(await (await fetch(get)).text(), "signed");

await s3.send(new DeleteObjectCommand({ Bucket, Key: "signed" }));
await assert.rejects(s3.send(new GetObjectCommand({ Bucket, Key: "signed" })), { name: "NoSuchKey" });
