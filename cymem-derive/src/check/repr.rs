//! What the `#[repr(…)]`s of an item say together.

use proc_macro2::{Group, TokenStream};
use quote::ToTokens;
use syn::{Attribute, Ident, LitInt, token};

const INTEGERS: &[&str] =
    &["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize"];

/// All `#[repr(…)]`s of an item.
#[derive(Default)]
pub(super) struct Repr {
    /// `C`
    pub(super) c: bool,
    /// `transparent`
    pub(super) transparent: bool,
    /// An integer type.
    pub(super) integer: Option<Ident>,
    /// `Rust`, which takes back what the others promise.
    pub(super) rust: bool,
    /// The word `packed`.
    pub(super) packed: Option<Ident>,
    /// The word `align`, and the largest alignment that stands with it.
    pub(super) align: Option<(Ident, usize)>,
}

impl Repr {
    pub(super) fn of(attrs: &[Attribute]) -> syn::Result<Self> {
        let mut repr = Self::default();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("repr")) {
            attr.parse_nested_meta(|word| {
                let value = match word.input.peek(token::Paren) {
                    true => integer(word.input.parse()?),
                    false => None,
                };
                repr.add(word.path.get_ident(), word.path.to_token_stream(), value);
                Ok(())
            })?;
        }
        Ok(repr)
    }

    /// Whether C knows the layout of a struct with it.
    pub(super) fn is_c(&self) -> bool {
        self.c && !self.transparent && !self.rust
    }

    /// Whether a struct is laid out as its only field.
    pub(super) fn is_transparent(&self) -> bool {
        self.transparent && !self.c && !self.rust
    }

    fn add(&mut self, word: Option<&Ident>, path: TokenStream, value: Option<usize>) {
        match path.to_string().as_str() {
            "C" => self.c = true,
            "transparent" => self.transparent = true,
            "Rust" => self.rust = true,
            "packed" => self.packed = word.cloned(),
            "align" => {
                let before = self.align.take().map_or(1, |(_, align)| align);
                self.align = word.cloned().map(|word| (word, before.max(value.unwrap_or(1))));
            }
            name if INTEGERS.contains(&name) => self.integer = word.cloned(),
            _ => {}
        }
    }
}

/// What stands in the parentheses, if it is an integer; rustc reports what is none.
fn integer(group: Group) -> Option<usize> {
    syn::parse2::<LitInt>(group.stream()).ok()?.base10_parse().ok()
}
