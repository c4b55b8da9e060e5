//! Whole-site tests, in one program: one is quicker to build than five.

mod any_question;
mod bad_input;
mod browser;
mod cleaning;
mod national;
mod openness;
mod search;
mod site;
