//! The keys on a field: what it is for, and what goes with that.

use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::{Attribute, Expr, Ident, Type, parenthesized};

use super::promise::{self, Promise};
use super::{Keyed, Place, pool};
use crate::diagnostics::{Diagnostics, Reported};
use crate::input::{Constant, Shared, Terminator};

/// All keys of a field, or of one `each(…)`.
#[derive(Default)]
pub(crate) struct FieldKeys {
    /// The one key that says what the field is.
    pub(crate) meaning: Option<Keyed<Meaning>>,
    /// What the elements point to; beside a length or a terminator only.
    pub(crate) each: Option<Keyed<Box<FieldKeys>>>,
    /// What C looks at to find the end; beside a terminator only.
    pub(crate) until: Option<Keyed<Expr>>,
    /// The real target of a pointer to `c_void`.
    pub(crate) elem: Option<Keyed<Type>>,
    /// `unit = bytes`; beside a length only.
    pub(crate) unit: Option<Keyed<()>>,
    /// `unsafe(…)`: what the user promises.
    pub(crate) promise: Option<Keyed<Promise>>,
    /// `tag = field`: the sibling that says which case of the union is there.
    pub(crate) tag: Option<Keyed<Ident>>,
    /// The bits of the tag that do; beside a tag only.
    pub(crate) mask: Option<Keyed<Expr>>,
    /// `untagged`: a union, or what the last pointer points to, of which nobody says which case is there.
    pub(crate) untagged: Option<Keyed<()>>,
    /// `when = constant` or `when = [constant, …]`, on a field of a union.
    pub(crate) when: Option<Keyed<Vec<Expr>>>,
    /// `len = expr` beside a meaning of text.
    pub(crate) len: Option<Keyed<Expr>>,
    /// `capacity = expr`; beside a length only.
    pub(crate) capacity: Option<Keyed<Expr>>,
    /// `align = expr`; beside a length only.
    pub(crate) align: Option<Keyed<Expr>>,
    /// `lens = field`; in `each(…)` only.
    pub(crate) lens: Option<Keyed<Ident>>,
    /// `back` beside a meaning: what the pointer leads to leads back.
    pub(crate) back: Option<Keyed<Option<Ident>>>,
    /// `block`; beside `cstr` and `utf16` only.
    pub(crate) block: Option<Keyed<()>>,
}

/// What a field is. No two of these go together.
pub(crate) enum Meaning {
    /// `len = expr`
    Length(Expr),
    /// `terminator = expr`, `zero_terminated` or `null_terminated`
    Terminator(Terminator),
    /// `one`
    One,
    /// `link`
    Link,
    /// `list`
    List,
    /// `cstr`
    CString,
    /// `utf16`
    Utf16,
    /// `bytes`
    Bytes,
    /// `opaque`
    Opaque,
    /// `nested`
    Nested,
    /// `str`
    Str,
    /// `value = expr`, `size_of` or `null`
    Constant(Constant),
    /// `given`: a count that stays an input.
    Given,
    /// `end = field`: an array up to the pointer in that field.
    End(Ident),
    /// `back`: a pointer to the node that holds this one; or `back = next`, to the one whose `next` leads here.
    Back(Option<Ident>),
}

/// What a field belongs to.
#[derive(Clone, Copy)]
pub(crate) enum Owner {
    Struct,
    Union,
}

/// Reads every `#[pool(…)]` of the field that messages call `subject`.
pub(crate) fn field_keys(
    attrs: &[Attribute],
    owner: Owner,
    subject: &str,
    diagnostics: &mut Diagnostics,
) -> Result<FieldKeys, Reported> {
    let known = match owner {
        Owner::Struct => ON_FIELD,
        Owner::Union => ON_CASE,
    };
    let place = Place { subject, known };
    let mut keys = FieldKeys::default();
    let mut outcome = Ok(());
    for attr in pool(attrs) {
        if let Err(error) = attr.parse_args_with(|input: ParseStream| keys.parse(place, input)) {
            outcome = Err(diagnostics.absorb(error));
        }
    }
    outcome?;
    keys.mean_back();
    keys.check_companions(place).map_err(|error| diagnostics.absorb(error))?;
    Ok(keys)
}

impl Meaning {
    /// Whether the field holds or points to text, whose length may stand elsewhere.
    fn is_text(&self) -> bool {
        matches!(self, Meaning::CString | Meaning::Utf16 | Meaning::Bytes | Meaning::Str)
    }
}

