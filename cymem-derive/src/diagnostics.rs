//! Every error of an item in one compile.

use std::fmt::Display;

use quote::ToTokens;

/// Collects what is wrong with an item.
///
/// A step that cannot go on returns `Err(Reported)`. Only reporting an error makes a [`Reported`], and only
/// [`finish`](Self::finish) opens the result, so a step can neither stop in silence nor report and carry on
/// to expansion.
#[derive(Default)]
pub(crate) struct Diagnostics {
    errors: Vec<syn::Error>,
}

/// Proof that an error was reported.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reported(());

impl Diagnostics {
    /// Reports `message` and underlines all of `at`.
    pub(crate) fn error(&mut self, at: impl ToTokens, message: impl Display) -> Reported {
        self.absorb(syn::Error::new_spanned(at, message))
    }

    /// Reports an error that a parser made.
    pub(crate) fn absorb(&mut self, error: syn::Error) -> Reported {
        self.errors.push(error);
        Reported(())
    }

    /// Whether nothing was reported yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// The outcome if nothing at all was reported, or else every error.
    pub(crate) fn finish<T>(self, outcome: Result<T, Reported>) -> Result<T, Vec<syn::Error>> {
        match outcome {
            Ok(value) if self.errors.is_empty() => Ok(value),
            _ => Err(self.errors),
        }
    }
}

/// What is wrong and what to write instead: the two halves of every message.
#[derive(Debug)]
pub(crate) struct Advice {
    pub(crate) why: String,
    pub(crate) help: String,
}

impl Advice {
    /// `why` completes "field `x`: …"; `help` is an instruction.
    pub(crate) fn new(why: impl Into<String>, help: impl Into<String>) -> Self {
        Self { why: why.into(), help: help.into() }
    }

    /// The whole message about `subject`, such as "field `x`".
    pub(crate) fn about(&self, subject: impl Display) -> String {
        format!("{subject}: {}\n  help: {}", self.why, self.help)
    }
}
