//! Reads the directory of a `.zip`: which files it holds and at which offsets. It reads only what `indexer zip`
//! writes: no encryption, no split archives, no 64-bit sizes. The caller inflates: a browser can do that itself.
//!
//! Source: PKWARE's APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16.

/// The size of the end record without its comment, in bytes.
const END: usize = 22;
/// How many bytes from the end of an archive [`directory_place`] needs: the end record with the longest comment.
pub const TAIL: usize = END + 0xFFFF;
/// The size of a local header without its names, in bytes: what [`contents_start`] needs.
pub const HEADER: usize = 30;
/// The largest directory that is read, in bytes: enough for 50,000 files with names of over 200 letters.
const MOST_DIRECTORY: u64 = 16 << 20;

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path.
    pub path: String,
    /// Whether it is deflated; otherwise it is stored.
    pub deflated: bool,
    /// Its size in the archive, in bytes.
    pub packed: u64,
    /// The offset of its local header, in bytes.
    pub header: u64,
}

/// The offset and the size of the directory, in bytes. `tail` is the end of an archive: its last [`TAIL`] bytes,
/// or all of it. None if this is not an archive.
pub fn directory_place(tail: &[u8]) -> Option<(u64, u64)> {
    let at = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let end = tail.get(at..at + END)?;
    let (size, offset) = (u32_at(end, 12)?, u32_at(end, 16)?);
    (u64::from(size) <= MOST_DIRECTORY && offset != u32::MAX).then_some((u64::from(offset), u64::from(size)))
}

/// The files that a directory lists. None if it is damaged, or lists a file that cannot be read.
pub fn entries(mut directory: &[u8]) -> Option<Vec<Entry>> {
    let mut found = Vec::new();
    while !directory.is_empty() {
        directory.starts_with(b"PK\x01\x02").then_some(())?;
        let (flags, method) = (u16_at(directory, 8)?, u16_at(directory, 10)?);
        let [name, extra, comment] = [28, 30, 32].map(|at| u16_at(directory, at).map(usize::from));
        let (name, rest) = (name?, extra?.checked_add(comment?)?);
        let path = std::str::from_utf8(directory.get(46..46 + name)?).ok()?.to_owned();
        let is_encrypted = flags & 1 != 0;
        (!is_encrypted && (method == 0 || method == 8)).then_some(())?;
        let (packed, header) = (u32_at(directory, 20)?.into(), u32_at(directory, 42)?.into());
        found.push(Entry { path, deflated: method == 8, packed, header });
        directory = directory.get(46 + name + rest..)?;
    }
    Some(found)
}

/// The offset of a file's content, in bytes from the start of its local header. `header` is the first [`HEADER`]
/// bytes of that header. None if it is no local header.
pub fn contents_start(header: &[u8]) -> Option<u64> {
    header.starts_with(b"PK\x03\x04").then_some(())?;
    Some(HEADER as u64 + u64::from(u16_at(header, 26)?) + u64::from(u16_at(header, 28)?))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive with two stored files, written by hand from the specification.
    fn archive() -> Vec<u8> {
        let (mut whole, mut directory) = (Vec::new(), Vec::new());
        for (name, text) in [("a.txt", "một"), ("b/c.txt", "hai")] {
            let sizes = [(text.len() as u32).to_le_bytes(), (text.len() as u32).to_le_bytes()].concat();
            let name_size = (name.len() as u16).to_le_bytes();
            directory.extend(
                [b"PK\x01\x02".as_slice(), &[0; 16], &sizes, &name_size, &[0; 12], &(whole.len() as u32).to_le_bytes()].concat(),
            );
            directory.extend(name.as_bytes());
            whole.extend(
                [b"PK\x03\x04".as_slice(), &[0; 14], &sizes, &name_size, &[0; 2], name.as_bytes(), text.as_bytes()].concat(),
            );
        }
        let place = [(directory.len() as u32).to_le_bytes(), (whole.len() as u32).to_le_bytes()].concat();
        [whole, directory, b"PK\x05\x06".to_vec(), vec![0; 8], place, vec![0; 2]].concat()
    }

    #[test]
    fn the_files_of_an_archive_are_found() {
        let archive = archive();
        let (offset, size) = directory_place(&archive).unwrap();
        let entries = entries(&archive[offset as usize..][..size as usize]).unwrap();
        let texts = entries.iter().map(|entry| {
            let start = entry.header + contents_start(&archive[entry.header as usize..][..HEADER]).unwrap();
            (entry.path.as_str(), std::str::from_utf8(&archive[start as usize..][..entry.packed as usize]).unwrap())
        });
        assert_eq!(texts.collect::<Vec<_>>(), [("a.txt", "một"), ("b/c.txt", "hai")]);
    }

    #[test]
    fn damage_is_noticed() {
        let archive = archive();
        for end in 0..archive.len() {
            if let Some((offset, size)) = directory_place(&archive[..end]) {
                let directory = archive[..end].get(offset as usize..(offset + size) as usize);
                assert!(directory.and_then(entries).is_none(), "{end}");
            }
        }
        assert_eq!(entries(b"PK\x01\x02"), None);
        assert_eq!(contents_start(b"PK"), None);
    }
}
