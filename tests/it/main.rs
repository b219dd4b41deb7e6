//! Tests of the whole: each module is a suite with one `check`.

mod tidy;
