//! `cargo xtask test`: the check, then every test of the workspace against the app that was just built.
//!
//! Nothing stops at the first failure: a wrong space must not hide a broken search.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::check;
use crate::apt;
use crate::browser::{self, Browsers};
use crate::find::on_path;
use crate::programs::Profile;
use crate::run::{cargo, describe, run as run_command, target_dir};
use crate::slowest::Slowest;
use crate::steps::Steps;
use crate::summary::Summary;
use crate::web;

/// The program of the whole-site tests; the tests in browsers are there.
const WHOLE_SITE: &str = "main";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Run only tests with one of these texts in their name, and no check
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// Run only the whole-site tests of this engine
    #[arg(long, value_enum)]
    engine: Option<browser::Name>,
    /// Run only the whole-site tests of this kind: a module of tests/tests/, such as faults
    #[arg(long)]
    kind: Option<String>,
    /// Leave out the tests that need a browser
    #[arg(long, conflicts_with = "engine")]
    no_browser: bool,
    /// Options for the test programs, such as --nocapture
    #[arg(last = true, value_name = "OPTION")]
    options: Vec<String>,
}

impl Args {
    /// Whether only some tests are wanted. Then a test program without any of them is no failure.
    fn is_selection(&self) -> bool {
        !self.names.is_empty() || self.engine.is_some() || self.kind.is_some()
    }

    /// The engines to find.
    fn engines(&self) -> &[browser::Name] {
        match &self.engine {
            _ if self.no_browser => &[],
            Some(engine) => std::slice::from_ref(engine),
            None => &browser::Name::ALL,
        }
    }
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let check_steps = if args.is_selection() { 0 } else { check::STEPS };
    let mut steps = Steps::of(check_steps + web::steps(Profile::Fast) + 2);
    // Before the long build, so that a missing browser is reported at once.
    let browsers = browser::ensure(args.engines())?;
    if !args.is_selection() {
        install_hosts()?;
    }
    let checked = if args.is_selection() { None } else { Some(check::all(&mut steps)?) };
    let app = web::build(Profile::Fast, &[], &mut steps)?;
    // On its own first, to tell tests that do not compile from tests that fail.
    steps.run("tests: compile", || run_command(&mut cargo(["test", "--workspace", "--no-run"])))?;
    let timings = Timings::new()?;
    let (ended, summary) = steps.run("tests: run", || run_tests(&mut command(args, &app, &browsers, &timings)?))?;
    print!("{}", Slowest::of(&summary, &timings.read()?));
    checked.iter().for_each(|report| print!("{report}"));
    let faults = faults(ended, &summary, args.is_selection());
    faults.iter().for_each(|fault| println!("tests: {fault}"));
    if args.no_browser || !browsers.left_out.is_empty() {
        let engines = if args.no_browser { "any browser".to_owned() } else { browsers.left_out.join(" and ") };
        println!("browsers: nothing was tested in {engines}");
    }
    // Always the last line.
    println!("{}", summary.totals());
    let good = ended.success() && faults.is_empty() && checked.is_none_or(|report| report.passed());
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Installs the web servers on which tests put a site. Without them, those tests are left out.
fn install_hosts() -> Result<()> {
    let missing: Vec<&str> = ["nginx", "apache2"].into_iter().filter(|name| on_path(&[name]).is_none()).collect();
    if missing.is_empty() { Ok(()) } else { apt::install("a web server for the tests", &missing) }
}

/// The command that runs the wanted tests.
fn command(args: &Args, app: &Path, browsers: &Browsers, timings: &Timings) -> Result<Command> {
    let absolute = |path: &Path| std::path::absolute(path).with_context(|| format!("{}: no absolute path", path.display()));
    let mut tests = cargo(["test", "--workspace", "--no-fail-fast"]);
    if args.engine.is_some() || args.kind.is_some() {
        tests.args(["--test", WHOLE_SITE]);
    }
    tests.env("NIEM_YET_APP", absolute(app)?).env("NIEM_YET_TIMINGS", absolute(&timings.0)?);
    browsers.tell(&mut tests);
    if args.no_browser {
        tests.env("NIEM_YET_NO_BROWSER", "1");
    }
    if let Some(engine) = args.engine {
        tests.env("NIEM_YET_ENGINE", engine.in_test_names());
    }
    if let Some(kind) = &args.kind {
        tests.env("NIEM_YET_KIND", kind);
    }
    tests.arg("--").args(&args.names).args(&args.options);
    Ok(tests)
}

/// Runs the tests. Prints every line as it comes, and reads the summaries in them.
fn run_tests(tests: &mut Command) -> Result<(ExitStatus, Summary)> {
    // One pipe for both outputs: cargo names each program on the one, the program prints its result on the other.
    let (output, input) = io::pipe().context("cannot make a pipe")?;
    tests.stdout(input.try_clone().context("cannot make a pipe")?).stderr(input);
    let child = tests.spawn().with_context(|| format!("cannot start `{}`", describe(tests)));
    // The output has no end before our own ends of the pipe are closed.
    tests.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = child?;
    let summary = Arc::new(Mutex::new(Summary::default()));
    let read_to = Arc::clone(&summary);
    let reader = thread::spawn(move || pass_on(BufReader::new(output), &mut io::stdout(), &read_to));
    let ended = child.wait().context("waiting for the tests to end")?;
    // A test that crashed may leave a server behind, which keeps the pipe open: do not wait for that one.
    let end = Instant::now() + Duration::from_secs(2);
    while !reader.is_finished() && Instant::now() < end {
        thread::sleep(Duration::from_millis(20));
    }
    let summary = std::mem::take(&mut *summary.lock().unwrap_or_else(PoisonError::into_inner));
    Ok((ended, summary))
}

/// Bytes, not strings: a test may print invalid UTF-8, and that must not end the run.
fn pass_on(mut from: impl BufRead, to: &mut impl Write, summary: &Mutex<Summary>) -> Result<()> {
    let mut line = Vec::new();
    while from.read_until(b'\n', &mut line)? > 0 {
        to.write_all(&line)?;
        summary.lock().unwrap_or_else(PoisonError::into_inner).read(&String::from_utf8_lossy(&line));
        line.clear();
    }
    Ok(())
}

/// What is wrong beside failed tests, in sentences.
fn faults(ended: ExitStatus, summary: &Summary, is_selection: bool) -> Vec<String> {
    let mut faults = Vec::new();
    for program in summary.programs() {
        match program.totals {
            None => faults.push(format!("{} crashed before it gave a result; see above", program.name)),
            Some(totals) if totals.tests() == 0 && !is_selection && !program.is_doc => {
                faults.push(format!("{} has no test", program.name));
            }
            Some(_) => {}
        }
    }
    let totals = summary.totals();
    if totals.tests() == 0 {
        faults.push("no test has such a name".to_owned());
    }
    if faults.is_empty() && !ended.success() && totals.failed == 0 {
        faults.push(format!("cargo failed ({ended}); see above"));
    }
    faults
}

/// The file that the whole-site tests write their times to: a line `milliseconds<TAB>name` for each test.
struct Timings(PathBuf);

impl Timings {
    /// An empty file.
    fn new() -> Result<Self> {
        let path = target_dir().join("xtask").join("test-timings.tsv");
        File::create(&path).with_context(|| format!("{}: cannot create", path.display()))?;
        Ok(Self(path))
    }

