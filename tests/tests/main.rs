//! Whole-site tests, in one program: one is quicker to build than five.

#[macro_use]
mod stage;

mod age;
mod any_question;
mod bad_input;
mod browser;
mod carried;
mod cleaning;
mod clearing;
mod engines;
mod faults;
mod links;
mod long_run;
mod national;
mod never_silent;
mod openness;
mod page_safety;
mod paper;
#[cfg(unix)]
mod power_cut;
mod procedure_page;
mod search;
mod signed;
mod site;
mod updates;
