//! Why a walk ends before it has seen all.

use alloc::boxed::Box;
use alloc::string::String;

use super::check::Wrong;
use super::fault::Fault;
use super::frame::{Frame, path};
use super::kind::FieldType;
use crate::error::Error;
use crate::place::Place;

/// Why a walk ends.
pub(super) enum Stop {
    Fault(Fault),
    Value(Wrong),
    Error(Error),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Stop::Fault(fault)
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Stop::Error(error)
    }
}

pub(super) fn exhausted(bytes: usize) -> Stop {
    Stop::Error(Error::OutOfMemory { at: Place::default(), bytes })
}

impl Stop {
    /// The error, with the path to where the walk has stopped.
    pub(super) fn into_error<S>(self, frames: &[Frame<S>], root: &FieldType) -> Error {
        let (fault, inside) = match self {
            Stop::Error(error) => return error,
            Stop::Fault(fault) => (fault, String::new()),
            Stop::Value(Wrong { fault, path }) => (fault, path),
        };
        let mut path = path(frames, root);
        path.push_str(&inside);
        Error::Invalid { path: Box::from(path), fault }
    }
}
