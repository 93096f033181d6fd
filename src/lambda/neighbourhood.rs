//! Lambda, as the other services call it.

use super::Engine;
use crate::aws::Call;
use crate::aws::model::lambda::{InvokeInput, InvokeOutput, Lambda};
use crate::neighbours::{Answer, Functions};

impl Functions for Engine {
    fn invoke<'a>(&'a self, call: &'a Call, input: InvokeInput) -> Answer<'a, InvokeOutput> {
        Box::pin(Lambda::invoke(self, call, input))
    }
}
