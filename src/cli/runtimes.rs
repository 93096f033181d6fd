//! `virga runtimes`: the interpreters that run handlers of managed runtimes.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, Subcommand};

use super::start::users_cache;
use crate::clock::{Clock, Mode};
use crate::identity::Randomness;
use crate::neighbours::{House, Neighbours, Options};
use crate::runtime::{Interpreter, Runtime};
use crate::store::Store;

/// The command.
#[derive(Debug, Args)]
pub(super) struct Runtimes {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print which runtimes there are, and which version runs each
    List,
    /// Compile the interpreters ahead of time (a minute or two, once on a machine), so that the first
    /// function that needs one starts at once. For images and CI caches
    Warm {
        /// Where compiled code is kept [default: virga in the user's cache directory]
        #[arg(long, value_name = "DIR")]
        cache: Option<PathBuf>,
    },
}

impl Runtimes {
    pub(super) fn run(self) -> Result<(), String> {
        match self.command {
            Command::List => {
                for interpreter in Interpreter::ALL {
                    println!("{}*  run by {}", interpreter.family(), interpreter.runtime());
                }
                Ok(())
            }
            Command::Warm { cache } => warm(cache),
        }
    }
}

fn warm(cache: Option<PathBuf>) -> Result<(), String> {
    let directory = cache.or_else(users_cache).ok_or("there is no cache directory: name one with --cache")?;
    let runtime = Runtime::new(&house(directory.clone()));
    for interpreter in Interpreter::ALL {
        let name = interpreter.runtime();
        println!("{name}: compiling into {}, unless it is there (a minute or two)", directory.display());
        let was_there = runtime.warm(interpreter).map_err(|error| format!("{name}: {error}"))?;
        println!("{name}: ready{}", if was_there { ", it was there already" } else { "" });
    }
    Ok(())
}

/// A house in which nothing is run.
fn house(cache_directory: PathBuf) -> House {
    House {
        clock: Clock::new(Mode::System),
        randomness: Randomness::seeded(0),
        store: Store::ephemeral(),
        neighbours: Neighbours::default(),
        options: Arc::new(Options { cache_directory: Some(cache_directory), ..Options::default() }),
    }
}
