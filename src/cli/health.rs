//! `virga health`: one request, one exit code.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use clap::Args;

/// How long a daemon may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// Options of `virga health`.
#[derive(Debug, Args)]
pub struct Health {
    /// Where the daemon listens
    #[arg(long, default_value = "127.0.0.1:4566")]
    address: SocketAddr,
}

impl Health {
    /// Prints what the daemon says of itself.
    ///
    /// # Errors
    /// When no daemon answers there, or it doesn't say that it is up.
    pub fn run(self) -> Result<(), String> {
        let answer = self.ask().map_err(|error| format!("nothing answers at {}: {error}", self.address))?;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        if head.starts_with("HTTP/1.1 200") {
            println!("{body}");
            Ok(())
        } else {
            Err(format!("what answers at {} is not up: {}", self.address, head.lines().next().unwrap_or("")))
        }
    }

    fn ask(&self) -> std::io::Result<String> {
        let mut stream = TcpStream::connect_timeout(&self.address, PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(stream, "GET /_virga/health HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.address)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }
}
