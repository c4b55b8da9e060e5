//! What free hosts take, and whether a site fits.

use super::SiteFiles;
use crate::lang::tr;

/// What a host takes. The limits are from its documentation, read in 2026.
struct Host {
    name: &'static str,
    /// The most files.
    files: Option<usize>,
    /// The most bytes of all files.
    bytes: Option<u64>,
    /// The most bytes of one file.
    one: Option<u64>,
}

/// The files that the smallest of the hosts takes.
pub const LEAST_FILES: usize = 20_000;

const HOSTS: [Host; 3] = [
    Host { name: "Cloudflare Pages", files: Some(LEAST_FILES), bytes: None, one: Some(25 << 20) },
    Host { name: "GitHub Pages", files: None, bytes: Some(1_000_000_000), one: Some(100 << 20) },
    Host { name: "GitLab Pages", files: None, bytes: Some(1_000_000_000), one: None },
];

/// The hosts whose limits a site exceeds, each with the limit.
pub fn too_large_for(files: &SiteFiles) -> Vec<String> {
    let (mut count, mut all, mut largest) = (0, 0, (0, String::new()));
    for path in files.paths() {
        let bytes = files.size(path).unwrap_or_default();
        (count, all, largest) = (count + 1, all + bytes, largest.max((bytes, path.to_owned())));
    }
    let megabytes = |bytes: u64| bytes as f64 / 1e6;
    let over = HOSTS.iter().filter_map(|Host { name: host, files: most_files, bytes: most_bytes, one: most_of_one }| {
        let many = most_files
            .filter(|most| count > *most)
            .map(|most| tr!("{} tệp, mà {} nhận nhiều nhất {}", "{} files; {} takes at most {}", count, host, most));
        let much = most_bytes.filter(|most| all > *most).map(|most| {
            let (all, most) = (megabytes(all), megabytes(most));
            tr!(
                "cả trang {:.0} MB, mà {} nhận nhiều nhất {:.0} MB",
                "{:.0} MB in all; {} takes at most {:.0} MB",
                all,
                host,
                most
            )
        });
        let one = most_of_one.filter(|most| largest.0 > *most).map(|most| {
            let (size, most, path) = (megabytes(largest.0), megabytes(most), &largest.1);
            tr!(
                "{} có {:.0} MB, mà {} nhận tệp nhiều nhất {:.0} MB",
                "{} has {:.0} MB; {} takes files of at most {:.0} MB",
                path,
                size,
                host,
                most
            )
        });
        many.or(much).or(one)
    });
    over.collect()
}