const ON_FIELD: &[&str] = &[
    "len",
    "terminator",
    "zero_terminated",
    "null_terminated",
    "until",
    "each",
    "one",
    "cstr",
    "utf16",
    "bytes",
    "block",
    "elem",
    "unit",
    "opaque",
    "nested",
    "str",
    "list",
    "link",
    "value",
    "size_of",
    "null",
    "given",
    "capacity",
    "align",
    "end",
    "unsafe",
    "tag",
    "mask",
    "untagged",
    "back",
];

const ON_CASE: &[&str] = &[
    "when",
    "len",
    "terminator",
    "zero_terminated",
    "null_terminated",
    "until",
    "each",
    "one",
    "cstr",
    "utf16",
    "bytes",
    "block",
    "elem",
    "unit",
    "opaque",
    "nested",
    "str",
    "link",
    "capacity",
    "align",
    "unsafe",
    "untagged",
];

const IN_EACH: &[&str] = &[
    "len",
    "terminator",
    "zero_terminated",
    "null_terminated",
    "until",
    "each",
    "one",
    "cstr",
    "utf16",
    "bytes",
    "unit",
    "opaque",
    "link",
    "lens",
    "capacity",
    "align",
    "unsafe",
    "untagged",
];

impl FieldKeys {
    fn parse(&mut self, place: Place, input: ParseStream) -> syn::Result<()> {
        place.parse_keys(input, |key, name, input| match name {
            "until" => {
                let closure = closure(place, &key, input)?;
                place.set(&mut self.until, key, closure)
            }
            "each" => {
                let keys = each(place, &key, input)?;
                place.set(&mut self.each, key, Box::new(keys))
            }
            "elem" => {
                let ty = place.value(&key, input)?;
                place.set(&mut self.elem, key, ty)
            }
            "unit" => {
                bytes(place, &key, input)?;
                place.set(&mut self.unit, key, ())
            }
            "tag" => {
                let name = place.value(&key, input)?;
                place.set(&mut self.tag, key, name)
            }
            "mask" => {
                let mask = place.value(&key, input)?;
                place.set(&mut self.mask, key, mask)
            }
            "untagged" => {
                place.flag(&key, input)?;
                place.set(&mut self.untagged, key, ())
            }
            "when" => {
                let tags = tags(place, &key, input)?;
                place.set(&mut self.when, key, tags)
            }
            "unsafe" => {
                let promise = promise::read(place, &key, input)?;
                place.set(&mut self.promise, key, promise)
            }
            "capacity" => {
                let capacity = place.value(&key, input)?;
                place.set(&mut self.capacity, key, capacity)
            }
            "align" => {
                let align = place.value(&key, input)?;
                place.set(&mut self.align, key, align)
            }
            "lens" => {
                let lens = place.value(&key, input)?;
                place.set(&mut self.lens, key, lens)
            }
            "back" => {
                let next = if input.peek(syn::Token![=]) { Some(place.value(&key, input)?) } else { None };
                place.set(&mut self.back, key, next)
            }
            "block" => {
                place.flag(&key, input)?;
                place.set(&mut self.block, key, ())
            }
            _ => {
                let meaning = meaning(place, &key, name, input)?;
                self.mean(place, key, meaning)
            }
        })
    }

    fn mean(&mut self, place: Place, key: Ident, meaning: Meaning) -> syn::Result<()> {
        match (self.meaning.take(), meaning) {
            // A length beside text is not all that there is to say.
            (Some(Keyed { key: len, value: Meaning::Length(expr) }), text) if text.is_text() => {
                self.meaning = Some(Keyed { key, value: text });
                place.set(&mut self.len, len, expr)
            }
            (Some(text), Meaning::Length(expr)) if text.value.is_text() => {
                self.meaning = Some(text);
                place.set(&mut self.len, key, expr)
            }
            (Some(first), _) if first.key != key => {
                let why = format!("`{}` and `{key}` contradict each other", first.key);
                Err(place.error(&key, why, "keep the one that says what C does with the field"))
            }
            (first, meaning) => {
                self.meaning = first;
                place.set(&mut self.meaning, key, meaning)
            }
        }
    }

    /// Alone, `back` says what the field is.
    fn mean_back(&mut self) {
        if self.meaning.is_none() && self.each.is_none() {
            let back = self.back.take();
            self.meaning = back.map(|Keyed { key, value }| Keyed { key, value: Meaning::Back(value) });
        }
    }

    /// The key that says that there is a union.
    pub(crate) fn union_key(&self) -> Option<&Ident> {
        let untagged = self.untagged.as_ref().map(|keyed| &keyed.key);
        self.tag.as_ref().map(|keyed| &keyed.key).or(untagged)
    }

