//! S3 beside a bare axum handler: small objects as ratios, large ones as bandwidth, and the memory that
//! an upload in parts takes.
//!
//! `cargo bench --bench objects` starts the daemon and, as a second process, a bare axum handler that
//! echoes what it gets. What counts are the ratios; the absolute figures are for orientation.

#![expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]

#[path = "../port/bare.rs"]
mod bare;
#[path = "../port/daemon.rs"]
mod daemon;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use daemon::Daemon;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const KILOBYTE: usize = 1024;
const MEGABYTE: usize = 1024 * 1024;
/// Connections that small objects are put and got over.
const CONNECTIONS: usize = 16;
/// How long each side is under load, in turns.
const TURN: Duration = Duration::from_secs(2);
const TURNS: usize = 3;
const PARTS: usize = 125;
const PART: usize = 8 * MEGABYTE;

fn main() {
    if std::env::args().any(|argument| argument == "--bare") {
        return bare::serve();
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let (bare, virga) = (Daemon::bare(), Daemon::virga(&[]));
    runtime.block_on(async {
        let mut connection = Connection::open(virga.address).await;
        connection.exchange("PUT", "/bench", 0).await;
        small(&bare, &virga).await;
        large(&bare, &virga, &mut connection).await;
        in_parts(&virga, &mut connection).await;
    });
}

/// Small objects: requests a second, Virga's best turn by the bare handler's.
async fn small(bare: &Daemon, virga: &Daemon) {
    Connection::open(virga.address).await.exchange("PUT", "/bench/read", KILOBYTE).await;
    for (name, method, path, size) in
        [("put 1 KB", "PUT", "/bench/written", KILOBYTE), ("get 1 KB", "GET", "/bench/read", 0)]
    {
        let (mut plain, mut ours) = (0.0_f64, 0.0_f64);
        for _ in 0..TURNS {
            // The bare handler answers what it is sent: as many bytes as the object has.
            plain = plain.max(load(bare.address, "POST", path, KILOBYTE).await);
            ours = ours.max(load(virga.address, method, path, size).await);
        }
        println!("{name}: {ours:.0}/s, x{:.2} of the bare handler's {plain:.0}/s", ours / plain);
    }
}

async fn load(address: SocketAddr, method: &'static str, path: &'static str, size: usize) -> f64 {
    let began = Instant::now();
    let clients: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            tokio::spawn(async move {
                let mut connection = Connection::open(address).await;
                let mut count = 0_u32;
                while began.elapsed() < TURN {
                    connection.exchange(method, path, size).await;
                    count += 1;
                }
                count
            })
        })
        .collect();
    let mut total = 0.0;
    for client in clients {
        total += f64::from(client.await.expect("the load goes on"));
    }
    total / began.elapsed().as_secs_f64()
}

/// 100 MB in one go, beside an echo of as many bytes.
async fn large(bare: &Daemon, virga: &Daemon, connection: &mut Connection) {
    let bytes = 100 * MEGABYTE;
    let megabytes = |began: Instant| 100.0 / began.elapsed().as_secs_f64();
    let (mut put, mut got, mut echoed) = (0.0_f64, 0.0_f64, 0.0_f64);
    for _ in 0..TURNS {
        let began = Instant::now();
        connection.exchange("PUT", "/bench/large", bytes).await;
        put = put.max(megabytes(began));
        let began = Instant::now();
        assert_eq!(connection.exchange("GET", "/bench/large", 0).await, bytes);
        got = got.max(megabytes(began));
        // Two megabytes at once is what the bare handler takes.
        let mut plain = Connection::open(bare.address).await;
        let began = Instant::now();
        for _ in 0..100 {
            plain.exchange("POST", "/", MEGABYTE).await;
        }
        echoed = echoed.max(megabytes(began));
    }
    println!(
        "put 100 MB: {put:.0} MB/s, get 100 MB: {got:.0} MB/s, echo in pieces of 1 MB: {echoed:.0} MB/s"
    );
    println!("resident after 100 MB: {:.0} MB", virga.mebibytes("Rss").unwrap_or_default());
}

/// 1 GB in parts: what the daemon's memory grows by.
async fn in_parts(virga: &Daemon, connection: &mut Connection) {
    let before = virga.mebibytes("Rss").unwrap_or_default();
    connection.exchange("POST", "/bench/parts?uploads", 0).await;
    let id = connection.text().split("<UploadId>").nth(1).and_then(|rest| rest.split('<').next());
    let id = id.expect("an upload has an id").to_owned();
    let began = Instant::now();
    for number in 1..=PARTS {
        connection.exchange("PUT", &format!("/bench/parts?partNumber={number}&uploadId={id}"), PART).await;
    }
    let after = virga.mebibytes("Rss").unwrap_or_default();
    let speed = 1000.0 / began.elapsed().as_secs_f64();
    println!("1 GB in parts: {speed:.0} MB/s, resident {before:.0} MB before and {after:.0} MB after");
}

/// One kept-alive connection, lean: what it costs is taken from both sides of each ratio.
struct Connection {
    stream: TcpStream,
    block: Vec<u8>,
    last: Vec<u8>,
}

impl Connection {
    async fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.expect("the server accepts");
        stream.set_nodelay(true).expect("a TCP socket");
        Self { stream, block: vec![b'x'; MEGABYTE], last: Vec::new() }
    }

    /// Sends a request with a body of `size` bytes, reads the whole answer, and tells its body's size.
    async fn exchange(&mut self, method: &str, path: &str, size: usize) -> usize {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost:4566\r\nx-amz-content-sha256: UNSIGNED-PAYLOAD\r\n\
             authorization: AWS4-HMAC-SHA256 Credential=000000000000/20260101/us-east-1/s3/aws4_request, \
             SignedHeaders=host, Signature=00\r\ncontent-length: {size}\r\n\r\n"
        );
        let mut first = head.into_bytes();
        if size <= 64 * KILOBYTE {
            first.extend_from_slice(&self.block[..size]);
            self.stream.write_all(&first).await.expect("the server reads");
        } else {
            self.stream.write_all(&first).await.expect("the server reads");
            let mut left = size;
            while left > 0 {
                let now = left.min(MEGABYTE);
                self.stream.write_all(&self.block[..now]).await.expect("the server reads");
                left -= now;
            }
        }
        self.answer().await
    }

    async fn answer(&mut self) -> usize {
        self.last.clear();
        let (end, length) = loop {
            let read = self.stream.read_buf(&mut self.last).await.expect("the server answers");
            assert!(read > 0, "the server closed the connection");
            let end = self.last.windows(4).position(|window| window == b"\r\n\r\n");
            if let Some(end) = end {
                let head =
                    std::str::from_utf8(&self.last[..end]).expect("a head is text").to_ascii_lowercase();
                assert!(head.contains(" 200 "), "{head}");
                let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
                break (end + 4, length.map_or(0, |length| length.parse().expect("a number")));
            }
        };
        let mut left = (end + length).saturating_sub(self.last.len());
        while left > 0 && length <= MEGABYTE {
            left = left.saturating_sub(self.stream.read_buf(&mut self.last).await.expect("all of it"));
        }
        let mut sink = vec![0; MEGABYTE];
        while left > 0 {
            left = left.saturating_sub(self.stream.read(&mut sink).await.expect("all of it"));
        }
        length
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.last).expect("text")
    }
}
