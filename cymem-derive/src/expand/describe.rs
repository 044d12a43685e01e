//! The description of an item: what each field is, for whoever treats a whole graph without knowing its types.
//!
//! It is one text, which the runtime crate takes apart where it is needed, and what no text can say stands behind
//! it in the order in which the text comes to it: types that pointers lead to, terminators, computed lengths.
//! `cymem::table::parse` has the grammar.

use std::fmt::Write as _;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::length::{self, Place};
use super::{assert, field_name, private_at, reserved, shape, tag, write};
use crate::input::{Back, Constant, Field, Held, Input, Length, Pointer, Role, Shape, Tags};
use crate::words::unraw;

/// The constants in an impl of `Plain` or `PoolAlloc`, beside their constant `FIELDS`.
pub(super) fn structure(input: &Input, fields: &[Field]) -> TokenStream {
    let described = Description::of(input, fields);
    let (private, text, named) = (&input.private, &described.text, described.named());
    quote! {
        const DESCRIPTION: &'static #private::str = #text;
        #named
    }
}

/// The same for a union, with its tags.
pub(super) fn union(input: &Input, fields: &[Field], tags: Option<&Tags>) -> TokenStream {
    let private = &input.private;
    let described = Description::of(input, fields);
    let (mut text, named) = (described.text.clone(), described.named());
    let tagged = tags.map(|tags| {
        for case in &tags.empty {
            let _ = write!(text, "; {} empty", unraw(&case.name));
        }
        let core = quote!(#private::core);
        quote! {
            const TAGGED: #core::option::Option<&'static [&'static [#core::primitive::i128]]> =
                #core::option::Option::Some(<Self as #private::Cases>::TAGS);
        }
    });
    quote! {
        const DESCRIPTION: &'static #private::str = #text;
        #named
        #tagged
    }
}

/// The same for an enum: the names of its variants, in the order of the values of its `Tag`.
pub(super) fn enumeration(input: &Input, variants: &[Ident]) -> TokenStream {
    let private = &input.private;
    let names: Vec<String> = variants.iter().map(unraw).collect();
    let name = unraw(&input.ident);
    quote! {
        fn cymem_kind() -> #private::Kind {
            #private::Kind::Enum(#name, &[#(#names),*], <Self as #private::Tag>::VALUES)
        }
    }
}

/// The fields that the layout lists, too.
pub(super) fn listed(fields: &[Field]) -> impl Iterator<Item = (usize, &Field)> {
    fields.iter().enumerate().filter(|(_, field)| !matches!(field.role, Role::Phantom))
}

struct Description<'a> {
    input: &'a Input,
    fields: &'a [Field],
    text: String,
    types: Vec<TokenStream>,
    references: Vec<TokenStream>,
    /// Some reference is to a type that may be none of the pool.
    probes: bool,
}

impl<'a> Description<'a> {
    fn of(input: &'a Input, fields: &'a [Field]) -> Self {
        let mut this = Description {
            input,
            fields,
            text: unraw(&input.ident),
            types: Vec::new(),
            references: Vec::new(),
            probes: false,
        };
        for (nth, (index, field)) in listed(fields).enumerate() {
            let between = if nth == 0 { ": " } else { "; " };
            let _ = write!(this.text, "{between}{}", field_name(field));
            this.field(index, field);
        }
        this
    }

