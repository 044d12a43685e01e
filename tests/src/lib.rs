//! The tests of cymem; see the files beside this folder.
