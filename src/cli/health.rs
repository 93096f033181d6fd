//! `virga health`: one request, one exit code.

use std::net::SocketAddr;

use clap::Args;

use super::daemon;

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
        println!("{}", daemon::get(self.address, "/_virga/health")?);
        Ok(())
    }
}
