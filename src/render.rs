//! Writes results: for a person, for a program, for a picture.