    /// What the text refers to: types, and all else.
    fn named(&self) -> Option<TokenStream> {
        let Description { types, references, .. } = self;
        let private = &self.input.private;
        // References to types that are no nodes fall back to a trait.
        let mut named = quote!((&[#(#types),*], &[#(#references),*]));
        if self.probes {
            named = quote!({ #[allow(unused_imports)] use #private::LeadsNowhere as _; #named });
        }
        let any = !types.is_empty() || !references.is_empty();
        any.then(|| quote!(const NAMED: #private::Named = #named;))
    }

    fn word(&mut self, word: &str) {
        self.text.push(' ');
        self.text.push_str(word);
    }

    fn field(&mut self, index: usize, field: &Field) {
        match &field.role {
            Role::Plain | Role::Phantom => {}
            Role::Alignment => self.word("empty"),
            Role::Count => self.word("count"),
            Role::Tag { .. } => self.word("tag"),
            Role::Constant(Constant::Null) => self.word("null"),
            Role::Constant(Constant::SizeOf) => self.word("size_of"),
            Role::Constant(Constant::Value(_)) => {
                self.word("constant");
                let private = &self.input.private;
                let (name, (_, arguments, _)) =
                    (write::value_name(self.input, index), self.input.generics.split_for_impl());
                let turbofish = arguments.as_turbofish();
                self.references.push(quote!(#private::Reference::constant(#name #turbofish::value)));
            }
            Role::Opaque(_) => self.word("opaque"),
            Role::Nested | Role::NestedArray { .. } => self.word("nested"),
            Role::Str { len } => {
                self.word("str");
                if let Some(len) = len {
                    self.len(Place { field: index, level: 0 }, len);
                }
            }
            Role::Union { tag: None } => self.word("untagged"),
            Role::Union { tag: Some(tag) } => {
                let position = self.position(tag.field);
                self.word(&format!("union {position}"));
                let (private, bits) = (&self.input.private, tag::bits(self.input, self.fields, index, tag));
                self.references.push(quote!(#private::Reference::Mask(#bits)));
            }
            Role::End { of } => {
                let position = self.position(*of);
                self.word(&format!("end {position}"));
            }
            Role::Pointer(pointer) => self.pointer(index, pointer),
        }
    }

    /// The place of a field among those that are listed.
    fn position(&self, index: usize) -> usize {
        listed(self.fields).take_while(|(other, _)| *other != index).count()
    }

    fn pointer(&mut self, index: usize, pointer: &Pointer) {
        match pointer.back {
            Some(Back::Holder) => self.word("held"),
            Some(Back::Previous) => self.word("after"),
            None if pointer.filled_by.is_some() => self.word("filled"),
            None => {}
        }
        if pointer.children {
            self.word("back");
        }
        let mut target = pointer.target.clone();
        for (level, shape) in pointer.shape.levels().enumerate() {
            let place = Place { field: index, level };
            match shape {
                // Of the target, which stands in place.
                Shape::Value if self.input.settled && assert::is_primitive(&target) => self.word("numbers"),
                Shape::Value => self.node("elements", &target),
                Shape::InPlace(held) => {
                    self.word("elements");
                    self.held(*held, &target);
                }
                Shape::OneOf(held) => {
                    self.word("one");
                    self.held(*held, &target);
                }
                Shape::One => self.node("one", &target),
                Shape::Link => self.node("link", &target),
                Shape::List => self.node("list", &target),
                Shape::Opaque(_) => self.word("opaque"),
                Shape::CString { len } => self.text("cstr", place, len.as_ref()),
                Shape::Utf16 { len } => self.text("utf16", place, len.as_ref()),
                Shape::Bytes { len } => self.text("bytes", place, Some(len)),
                Shape::Block { wide: false } => self.word("block"),
                Shape::Block { wide: true } => self.word("wide"),
                Shape::Counted { len, unit_bytes, .. } => {
                    self.word(if *unit_bytes { "size" } else { "len" });
                    self.len(place, len);
                }
                Shape::Jagged { len, lens, .. } => {
                    let position = self.position(*lens);
                    self.word(&format!("rows {position}"));
                    if let Role::Pointer(pointer) = &self.fields[*lens].role {
                        self.target("node", &pointer.target);
                    }
                    self.len(place, len);
                }
                Shape::Pointers { .. } => self.word("each"),
                Shape::Reserved { capacity, align, .. } => {
                    self.room(place, capacity.as_ref(), align.is_some())
                }
                Shape::Terminated { by, until, .. } => {
                    self.word("until");
                    self.probes = true;
                    let private = &self.input.private;
                    let end = shape::terminator_type(self.input, index, level, by, until.as_ref());
                    self.references.push(quote!(#private::EndsWith::<#end, #target>::REFERENCE));
                }
            }
            target = shape::pointee(self.input, &target, shape).into_owned();
        }
    }

    fn node(&mut self, word: &str, target: &Type) {
        self.word(word);
        self.target("node", target);
    }

    fn target(&mut self, function: &str, target: &Type) {
        let span = target.span().resolved_at(Span::mixed_site());
        if function == "node" && !assert::is_primitive(target) {
            self.probes = true;
            let private = private_at(self.input, span);
            self.types.push(quote_spanned!(span=> #private::LeadsTo::<#target>::node));
            return;
        }
        let (private, function) = (private_at(self.input, span), Ident::new(function, span));
        self.types.push(quote_spanned!(span=> #private::#function::<#target>));
    }

    fn held(&mut self, held: Held, target: &Type) {
        match held {
            Held::Promised => self.target("promised", target),
            Held::Untagged => self.target("union", target),
        }
    }

    fn text(&mut self, word: &str, place: Place, len: Option<&Length>) {
        self.word(word);
        if let Some(len) = len {
            self.len(place, len);
        }
    }

    fn room(&mut self, place: Place, capacity: Option<&Length>, align: bool) {
        self.word("room");
        let private = &self.input.private;
        let align = match align {
            true => {
                let (name, (_, arguments, _)) =
                    (reserved::name(self.input, place), self.input.generics.split_for_impl());
                let turbofish = arguments.as_turbofish();
                quote!(#name #turbofish::ALIGN)
            }
            false => quote!(1),
        };
        self.references.push(quote!(#private::Reference::Align(#align)));
        if let Some(capacity) = capacity {
            self.len(place, capacity);
        }
    }

    /// What a count is: a field, or what is computed.
    fn len(&mut self, place: Place, len: &Length) {
        match len {
            Length::Field(count) => {
                if !matches!(self.fields[*count].role, Role::Count) {
                    self.word("given");
                }
                let position = self.position(*count);
                self.word(&position.to_string());
            }
            Length::End(end) => {
                let position = self.position(*end);
                self.word(&format!("to {position}"));
            }
            Length::Each => self.word("row"),
            Length::Expr { fields: named, wholes, .. } => {
                self.word("computed");
                let private = &self.input.private;
                let value = |sibling: usize, span: Span| {
                    let member = &self.fields[sibling].member;
                    quote_spanned!(span=> __cymem_node.#member)
                };
                let len = length::call(self.input, self.fields, place, (named, wholes), &value);
                self.references.push(
                    quote_spanned!(Span::mixed_site()=> #private::Reference::computed::<Self>(|__cymem_node| #len)),
                );
            }
        }
    }
}