    /// Where `unsafe(…)` is said, also of elements.
    pub(crate) fn promises(&self) -> Vec<Span> {
        let of_elements = self.each.iter().flat_map(|each| each.value.promises());
        self.promise.iter().map(|keyed| keyed.key.span()).chain(of_elements).collect()
    }

    /// The key that promises that something is plain.
    pub(crate) fn promised(&self) -> Option<&Ident> {
        match &self.promise {
            Some(Keyed { key, value: Promise::Plain }) => Some(key),
            _ => None,
        }
    }

    /// What is promised of a pointer that is passed unchanged.
    pub(crate) fn shared(&self) -> Option<(&Ident, Shared)> {
        match &self.promise {
            Some(Keyed { key, value: Promise::Shared(shared) }) => Some((key, *shared)),
            _ => None,
        }
    }

    /// Checks what is said of a union.
    fn check_union(&self, place: Place) -> syn::Result<()> {
        if let (Some(Keyed { key, .. }), Some(other)) = (&self.untagged, &self.tag) {
            let why = format!("`{key}` and `{}` contradict each other", other.key);
            return Err(place.error(key, why, "keep `tag = …` if a field says which case is there"));
        }
        if let (Some(Keyed { key, .. }), None) = (&self.mask, &self.tag) {
            return Err(place.error(
                key,
                "`mask` needs `tag = …` beside it",
                "add `tag = …`, or remove `mask`",
            ));
        }
        if let (Some(key), Some(other)) = (self.promised(), self.union_key()) {
            let why = format!("`{key}` is a promise about a type, and `{other}` says what the union holds");
            return Err(place.error(
                key,
                why,
                format!("keep `{other}`, or `unsafe(plain)` to copy the bytes"),
            ));
        }
        Ok(())
    }

    /// Checks that each key that only adds to another one has that other one beside it.
    fn check_companions(&self, place: Place) -> syn::Result<()> {
        let meaning = self.meaning.as_ref().map(|keyed| &keyed.value);
        let length = matches!(meaning, Some(Meaning::Length(_)));
        let terminator = matches!(meaning, Some(Meaning::Terminator(_)));
        let null = matches!(meaning, Some(Meaning::Terminator(Terminator::Null)));
        let needs = |key: &Ident, what: &str| match &self.meaning {
            Some(Keyed { key: other, .. }) => {
                let why = format!("`{key}` goes with {what}, not with `{other}` alone");
                Err(place.error(key, why, format!("remove `{key}`, or write {what}")))
            }
            _ => Err(place.error(key, format!("`{key}` needs {what} beside it"), format!("add {what}"))),
        };
        if let (Some(Keyed { key, value: Meaning::Bytes }), None, None) =
            (&self.meaning, &self.len, &self.lens)
        {
            return Err(place.error(key, "nothing says how many `bytes` there are", "add `len = …`"));
        }
        let array = length || terminator;
        let end = matches!(meaning, Some(Meaning::End(_)));
        let measured = length || matches!(meaning, Some(Meaning::Bytes));
        let capacity = self.capacity.as_ref().map(|keyed| &keyed.key);
        let align = self.align.as_ref().map(|keyed| &keyed.key);
        let lens = self.lens.as_ref().map(|keyed| &keyed.key);
        let row = meaning.is_none() || meaning.is_some_and(Meaning::is_text) && self.len.is_none();
        let pointer_to_text = matches!(meaning, Some(Meaning::CString | Meaning::Utf16));
        self.check_union(place)?;
        let one = matches!(meaning, Some(Meaning::One));
        let back = self.back.as_ref().map(|keyed| &keyed.key);
        if let Some(Keyed { key, value: Some(_) }) = &self.back {
            let why = format!("`{key} = …` stands alone, at the pointer to the node before");
            return Err(place.error(
                key,
                why,
                format!("write `{key}` for nodes that lead back to this struct"),
            ));
        }
        let constant = matches!(meaning, Some(Meaning::Constant(Constant::Value(_))));
        let held = meaning.is_none() || length || end || one;
        let node = matches!(meaning, Some(Meaning::One | Meaning::Link));
        let each = self.each.as_ref().map(|keyed| &keyed.key);
        let until = self.until.as_ref().map(|keyed| &keyed.key);
        let elem = self.elem.as_ref().map(|keyed| &keyed.key);
        let unit = self.unit.as_ref().map(|keyed| &keyed.key);
        let block = self.block.as_ref().map(|keyed| &keyed.key);
        let (promised, shared) = (self.promised(), self.shared().map(|(key, _)| key));
        let opaque = matches!(meaning, Some(Meaning::Opaque));
        let tag = self.tag.as_ref().map(|keyed| &keyed.key);
        let untagged = self.untagged.as_ref().map(|keyed| &keyed.key);
        for (key, fits, what) in [
            // Alone it is for an array of pointers in place.
            (each, array || end || meaning.is_none(), "`len = …` or a terminator"),
            (until, terminator && !null, "`terminator = …` or `zero_terminated`"),
            (elem, array || node, "`len = …`, a terminator, `one` or `link`"),
            (unit, length, "`len = …`"),
            (tag, meaning.is_none() && each.is_none(), "a union by value"),
            (untagged, held, "a union, `len = …` or `one`"),
            (promised, held || constant, "a value, `len = …`, `one` or `value = …`"),
            (shared, opaque, "`opaque`"),
            (capacity, measured, "`len = …`"),
            (align, measured, "`len = …`"),
            (lens, row, "`cstr`, `utf16` or `bytes` without `len`, or nothing else"),
            (back, array || end || one || meaning.is_none(), "`len = …`, a terminator or `one`"),
            (block, pointer_to_text && self.len.is_none(), "`cstr` or `utf16` without `len`"),
        ] {
            if let (Some(key), false) = (key, fits) {
                return needs(key, what);
            }
        }
        Ok(())
    }
}

