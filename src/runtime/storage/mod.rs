//! Where WASI's files differ from what the engine's own WASI does: what a guest writes is counted, what it
//! reads is read on the spot, and what it may not change is said to be read-only. (The engine has another
//! thread read; the clock would take the guest for one that waits meanwhile.)

mod preview1;
mod preview2;

pub(super) use preview1::add_to_linker;
pub(super) use preview2::add_to_component_linker;
