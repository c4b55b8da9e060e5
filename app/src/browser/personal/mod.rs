//! What the reader leaves on this device, and clearing it.

pub(crate) mod clearing;
pub(super) mod dossiers;
pub(super) mod recent;