fn meaning(place: Place, key: &Ident, name: &str, input: ParseStream) -> syn::Result<Meaning> {
    match name {
        "len" => return place.value(key, input).map(Meaning::Length),
        "terminator" => {
            return place.value(key, input).map(|expr| Meaning::Terminator(Terminator::Expr(expr)));
        }
        "value" => return place.value(key, input).map(|expr| Meaning::Constant(Constant::Value(expr))),
        "end" => return place.value(key, input).map(Meaning::End),
        _ => place.flag(key, input)?,
    }
    Ok(match name {
        "zero_terminated" => Meaning::Terminator(Terminator::Zero),
        "null_terminated" => Meaning::Terminator(Terminator::Null),
        "one" => Meaning::One,
        "link" => Meaning::Link,
        "list" => Meaning::List,
        "cstr" => Meaning::CString,
        "utf16" => Meaning::Utf16,
        "bytes" => Meaning::Bytes,
        "opaque" => Meaning::Opaque,
        "nested" => Meaning::Nested,
        "str" => Meaning::Str,
        "size_of" => Meaning::Constant(Constant::SizeOf),
        "null" => Meaning::Constant(Constant::Null),
        "given" => Meaning::Given,
        _ => return Err(place.unknown(key, name)),
    })
}

fn each(place: Place, key: &Ident, input: ParseStream) -> syn::Result<FieldKeys> {
    if !input.peek(syn::token::Paren) {
        let why = "`each` needs to know what the elements point to";
        return Err(place.error(key, why, "write `each(one)`, `each(cstr)`, `each(len = …)`, …"));
    }
    let content;
    parenthesized!(content in input);
    let place = Place { known: IN_EACH, ..place };
    let mut keys = FieldKeys::default();
    keys.parse(place, &content)?;
    keys.check_companions(place)?;
    if keys.meaning.is_none() && keys.lens.is_none() {
        let why = "`each` does not say what the elements point to";
        return Err(place.error(key, why, "write `each(one)`, `each(cstr)`, `each(len = …)`, …"));
    }
    Ok(keys)
}

/// A closure, or the path of a function.
fn closure(place: Place, key: &Ident, input: ParseStream) -> syn::Result<Expr> {
    let expr: Expr = place.value(key, input)?;
    match &expr {
        Expr::Closure(closure) if closure.inputs.len() == 1 => Ok(expr),
        Expr::Path(_) => Ok(expr),
        _ => {
            let why = "`until` needs a closure that takes one element";
            Err(place.error(key, why, "write `until = |element| …`"))
        }
    }
}

/// One constant, or several in brackets.
pub(super) fn tags(place: Place, key: &Ident, input: ParseStream) -> syn::Result<Vec<Expr>> {
    match place.value(key, input)? {
        Expr::Array(array) if array.elems.is_empty() => {
            Err(place.error(key, "`when` names no tag", "write `when = …` with the value that the tag has"))
        }
        Expr::Array(array) => Ok(array.elems.into_iter().collect()),
        tag => Ok(vec![tag]),
    }
}

fn bytes(place: Place, key: &Ident, input: ParseStream) -> syn::Result<()> {
    let unit: Ident = place.value(key, input)?;
    if unit == "bytes" {
        return Ok(());
    }
    let why = format!("`{unit}` is not a unit that is known here");
    Err(place.error(&unit, why, "write `unit = bytes`, or leave it out to count elements"))
}