    fn read(&self) -> Result<String> {
        fs::read_to_string(&self.0).with_context(|| format!("{}: cannot read", self.0.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_passed_on_and_summaries_are_added() {
        let said = b"     Running unittests src/lib.rs (target/debug/deps/catalog-1)\n\
                     running 1 test\n\xff\xfe\ntest result: ok. 1 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out\nlast";
        let (mut shown, summary) = (Vec::new(), Mutex::new(Summary::default()));
        pass_on(&said[..], &mut shown, &summary).unwrap();
        assert_eq!(shown, said);
        assert_eq!(summary.into_inner().unwrap().totals().to_string(), "1 passed, 0 failed, 2 skipped");
    }

    #[cfg(unix)]
    #[test]
    fn an_empty_program_is_a_fault_unless_some_tests_are_selected() {
        use std::os::unix::process::ExitStatusExt;
        let mut summary = Summary::default();
        summary.read("     Running tests/a.rs (target/debug/deps/a-1)");
        summary.read("test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 9 filtered out");
        summary.read("     Running tests/b.rs (target/debug/deps/b-1)");
        summary.read("test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
        let ended = ExitStatus::from_raw(0);
        assert_eq!(faults(ended, &summary, false), ["tests/a.rs (target/debug/deps/a-1) has no test"]);
        assert!(faults(ended, &summary, true).is_empty());
        assert_eq!(faults(ended, &Summary::default(), true), ["no test has such a name"]);
    }
}
