//! The program that libFuzzer drives. `FUZZ_TARGET` names the target; `cargo xtask fuzz` sets it.

#![no_main]

use std::sync::OnceLock;

use fuzz::Target;
use libfuzzer_sys::fuzz_target;

static TARGET: OnceLock<Target> = OnceLock::new();

fn choose() -> Option<Target> {
    fuzz::target(&std::env::var("FUZZ_TARGET").ok()?)
}

fuzz_target!(
    init: {
        match choose() {
            Some(target) => { let _ = TARGET.set(target); }
            None => {
                eprintln!("FUZZ_TARGET must name a target: {:?}", fuzz::TARGETS.map(|(name, _)| name));
                std::process::exit(2);
            }
        }
    },
    |bytes: &[u8]| {
        if let Some(target) = TARGET.get() {
            target(bytes);
        }
    }
);
