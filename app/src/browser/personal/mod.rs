//! What the reader leaves on this device, and clearing it.

pub(crate) mod clearing;
pub(super) mod dossiers;
pub(crate) mod office;
pub(super) mod recent;
