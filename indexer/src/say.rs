//! Prints for people. `println!` panics if nobody reads any more (`indexer check … | head`); here, a reader that has gone
//! is simply the end of what is printed, and the work goes on.

use std::fmt::Arguments;
use std::io::Write;

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

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    /// An output whose reader has gone.
    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_has_gone_is_the_end() {
        line(&mut Closed, format_args!("một"));
    }
}
