//! Sessions with the program: what it prints and how it ends.
