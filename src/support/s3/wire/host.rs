//! Which bucket a host names.
//!
//! *AWS documentation: Virtual hosting of general purpose buckets.*

/// Where S3 stands, on AWS and here.
const DOMAINS: [&str; 4] = ["amazonaws.com", "amazonaws.com.cn", "localhost", "localhost.localstack.cloud"];

/// What a host says about S3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named<'a> {
    /// S3 itself, path style.
    Service,
    /// One bucket.
    Bucket(&'a str),
}

/// The bucket that a host names, if it does: `photos.s3.eu-central-1.localhost:4566`.
#[must_use]
pub fn bucket(host: &str) -> Option<&str> {
    match named(host) {
        Some(Named::Bucket(bucket)) => Some(bucket),
        _ => None,
    }
}

/// What a host says about S3: `s3.localhost`, `photos.s3.localhost`, `photos.localhost`.
#[must_use]
pub fn named(host: &str) -> Option<Named<'_>> {
    let host = host.split_once(':').map_or(host, |(name, _)| name);
    let labels = DOMAINS.iter().find_map(|domain| host.strip_suffix(domain)?.strip_suffix('.'))?;
    // The last label `s3` counts, with a region behind it or none: names of buckets may have dots.
    for tail in [".s3", "s3"] {
        let bucket = labels.strip_suffix(tail).or_else(|| {
            let (before, region) = labels.rsplit_once('.')?;
            before.strip_suffix(tail).filter(|_| region.contains('-'))
        });
        match bucket {
            Some("") if tail == "s3" => return Some(Named::Service),
            Some(bucket) if tail == ".s3" && !bucket.is_empty() => return Some(Named::Bucket(bucket)),
            _ => {}
        }
    }
    let single = !labels.contains('.') && host.ends_with(".localhost") && labels.len() >= 3;
    (single && !SERVICES.contains(&labels)).then_some(Named::Bucket(labels))
}

/// First labels under `localhost` that are services and no buckets.
const SERVICES: [&str; 9] =
    ["sqs", "queue", "lambda", "states", "sync-states", "iam", "sts", "logs", "virga"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_names_a_bucket_in_every_form() {
        for (host, wanted) in [
            ("photos.s3.eu-central-1.localhost:4566", Some(Named::Bucket("photos"))),
            ("my.photos.s3.localhost", Some(Named::Bucket("my.photos"))),
            ("photos.s3.us-west-2.amazonaws.com", Some(Named::Bucket("photos"))),
            ("photos.s3.amazonaws.com", Some(Named::Bucket("photos"))),
            ("photos.localhost:4566", Some(Named::Bucket("photos"))),
            ("s3.localhost:4566", Some(Named::Service)),
            ("s3.us-east-1.amazonaws.com", Some(Named::Service)),
            ("localhost:4566", None),
            ("127.0.0.1:4566", None),
            ("sqs.us-east-1.localhost:4566", None),
            ("lambda.localhost", None),
            ("abc.lambda-url.us-east-1.localhost", None),
        ] {
            assert_eq!(named(host), wanted, "{host}");
        }
    }
}
