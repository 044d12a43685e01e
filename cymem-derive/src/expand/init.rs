//! The recipe `TInit` and how it is written.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Expr, GenericParam, Generics, WherePredicate};

use super::names::{self, Parameters};
use super::{length, local, ours, path, shape};
use crate::input::{Constant, Field, Input, Length, Pointer, Role, Shape};

/// A field of the recipe.
struct Slot<'a> {
    index: usize,
    field: &'a Field,
    /// Its type parameter; without one it has the field's own type.
    parameter: Option<Ident>,
}

/// The recipe's fields: what is neither filled in nor constant.
fn slots<'a>(input: &Input, fields: &'a [Field]) -> Vec<Slot<'a>> {
    let mut parameters = Parameters::new(input, fields);
    let mut slots = Vec::new();
    for (index, field) in fields.iter().enumerate() {
        let parameter = match &field.role {
            Role::Phantom | Role::Count | Role::Constant(_) => continue,
            Role::Pointer(Pointer { shape: Shape::List, .. }) => continue,
            Role::Plain | Role::Opaque => None,
            Role::Nested | Role::NestedArray { .. } | Role::Str | Role::Pointer(_) => {
                Some(parameters.next(field))
            }
        };
        slots.push(Slot { index, field, parameter });
    }
    slots
}

/// The struct `TInit` and its `Init` impl.
pub(super) fn recipe(input: &Input, fields: &[Field]) -> (TokenStream, TokenStream) {
    let slots = slots(input, fields);
    let own = own_generics(input, &slots);
    (structure(input, &slots, &own), implementation(input, fields, &slots, &own))
}

