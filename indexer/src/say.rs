//! Prints for people. `println!` panics if nobody reads any more (`indexer check … | head`); here, a reader that has gone
//! is simply the end of what is printed, and the work goes on.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write};

use anyhow::Context;

/// Prints a line, as `println!` does.
macro_rules! say {
    ($($part:tt)*) => { $crate::say::line(&mut std::io::stdout().lock(), format_args!($($part)*)) };
}

/// Prints a line to the error output, as `eprintln!` does.
macro_rules! say_error {
    ($($part:tt)*) => { $crate::say::line(&mut std::io::stderr().lock(), format_args!($($part)*)) };
}

pub(crate) use {say, say_error};

/// Writes a line. If that fails, nobody reads it or could be told.
pub(crate) fn line(to: &mut impl Write, text: Arguments<'_>) {
    let _ = writeln!(to, "{text}").and_then(|()| to.flush());
}

/// Prints a whole document to standard output. A reader that stops reading has what it wanted.
///
/// # Errors
/// It could not be written, for example to a full disk.
pub(crate) fn document(text: &str) -> anyhow::Result<()> {
    write_document(&mut std::io::stdout().lock(), text)
}

fn write_document(to: &mut impl Write, text: &str) -> anyhow::Result<()> {
    match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(error).context("không in hết được; hãy xem đĩa còn chỗ trống không")
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    /// An output that fails.
    struct Failing(ErrorKind);

    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_has_gone_is_the_end_and_a_full_disk_is_an_error() {
        line(&mut Failing(ErrorKind::BrokenPipe), format_args!("một"));
        write_document(&mut Failing(ErrorKind::BrokenPipe), "một").unwrap();
        let error = write_document(&mut Failing(ErrorKind::StorageFull), "một").unwrap_err();
        assert!(error.to_string().contains("hãy xem đĩa"));
    }
}
