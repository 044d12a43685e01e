//! What text is made of.

/// The types of one byte that C text is made of: `c_char`, whichever of the two it is, and both of them.
///
/// # Safety
///
/// The type has the layout of `u8`, and every byte is a value of it.
#[diagnostic::on_unimplemented(
    message = "text is made of bytes, and `{Self}` is none",
    label = "neither `c_char` nor `u8` nor `i8`",
    note = "`cstr` and `bytes` need a pointer to `c_char`, `u8` or `i8`; for other elements write `zero_terminated` or `len = …`, and for UTF-16 `utf16`"
)]
pub unsafe trait Letter {}

#[diagnostic::do_not_recommend]
// SAFETY: it is `u8`.
unsafe impl Letter for u8 {}
#[diagnostic::do_not_recommend]
// SAFETY: it has the layout of `u8`, and no invalid values.
unsafe impl Letter for i8 {}

/// The type of one unit of UTF-16.
///
/// # Safety
///
/// The type is `u16`.
#[diagnostic::on_unimplemented(
    message = "UTF-16 is made of `u16`, and `{Self}` is none",
    label = "not `u16`",
    note = "`utf16` needs a pointer to `u16`; for other elements write `zero_terminated` or `len = …`"
)]
pub unsafe trait WideLetter {}

#[diagnostic::do_not_recommend]
// SAFETY: it is `u16`.
unsafe impl WideLetter for u16 {}