fn structure(input: &Input, slots: &[Slot<'_>], own: &Generics) -> TokenStream {
    let Input { ident, vis, attrs, .. } = input;
    let init = ours(&input.options.init);
    let parameters = slots.iter().filter_map(|slot| slot.parameter.as_ref());
    let own_parameters = &own.params;
    let bounds = &own.where_clause;
    let members = slots.iter().map(|slot| {
        let Field { member, vis, attrs, ty, .. } = slot.field;
        let ty = slot.parameter.as_ref().map_or_else(|| ty.to_token_stream(), Ident::to_token_stream);
        let doc = format!("The `{}` of the struct.", super::field_name(slot.field));
        quote!(#[doc = #doc] #(#attrs)* #vis #member: #ty)
    });
    let doc = format!(
        "The recipe of [`{ident}`]: data for its fields, written to a pool by `{ident}::new_in`, `Pool::build` or \
         `Graph::new`."
    );
    let comma = (!own_parameters.is_empty() && !own_parameters.trailing_punct()).then(|| quote!(,));
    quote! {
        #[doc = #doc]
        #(#attrs)*
        #vis struct #init <#own_parameters #comma #(#parameters),*> #bounds {
            #(#members),*
        }
    }
}

/// The item's own parameters that the recipe needs: those in the types of plain fields.
fn own_generics(input: &Input, slots: &[Slot<'_>]) -> Generics {
    let mut used = std::collections::HashSet::new();
    for slot in slots.iter().filter(|slot| slot.parameter.is_none()) {
        names::collect(slot.field.ty.to_token_stream(), &mut used);
    }
    let mut generics = input.generics.clone();
    let all: Vec<_> = generics.params.iter().map(name_of).collect();
    generics.params = generics
        .params
        .into_iter()
        .filter(|parameter| used.contains(&name_of(parameter)))
        .map(without_default)
        .collect();
    if let Some(clause) = &mut generics.where_clause {
        clause.predicates = std::mem::take(&mut clause.predicates)
            .into_iter()
            .filter(|predicate| mentions_only(predicate, &all, &used))
            .collect();
    }
    generics
}

fn name_of(parameter: &GenericParam) -> String {
    match parameter {
        GenericParam::Type(ty) => super::unraw(&ty.ident),
        GenericParam::Const(constant) => super::unraw(&constant.ident),
        GenericParam::Lifetime(lifetime) => lifetime.lifetime.ident.to_string(),
    }
}

fn without_default(mut parameter: GenericParam) -> GenericParam {
    match &mut parameter {
        GenericParam::Type(ty) => {
            ty.default = None;
        }
        GenericParam::Const(constant) => {
            constant.default = None;
        }
        GenericParam::Lifetime(_) => {}
    }
    parameter
}

fn mentions_only(
    predicate: &WherePredicate,
    all: &[String],
    used: &std::collections::HashSet<String>,
) -> bool {
    let mut mentioned = std::collections::HashSet::new();
    names::collect(predicate.to_token_stream(), &mut mentioned);
    all.iter().all(|parameter| used.contains(parameter) || !mentioned.contains(parameter))
}

fn implementation(input: &Input, fields: &[Field], slots: &[Slot<'_>], own: &Generics) -> TokenStream {
    let (ident, krate) = (&input.ident, &input.options.krate);
    let init = ours(&input.options.init);
    let context = Ident::new("Context", Span::mixed_site());
    let parameters: Vec<_> = slots.iter().filter_map(|slot| slot.parameter.as_ref()).collect();
    let own_arguments: Vec<_> = own.params.iter().map(argument).collect();
    let recipe = quote!(#init <#(#own_arguments,)* #(#parameters),*>);

    let mut generics = input.generics.clone();
    generics.params = generics.params.into_iter().map(without_default).collect();
    let (_, arguments, bounds) = input.generics.split_for_impl();
    let item_parameters = &generics.params;
    let comma = (!item_parameters.is_empty() && !item_parameters.trailing_punct()).then(|| quote!(,));
    let item_bounds = bounds.map(|clause| &clause.predicates).into_iter().flatten();
    let slot_bounds = slots.iter().filter_map(|slot| bound(input, slot, &context));

    let mut own_only = own.clone();
    own_only
        .params
        .extend(parameters.iter().map(|parameter| -> GenericParam { syn::parse_quote!(#parameter) }));
    let (recipe_generics, _, recipe_bounds) = own_only.split_for_impl();

    let body = body(input, fields, slots, &context);
    // SAFETY (of what is generated): every field and, where there is padding, every other byte of
    // the slot is written; pointers are those that Inits of the fields' shapes have made, and
    // counts are the lengths that these Inits returned. Counts and pointers are stored last, with
    // nothing in between that can panic.
    quote! {
        #[automatically_derived]
        impl #recipe_generics #krate::private::Recipe for #recipe #recipe_bounds {}
        #[automatically_derived]
        unsafe impl<#context: #krate::Context, #item_parameters #comma #(#parameters),*>
            #krate::Init<#context, #ident #arguments> for #recipe
        where
            #(#item_bounds,)*
            #(#slot_bounds,)*
        {
            #[inline]
            #body
        }
    }
}

fn argument(parameter: &GenericParam) -> TokenStream {
    match parameter {
        GenericParam::Type(ty) => ty.ident.to_token_stream(),
        GenericParam::Const(constant) => constant.ident.to_token_stream(),
        GenericParam::Lifetime(lifetime) => lifetime.lifetime.to_token_stream(),
    }
}

/// What a field of the recipe must be able to write. No bound names the type of a field, only what
/// its parameter must do, so recursive structs do not overflow the trait solver.
fn bound(input: &Input, slot: &Slot<'_>, context: &Ident) -> Option<TokenStream> {
    let krate = &input.options.krate;
    let core = quote!(#krate::private::core);
    let parameter = slot.parameter.as_ref()?;
    let ty = &slot.field.ty;
    let pointer = match &slot.field.role {
        Role::Pointer(pointer) => pointer,
        Role::NestedArray { .. } => {
            return Some(quote!(#parameter: #krate::Init<#context, #ty, #krate::Inline>));
        }
        Role::Str => return Some(quote!(#parameter: #krate::Init<#context, #ty, #krate::Text>)),
        _ => return Some(quote!(#parameter: #krate::Init<#context, #ty, #krate::Value>)),
    };
    let shape = &pointer.shape;
    let target = &pointer.target;
    if let Shape::Counted { inner, .. } = shape {
        let (rows, element, inner_type) = element(input, slot.index, target, inner);
        if rows == 0 {
            return Some(quote!(#parameter: #krate::InitArray<#context, #element, #inner_type>));
        }
        let mut bound = quote!(#krate::InitArray<#context, #element, #inner_type>);
        for _ in 0..rows {
            bound = quote!(#core::iter::IntoIterator<Item: #bound, IntoIter: #core::iter::ExactSizeIterator>);
        }
        return Some(quote!(#parameter: #bound));
    }
    let (ty, shape) = (shape::pointer_type(pointer), shape::shape_type(input, slot.index, shape));
    Some(quote!(#parameter: #krate::Init<#context, #ty, #shape>))
}

/// How many counted arrays are nested directly in a counted one, and the element type and shape of
/// the innermost.
fn element(
    input: &Input,
    index: usize,
    target: &syn::Type,
    inner: &Shape,
) -> (usize, TokenStream, TokenStream) {
    let (mut rows, mut target, mut inner) = (0, target, inner);
    while let Shape::Counted { inner: next, .. } = inner {
        rows += 1;
        target = shape::pointee(target);
        inner = next;
    }
    (rows, target.to_token_stream(), shape::type_at(input, index, rows + 1, inner))
}

fn body(input: &Input, fields: &[Field], slots: &[Slot<'_>], context: &Ident) -> TokenStream {
    let krate = &input.options.krate;
    let core = quote!(#krate::private::core);
    let span = Span::mixed_site();
    let ident = &input.ident;
    let (_, arguments, _) = input.generics.split_for_impl();

    let members = slots.iter().map(|slot| {
        let (member, local) = (&slot.field.member, local(slot.index));
        quote!(#member: #local)
    });
    let constants = fields.iter().enumerate().filter_map(|(index, field)| constant(input, index, field));
    let agreements =
        fields.iter().enumerate().filter(|(_, field)| matches!(field.role, Role::Count)).map(|(index, _)| {
            let agreed = agreed(index);
            quote_spanned!(span=> let #agreed = #krate::private::Agreed::new();)
        });
    let padded = fields.iter().filter_map(|field| {
        let ty = &field.ty;
        match field.role {
            Role::Plain => Some(quote!(| #krate::private::Probe::<#ty>::PADDED)),
            Role::Constant(_) => Some(quote!(| <#ty as #krate::private::Constant>::PADDED)),
            _ => None,
        }
    });
    let nested = fields.iter().enumerate().filter_map(|(index, field)| nested(input, index, field));
    let pointers = pointers(input, fields, context);
    let counts = fields.iter().enumerate().filter(|(_, field)| matches!(field.role, Role::Count)).map(
        |(index, field)| {
            let (local, agreed, ty, path) = (local(index), agreed(index), &field.ty, path(input, field));
            quote_spanned!(span=> let #local = #agreed.count::<#ty>(#path)?;)
        },
    );
    let stores = fields.iter().enumerate().filter_map(|(index, field)| store(input, index, field));
    quote_spanned! {span=>
        unsafe fn init(self, cx: #context, slot: *mut #ident #arguments)
            -> #core::result::Result<(), #krate::Error>
        {
            use #krate::private::NotPlain as _;
            let Self { #(#members),* } = self;
            #(#constants)*
            #(#agreements)*
            if <#ident #arguments as __Padding>::PADDED #(#padded)* {
                unsafe { #core::ptr::write_bytes(slot, 0, 1) };
            }
            #(#nested)*
            #pointers
            #(#counts)*
            #(#stores)*
            #core::result::Result::Ok(())
        }
    }
}

fn agreed(index: usize) -> Ident {
    Ident::new(&format!("agreed_{index}"), Span::mixed_site())
}

fn constant(input: &Input, index: usize, field: &Field) -> Option<TokenStream> {
    let krate = &input.options.krate;
    let Role::Constant(constant) = &field.role else { return None };
    let (local, ty, ident) = (local(index), &field.ty, &input.ident);
    let (_, arguments, _) = input.generics.split_for_impl();
    let path = path(input, field);
    let value = match constant {
        Constant::Value(value) => value.to_token_stream(),
        Constant::SizeOf => quote! {
            #krate::private::size_of_as::<#ident #arguments, #ty>(#path)?
        },
        Constant::Null => quote!(<#ty as #krate::private::HasNull>::NULL),
    };
    Some(quote_spanned!(Span::mixed_site()=> let #local: #ty = #value;))
}

fn nested(input: &Input, index: usize, field: &Field) -> Option<TokenStream> {
    let krate = &input.options.krate;
    let shape = match field.role {
        Role::Nested => quote!(#krate::Value),
        Role::NestedArray { .. } => quote!(#krate::Inline),
        Role::Str => quote!(#krate::Text),
        _ => return None,
    };
    let (local, member, ty, path) = (local(index), &field.member, &field.ty, path(input, field));
    Some(quote_spanned! {Span::mixed_site()=>
        unsafe { #krate::private::init::<_, #ty, #shape, _>(#local, cx, &raw mut (*slot).#member, #path) }?;
    })
}

/// The pointers, in an order in which every `len` expression finds the counts it needs: first those
/// without an expression, then the others.
fn pointers(input: &Input, fields: &[Field], context: &Ident) -> TokenStream {
    let (mut first, mut then) = (TokenStream::new(), TokenStream::new());
    let mut needed = std::collections::BTreeSet::new();
    for (index, field) in fields.iter().enumerate() {
        let Role::Pointer(pointer) = &field.role else { continue };
        let mut computed = false;
        expressions(&pointer.shape, &mut |siblings| {
            computed = true;
            needed.extend(
                siblings.iter().copied().filter(|&sibling| matches!(fields[sibling].role, Role::Count)),
            );
        });
        let tokens = pointer_init(input, fields, index, field, pointer, context);
        if computed { then.extend(tokens) } else { first.extend(tokens) }
    }
    let settled = needed.into_iter().map(|index| {
        let (local, agreed, ty) = (local(index), agreed(index), &fields[index].ty);
        let path = path(input, &fields[index]);
        quote_spanned! {Span::mixed_site()=>
            #agreed.settle();
            let #local = #agreed.count::<#ty>(#path)?;
        }
    });
    quote!(#first #(#settled)* #then)
}

/// Calls `found` with the siblings of every `len` expression in the shape.
fn expressions(shape: &Shape, found: &mut dyn FnMut(&[usize])) {
    match shape {
        Shape::Counted { len, inner, .. } => {
            if let Length::Expr { fields, .. } = len {
                found(fields);
            }
            expressions(inner, found);
        }
        Shape::Terminated { inner, .. } => expressions(inner, found),
        _ => {}
    }
}

fn pointer_init(
    input: &Input,
    fields: &[Field],
    index: usize,
    field: &Field,
    pointer: &Pointer,
    context: &Ident,
) -> TokenStream {
    let krate = &input.options.krate;
    let span = Span::mixed_site();
    let (local, path, ty) = (local(index), path(input, field), shape::pointer_type(pointer));
    match &pointer.shape {
        Shape::List => quote_spanned!(span=> let #local = <#ty as #krate::private::HasNull>::NULL;),
        Shape::Counted { len, unit_bytes, inner } => {
            let (agreed, setup) = agreement(input, fields, index, 0, len, &path);
            let unit = if *unit_bytes {
                let target = &pointer.target;
                quote!(#krate::private::core::mem::size_of::<#target>())
            } else {
                quote!(1)
            };
            let (items, setup_inner) = rows(input, fields, index, 1, inner, quote!(#local), &path);
            let shape = shape::type_at(input, index, 1, inner);
            quote_spanned! {span=>
                #setup
                #setup_inner
                let #local = unsafe {
                    #krate::private::counted::<#context, #ty, #shape, _>(#items, cx, &#agreed, #unit, #path)
                }?;
            }
        }
        shape => {
            let shape = shape::shape_type(input, index, shape);
            quote_spanned! {span=>
                let #local = unsafe {
                    #krate::private::pointer::<#context, #ty, #shape, _>(#local, cx, #path)
                }?;
            }
        }
    }
}

/// The agreement that a counted array takes part in: its count's, or one that its expression fixes.
fn agreement(
    input: &Input,
    fields: &[Field],
    index: usize,
    depth: usize,
    len: &Length,
    path: &str,
) -> (Ident, TokenStream) {
    let krate = &input.options.krate;
    match len {
        Length::Field(count) => (agreed(*count), TokenStream::new()),
        Length::Expr { expr, .. } => {
            let name = Ident::new(&format!("agreed_{index}_{depth}"), Span::mixed_site());
            let text = text(expr);
            let expected = length::checked(input, fields, expr, &|sibling| local(sibling).to_token_stream());
            let setup = quote_spanned! {Span::mixed_site()=>
                let #name = #krate::private::Agreed::fixed(#expected, #text, #path)?;
            };
            (name, setup)
        }
    }
}

fn text(expr: &Expr) -> String {
    let spaced = expr.to_token_stream().to_string();
    spaced.replace("( ", "(").replace(" )", ")")
}

/// The items of an array of counted arrays, each bound to its agreed length.
fn rows(
    input: &Input,
    fields: &[Field],
    index: usize,
    depth: usize,
    shape: &Shape,
    items: TokenStream,
    path: &str,
) -> (TokenStream, TokenStream) {
    let krate = &input.options.krate;
    let Shape::Counted { len, inner, .. } = shape else { return (items, TokenStream::new()) };
    let core = quote!(#krate::private::core);
    let span = Span::mixed_site();
    let (agreed, setup) = agreement(input, fields, index, depth, len, path);
    let row = Ident::new("row", span);
    let (row_items, setup_inner) = rows(input, fields, index, depth + 1, inner, quote!(#row), path);
    let items = quote_spanned! {span=>
        #core::iter::Iterator::map(
            #core::iter::IntoIterator::into_iter(#items),
            |#row| #krate::private::Row::new(#row_items, &#agreed, #path),
        )
    };
    (items, quote!(#setup #setup_inner))
}

fn store(input: &Input, index: usize, field: &Field) -> Option<TokenStream> {
    let krate = &input.options.krate;
    let (local, member, ty) = (local(index), &field.member, &field.ty);
    let span = Span::mixed_site();
    match &field.role {
        Role::Phantom | Role::Nested | Role::NestedArray { .. } | Role::Str => None,
        Role::Plain => Some(quote_spanned! {span=>
            unsafe { #krate::private::Probe::<#ty>::write_fields(&#local, &raw mut (*slot).#member) };
        }),
        Role::Pointer(pointer) if pointer.erased => Some(quote_spanned! {span=>
            unsafe { #krate::private::core::ptr::write(&raw mut (*slot).#member, #local.cast()) };
        }),
        Role::Constant(_) => Some(quote_spanned! {span=>
            unsafe { #krate::private::Constant::write(#local, &raw mut (*slot).#member) };
        }),
        Role::Count | Role::Opaque | Role::Pointer(_) => Some(quote_spanned! {span=>
            unsafe { #krate::private::core::ptr::write(&raw mut (*slot).#member, #local) };
        }),
    }
}
