//! Looking at types as tokens.

use proc_macro2::{Delimiter, Punct, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, GenericArgument, Ident, Lit, PathArguments, PathSegment, Type, TypePtr};

/// The type without the parentheses, and the invisible groups of `macro_rules!`, around it.
pub(super) fn strip(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            _ => return ty,
        };
    }
}

/// The expression without the parentheses, and the invisible groups of `macro_rules!`, around it.
pub(super) fn strip_expr(mut expr: &Expr) -> &Expr {
    loop {
        expr = match expr {
            Expr::Group(group) => &group.expr,
            Expr::Paren(paren) => &paren.expr,
            _ => return expr,
        };
    }
}

/// The raw pointer that a type is.
pub(super) fn raw_pointer(ty: &Type) -> Option<&TypePtr> {
    match strip(ty) {
        Type::Ptr(pointer) => Some(pointer),
        _ => None,
    }
}

/// The last segment of a plain path, such as `Vec<T>` in `std::vec::Vec<T>`.
pub(super) fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match strip(ty) {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last(),
        _ => None,
    }
}

/// Whether the last segment of a path is `name`.
pub(super) fn is_named(ty: &Type, name: &str) -> bool {
    last_segment(ty).is_some_and(|segment| segment.ident == name)
}

/// The name of a type that is a single word, such as `f64`.
pub(super) fn single_word(ty: &Type) -> Option<&Ident> {
    match strip(ty) {
        Type::Path(path) if path.qself.is_none() => path.path.get_ident(),
        _ => None,
    }
}

/// The types between the angle brackets of a segment.
pub(super) fn type_arguments(segment: &PathSegment) -> Vec<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return Vec::new();
    };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(strip(ty)),
        _ => None,
    });
    types.collect()
}

/// Whether an array length is the literal `0`.
pub(super) fn is_zero(length: &Expr) -> bool {
    match strip_expr(length) {
        Expr::Lit(literal) => matches!(&literal.lit, Lit::Int(int) if int.base10_digits() == "0"),
        _ => false,
    }
}

/// The tokens as a person would write them: `*mut Vec<T>`, not `* mut Vec < T >`.
pub(crate) fn text(tokens: &impl ToTokens) -> String {
    let mut text = Text::default();
    text.push_all(tokens.to_token_stream());
    text.written
}

/// The tokens written so far, and what decides about a space before the next one.
#[derive(Default)]
struct Text {
    written: String,
    after_word: bool,
    before_type: bool,
    glued: bool,
}

impl Text {
    fn push_all(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(word) => self.push_word(&word.to_string()),
                TokenTree::Literal(literal) => self.push_word(&literal.to_string()),
                TokenTree::Punct(mark) if self.after_word && is_operator(&mark, tokens.peek()) => {
                    self.push_operator(mark.as_char());
                }
                TokenTree::Punct(mark) => {
                    self.push_mark(mark.as_char(), mark.spacing() == Spacing::Joint);
                }
                TokenTree::Group(group) => self.push_group(group.delimiter(), group.stream()),
            }
        }
    }

    fn push_word(&mut self, word: &str) {
        if self.after_word {
            self.written.push(' ');
        }
        let lifetime = self.written.ends_with('\'');
        self.written.push_str(word);
        self.after_word = true;
        self.before_type = lifetime || matches!(word, "mut" | "const" | "dyn");
        self.glued = false;
    }

    fn push_operator(&mut self, mark: char) {
        self.written.extend([' ', mark, ' ']);
        self.after_word = false;
        self.before_type = false;
        self.glued = false;
    }

    fn push_mark(&mut self, mark: char, joint: bool) {
        let part_of_arrow = self.glued && self.written.ends_with('-');
        match mark {
            '+' | '=' => self.written.extend([' ', mark, ' ']),
            '-' if joint => self.written.push_str(" -"),
            '>' if part_of_arrow => self.written.push_str("> "),
            ',' | ';' => self.written.extend([mark, ' ']),
            ':' if !joint && !self.glued => self.written.push_str(": "),
            '*' | '&' if self.after_word => self.written.extend([' ', mark]),
            _ => self.written.push(mark),
        }
        self.after_word = false;
        self.before_type = false;
        self.glued = joint;
    }

    fn push_group(&mut self, delimiter: Delimiter, inside: TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{ ", " }"),
            Delimiter::None => return self.push_all(inside),
        };
        if self.before_type {
            self.written.push(' ');
        }
        self.written.push_str(open);
        self.after_word = false;
        self.before_type = false;
        self.glued = false;
        self.push_all(inside);
        let trimmed = self.written.trim_end().len();
        self.written.truncate(trimmed);
        self.written.push_str(close);
        self.after_word = true;
    }
}

/// Whether a mark behind a word is an operator between numbers, and no part of `->` or `*const`.
fn is_operator(mark: &Punct, next: Option<&TokenTree>) -> bool {
    let to_pointer = match next {
        Some(TokenTree::Ident(word)) => word == "mut" || word == "const",
        _ => false,
    };
    matches!(mark.as_char(), '-' | '*' | '/' | '%') && mark.spacing() == Spacing::Alone && !to_pointer
}

/// Whether a word is one of Rust's own integers.
pub(super) fn is_integer_word(word: &str) -> bool {
    let digits = word.strip_prefix(['u', 'i']);
    digits.is_some_and(|digits| matches!(digits, "8" | "16" | "32" | "64" | "128" | "size"))
}

/// Whether a word is one of Rust's own numbers.
pub(super) fn is_number_word(word: &str) -> bool {
    is_integer_word(word) || matches!(word, "f32" | "f64")
}

/// Whether a type can be no integer, not even an alias of one.
pub(super) fn is_never_integer(ty: &Type) -> bool {
    const OTHERS: &[&str] = &[
        "f16",
        "f32",
        "f64",
        "f128",
        "c_float",
        "c_double",
        "bool",
        "char",
        "str",
        "String",
        "PhantomData",
        "Option",
    ];
    match strip(ty) {
        Type::Path(_) => last_segment(ty).is_some_and(|last| OTHERS.iter().any(|name| last.ident == name)),
        _ => true,
    }
}
