//! The way from an older release to this one, so that a device downloads only what changed: the packs of the
//! last releases stay on the host, and each pack that changed is also published as a patch of its predecessor.

use serde::{Deserialize, Serialize};

use super::files::{File, bytes_of};

/// A past release, and which of its patches to use: places in [`Past::steps`].
pub type Way<'a> = (&'a Past, Vec<usize>);

/// The releases before this one, newest first. The file is a [`crate::pack`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Updates {
    /// The releases whose packs can be patched, newest first.
    pub past: Vec<Past>,
}

/// A release before this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// Its [`super::Release::version`].
    pub version: u64,
    /// Its files with their hash in their name. They stay on the host for pages that were opened before the
    /// site was replaced.
    pub files: Vec<File>,
    /// The file with a list of [`Patch`] that start from its packs. None if patches would save too little.
    pub patches: Option<File>,
    /// For each of those patches, the path of the pack it makes (in this release) and of the pack it starts
    /// from (in the past release).
    pub steps: Vec<(String, String)>,
}

/// The difference between an older pack and a new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patch {
    /// SHA-256 of the new pack's content, decompressed.
    pub content: String,
    /// A zstd frame; its dictionary is [`crate::pack::dictionary`] of the older pack.
    pub frame: Vec<u8>,
}

impl Updates {
    /// Which patches to download for the packs that a device lacks; `has` says whether the device has the pack at
    /// a path. Patches are chosen only if they are smaller than the packs that they make.
    pub fn ways(&self, lacking: &[&File], has: impl Fn(&str) -> bool) -> Vec<Way<'_>> {
        let mut lacking = lacking.to_vec();
        let mut ways = Vec::new();
        for past in &self.past {
            let Some(patches) = &past.patches else { continue };
            let (mut steps, mut made) = (Vec::new(), Vec::new());
            for (at, (to, from)) in past.steps.iter().enumerate() {
                let wanted = lacking.iter().copied().find(|file| file.path == *to && has(from));
                if let Some(file) = wanted.filter(|file| !made.contains(file)) {
                    steps.push(at);
                    made.push(file);
                }
            }
            if bytes_of(made.iter().copied()) > patches.bytes {
                lacking.retain(|file| !made.contains(file));
                ways.push((past, steps));
            }
        }
        ways
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::FileRole;

    fn file(path: &str, bytes: u64) -> File {
        File { path: path.to_owned(), role: FileRole::Details, bytes, unpacked: bytes, sha256: String::new() }
    }

    fn past(patches: u64, steps: &[(&str, &str)]) -> Past {
        let steps = steps.iter().map(|(to, from)| ((*to).to_owned(), (*from).to_owned())).collect();
        Past { version: 1, files: Vec::new(), patches: Some(file("patches", patches)), steps }
    }

    #[test]
    fn a_pack_is_made_from_the_newest_release_that_the_device_has() {
        let updates = Updates { past: vec![past(10, &[("a3", "a2"), ("b3", "b2")]), past(10, &[("a3", "a1"), ("b3", "b1")])] };
        let (a, b) = (file("a3", 100), file("b3", 100));
        let ways = |has: &[&str]| {
            let ways = updates.ways(&[&a, &b], |path| has.contains(&path));
            ways.into_iter().map(|(past, steps)| (past.steps[0].1.clone(), steps)).collect::<Vec<_>>()
        };
        assert_eq!(ways(&["a2", "b2", "a1", "b1"]), [("a2".to_owned(), vec![0, 1])]);
        assert_eq!(ways(&["a2", "b1"]), [("a2".to_owned(), vec![0]), ("a1".to_owned(), vec![1])]);
        assert_eq!(ways(&["a1"]), [("a1".to_owned(), vec![0])]);
        assert!(ways(&[]).is_empty());
    }

    #[test]
    fn a_pack_counts_once_and_absurd_sizes_do_not_panic() {
        let twice = Updates { past: vec![past(150, &[("a2", "a1"), ("a2", "b1")])] };
        assert_eq!(twice.ways(&[&file("a2", 100)], |_| true).len(), 0);
        let updates = Updates { past: vec![past(150, &[("a2", "a1"), ("b2", "b1")])] };
        assert_eq!(updates.ways(&[&file("a2", u64::MAX), &file("b2", u64::MAX)], |_| true).len(), 1);
    }

    #[test]
    fn patches_larger_than_their_packs_are_not_chosen() {
        let updates = Updates { past: vec![past(150, &[("a2", "a1"), ("b2", "b1")])] };
        let (a, b) = (file("a2", 100), file("b2", 100));
        assert_eq!(updates.ways(&[&a], |_| true).len(), 0);
        assert_eq!(updates.ways(&[&a, &b], |_| true).len(), 1);
    }
}
