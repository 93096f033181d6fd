//! What a program is compiled from.

use bytes::Bytes;
use sha2::{Digest, Sha256};

use super::interpreter::Interpreter;
use super::program::{Form, MODULE_LIMIT, NotRunnable};

/// The SHA-256 of a module, or of the compressed form of one that Virga carries.
pub(super) type ContentHash = [u8; 32];

/// A WebAssembly binary. Cheap to clone.
#[derive(Clone)]
pub(super) enum Binary {
    /// A user's.
    Given(Bytes),
    /// One that Virga carries: unpacked only when it has to be compiled.
    Carried(Interpreter),
}

impl Binary {
    /// Whether it is worth looking at: what it says it is, if it isn't too long.
    pub(super) fn form(&self) -> Result<Form, NotRunnable> {
        match self {
            Self::Given(binary) if binary.len() > MODULE_LIMIT => {
                Form::of(binary)?;
                Err(NotRunnable::TooLarge { length: binary.len(), limit: MODULE_LIMIT })
            }
            Self::Given(binary) => Form::of(binary),
            Self::Carried(_) => Ok(Form::Component),
        }
    }

    /// What its compiled code is known by.
    pub(super) fn hash(&self) -> ContentHash {
        match self {
            Self::Given(binary) => Sha256::digest(binary).into(),
            Self::Carried(interpreter) => interpreter.hash(),
        }
    }

    /// The binary itself. Takes a tenth of a second for one that is carried.
    pub(super) fn bytes(&self) -> Result<Bytes, NotRunnable> {
        match self {
            Self::Given(binary) => Ok(binary.clone()),
            Self::Carried(interpreter) => interpreter.unpack(),
        }
    }

    /// Whether it is one that Virga carries.
    pub(super) fn is_carried(&self) -> bool {
        matches!(self, Self::Carried(_))
    }

    /// Whether compiling it takes so little that the best code may be made at once.
    pub(super) fn is_short(&self) -> bool {
        const SHORT: usize = 16 * 1024;
        matches!(self, Self::Given(binary) if binary.len() < SHORT)
    }
}
