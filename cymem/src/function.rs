//! Function pointers of C are plain: `None` is NULL.
//!
//! An implementation for all arguments `A` does not cover a reference, which has a lifetime for each call. A
//! function with references is plain where the derive sees it in the type of a field: its tokens are a function's
//! then, whatever the names in them mean.

use crate::plain::Plain;
use crate::table::kind::Kind;
use crate::table::kind::{Content, FieldType};

macro_rules! plain_functions {
    ($([$($arg:ident)*])*) => { $(
        plain_functions!(@ "C" [$($arg)*] ($($arg),*));
        plain_functions!(@ "C-unwind" [$($arg)*] ($($arg),*));
    )* };
    ($([$($arg:ident)* ...])*) => { $(
        plain_functions!(@ "C" [$($arg)*] ($($arg,)* ...));
        plain_functions!(@ "C-unwind" [$($arg)*] ($($arg,)* ...));
    )* };
    (@ $abi:literal $generics:tt $arguments:tt) => {
        plain_functions!(@@ $abi $generics $arguments);
        plain_functions!(@@ $abi $generics $arguments unsafe);
    };
    (@@ $abi:literal [$($generic:ident)*] ($($arguments:tt)*) $($safety:ident)?) => {
        // SAFETY: zero is `None`, and the layout is that of a C function pointer (documentation
        // of `Option`, "Representation").
        #[diagnostic::do_not_recommend]
        unsafe impl<Ret, $($generic),*> Plain for Option<$($safety)? extern $abi fn($($arguments)*) -> Ret> {
            const FUNCTIONS: bool = true;

            fn cymem_kind() -> Kind {
                Kind::Function
            }
        }
    };
}

plain_functions! {
    []
    [A]
    [A B]
    [A B C]
    [A B C D]
    [A B C D E]
    [A B C D E F]
    [A B C D E F G]
    [A B C D E F G H]
    [A B C D E F G H I]
    [A B C D E F G H I J]
    [A B C D E F G H I J K]
    [A B C D E F G H I J K L]
}

plain_functions! {
    [A ...]
    [A B ...]
    [A B C ...]
    [A B C D ...]
    [A B C D E ...]
    [A B C D E F ...]
    [A B C D E F G ...]
    [A B C D E F G H ...]
}

/// The layout of a field that is an `Option` of this function pointer; rustc compares the two.
///
/// # Safety
///
/// `F` is a function pointer of C.
#[must_use]
pub const unsafe fn function_field<F>(_: *const Option<F>) -> &'static FieldType {
    const {
        &FieldType::sized::<Option<F>>(Content {
            functions: true,
            kind: || Kind::Function,
            ..Content::bytes::<Option<F>>()
        })
    }
}
