//! Types and bounds stand in several generated items, and must mean the same in each of them. Names do, since
//! generated ones are chosen to be other words; what is refused here does not, or would take a proof.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;

use super::syntax::text;
use crate::diagnostics::Advice;

/// Why the tokens may mean something else in another place, and what to write: `instead`, of what only stands for
/// something.
pub(super) fn doubt(tokens: &impl ToTokens, instead: &str) -> Option<Advice> {
    let doubt = find(tokens.to_token_stream(), false)?;
    let shown = text(tokens);
    Some(match doubt {
        Doubt::Macro => {
            Advice::new(format!("the macro in `{shown}` may expand differently each time"), instead)
        }
        Doubt::Inferred => {
            Advice::new(format!("`_` in `{shown}` may be inferred differently each time"), instead)
        }
        Doubt::Anonymous => Advice::new(format!("`impl` in `{shown}` is another type each time"), instead),
        Doubt::Attribute => Advice::new(
            format!("the attribute in `{shown}` may change it differently each time"),
            "remove the attribute",
        ),
        Doubt::Statement => Advice::new(
            format!("the block in `{shown}` holds more than one expression"),
            "define a constant outside, and name it here",
        ),
    })
}

enum Doubt {
    /// `make!(…)`
    Macro,
    /// `#[…]`
    Attribute,
    /// `_` in place of a type
    Inferred,
    /// `impl Trait`
    Anonymous,
    /// An item or a statement in a block: a new item each time, with a `Self` of its own.
    Statement,
}

fn find(tokens: TokenStream, in_block: bool) -> Option<Doubt> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    (0..tokens.len()).find_map(|at| {
        let (before, rest) = tokens.split_at(at);
        let (token, after) = rest.split_first()?;
        match token {
            TokenTree::Ident(word) => in_word(before.last(), word, after, in_block),
            TokenTree::Punct(mark) => match mark.as_char() {
                '#' => Some(Doubt::Attribute),
                ';' if in_block => Some(Doubt::Statement),
                _ => None,
            },
            TokenTree::Group(group) => {
                let in_block = match group.delimiter() {
                    Delimiter::Brace => true,
                    Delimiter::None => in_block,
                    Delimiter::Parenthesis | Delimiter::Bracket => false,
                };
                find(group.stream(), in_block)
            }
            TokenTree::Literal(_) => None,
        }
    })
}

/// Judges a word by its neighbours.
fn in_word(before: Option<&TokenTree>, word: &Ident, after: &[TokenTree], in_block: bool) -> Option<Doubt> {
    let next = after.first();
    match word.to_string().as_str() {
        "_" if is_mark(before, '\'') || is_argument_name(after) => None,
        "_" if in_block && is_mark(next, '=') => None,
        "_" => Some(Doubt::Inferred),
        "impl" | "trait" | "struct" | "enum" | "mod" if in_block => Some(Doubt::Statement),
        "fn" | "union" if in_block && matches!(next, Some(TokenTree::Ident(_))) => Some(Doubt::Statement),
        "impl" => Some(Doubt::Anonymous),
        "if" | "while" | "match" | "return" => None,
        _ if is_mark(next, '!') && matches!(after.get(1), Some(TokenTree::Group(_))) => Some(Doubt::Macro),
        _ => None,
    }
}

/// `_: u8`, an argument of a function pointer.
fn is_argument_name(after: &[TokenTree]) -> bool {
    is_mark(after.first(), ':') && !is_mark(after.get(1), ':')
}

fn is_mark(token: Option<&TokenTree>, mark: char) -> bool {
    matches!(token, Some(TokenTree::Punct(found)) if found.as_char() == mark)
}
