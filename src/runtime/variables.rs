//! The environment variables of a guest, which it gets when it asks for them: many a guest never does, and
//! the engine's own WASI wants a copy of each for every guest.

use std::borrow::Cow;
use std::sync::Arc;

use wasmtime::{Caller, Linker, component};

use super::guest::Guest;
use super::invocation::Invocation;
use super::preview1::{FAULT, MODULE, SUCCESS, memory, slice_mut};
use super::runtime_api::AUTHORITY;

/// What a guest finds in its environment.
pub(super) struct Variables {
    pub(super) of_setting: Arc<[(String, String)]>,
    /// What the guest was started for, unless it is told of its invocations one by one.
    pub(super) invocation: Option<Invocation>,
    /// Whether there is a Runtime API for it.
    pub(super) may_loop: bool,
}

impl Variables {
    fn iter(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let of_setting = self.of_setting.iter().map(|(name, value)| (name.as_str(), value.as_str().into()));
        let of_invocation = self.invocation.iter().flat_map(Invocation::variables);
        let of_loop = self.may_loop.then(|| ("AWS_LAMBDA_RUNTIME_API", AUTHORITY.into()));
        of_setting.chain(of_invocation).chain(of_loop)
    }

    /// All of them as a JSON object; of a name that comes twice the last counts.
    pub(super) fn to_json(&self) -> String {
        let of_name = self.iter().map(|(name, value)| (name.to_owned(), value.into_owned().into()));
        serde_json::Value::Object(of_name.collect()).to_string()
    }

    /// Writes how many there are, and how long they are as preview 1 has them.
    fn write_sizes(&self, memory: &mut [u8], count_at: i32, length_at: i32) -> Option<()> {
        let lengths = self.iter().map(|(name, value)| name.len() + value.len() + "=\0".len());
        let (count, length) = lengths.fold((0_u32, 0), |(count, sum), length| (count + 1, sum + length));
        slice_mut(memory, count_at, size_of::<u32>())?.copy_from_slice(&count.to_le_bytes());
        let length = u32::try_from(length).ok()?;
        slice_mut(memory, length_at, size_of::<u32>())?.copy_from_slice(&length.to_le_bytes());
        Some(())
    }

    /// Writes `NAME=value`, with a zero behind it, for each, and where each begins.
    fn write(&self, memory: &mut [u8], addresses_at: i32, text_at: i32) -> Option<()> {
        let (mut address_at, mut text_at) = (addresses_at, text_at);
        for (name, value) in self.iter() {
            slice_mut(memory, address_at, size_of::<u32>())?.copy_from_slice(&text_at.to_le_bytes());
            address_at = address_at.wrapping_add_unsigned(4);
            for part in [name.as_bytes(), b"=", value.as_bytes(), b"\0"] {
                slice_mut(memory, text_at, part.len())?.copy_from_slice(part);
                text_at = text_at.wrapping_add_unsigned(u32::try_from(part.len()).ok()?);
            }
        }
        Some(())
    }
}

/// Replaces the preview 1 functions that hand the variables over.
pub(super) fn add_to_linker(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    type Write = fn(&Variables, &mut [u8], i32, i32) -> Option<()>;
    let functions: [(&str, Write); 2] =
        [("environ_sizes_get", Variables::write_sizes), ("environ_get", Variables::write)];
    for (name, write) in functions {
        linker.func_wrap(MODULE, name, move |mut caller: Caller<'_, Guest>, first: i32, second: i32| {
            let memory = memory(&mut caller)?;
            let (bytes, guest) = memory.data_and_store_mut(&mut caller);
            wasmtime::Result::Ok(write(&guest.variables, bytes, first, second).map_or(FAULT, |()| SUCCESS))
        })?;
    }
    Ok(())
}

/// Replaces `wasi:cli/environment`'s function that hands them over.
pub(super) fn add_to_component_linker(linker: &mut component::Linker<Guest>) -> wasmtime::Result<()> {
    let mut environment = linker.instance("wasi:cli/environment@0.2.12")?;
    environment.func_wrap("get-environment", |context, (): ()| {
        let guest: &Guest = context.data();
        let owned = guest.variables.iter().map(|(name, value)| (name.to_owned(), value.into_owned()));
        Ok((owned.collect::<Vec<(String, String)>>(),))
    })
}
