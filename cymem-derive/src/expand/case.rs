//! The recipe of a union: an enum over its cases, and what writes one of them.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Generics, Member};

use super::names::Parameters;
use super::slot::argument;
use super::{field_name, generics, local, names, ours, path, shape, write};
use crate::input::{Field, Input, Role, Tags};
use crate::words::{self, unraw};

/// A union, and the names that are generated for it.
pub(super) struct Union<'a> {
    pub(super) input: &'a Input,
    pub(super) fields: &'a [Field],
    /// The name of each field's case, and then those of the empty ones.
    pub(super) variants: Vec<Ident>,
    /// The view's name for a case that no field is.
    pub(super) unknown: Ident,
    /// The functions of the empty cases.
    empty: Vec<Ident>,
    /// The parameter for the data of each field that is not written by a value of its own type.
    parameters: Vec<Option<Ident>>,
    own: Generics,
    context: Ident,
    shape: Ident,
}

impl<'a> Union<'a> {
    pub(super) fn new(input: &'a Input, fields: &'a [Field], tags: Option<&'a Tags>) -> Self {
        let mut taken = HashSet::from(["Self".to_owned()]);
        let mut variants: Vec<Ident> = fields
            .iter()
            .enumerate()
            .map(|(index, field)| names::variant(&mut taken, index, &field_name(field)))
            .collect();
        let empty: Vec<Ident> =
            tags.iter().flat_map(|tags| &tags.empty).map(|case| case.name.clone()).collect();
        for (index, name) in empty.iter().enumerate() {
            variants.push(names::variant(&mut taken, fields.len() + index, &unraw(name)));
        }
        let unknown = names::variant(&mut taken, 0, "unknown");
        let mut parameters = Parameters::new(input);
        let of_fields = fields
            .iter()
            .enumerate()
            .map(|(index, field)| (!is_value(&field.role)).then(|| parameters.next(index, field)))
            .collect();
        let own = generics::used_by(
            input,
            fields.iter().filter(|field| is_value(&field.role)).map(|field| &field.ty),
        );
        Union {
            input,
            fields,
            variants,
            unknown,
            empty,
            parameters: of_fields,
            own,
            context: parameters.fresh("Context".to_owned()),
            shape: parameters.fresh("Shape".to_owned()),
        }
    }

    fn named(&self) -> impl Iterator<Item = &Ident> {
        self.parameters.iter().flatten()
    }

    /// The recipe with these for its parameters.
    fn recipe_of(&self, arguments: impl Iterator<Item = TokenStream>) -> TokenStream {
        let init = ours(&self.input.options.init);
        let own = self.own.params.iter().map(argument);
        quote!(#init <#(#own,)* #(#arguments),*>)
    }

    /// The enum `UInit`.
    pub(super) fn recipe(&self) -> TokenStream {
        let Input { ident, vis, attrs, options, .. } = self.input;
        let (init, krate) = (ours(&options.init), &options.krate);
        let (own, bounds) = (&self.own.params, &self.own.where_clause);
        let comma = (!own.is_empty() && !own.trailing_punct()).then(|| quote!(,));
        let parameters = self.named();
        let cases = self.fields.iter().zip(&self.variants).zip(&self.parameters).map(
            |((field, variant), parameter)| {
                let Field { attrs, ty, .. } = field;
                let ty = parameter.as_ref().map_or_else(|| ty.to_token_stream(), Ident::to_token_stream);
                let doc = format!("The case `{}`.", field_name(field));
                quote!(#[doc = #doc] #(#attrs)* #variant(#ty))
            },
        );
        let empty = self
            .variants
            .iter()
            .skip(self.fields.len())
            .map(|variant| quote!(#[doc = "A case without a value."] #variant));
        let doc = format!(
            "The recipe of one case of the union [`{ident}`]. The parameters are the data of the cases: where a `match` \
             leaves some out, one of its arms says `{init}::<…>::…` with `cymem::Never` for them."
        );
        quote! {
            #[doc = #doc]
            #(#attrs)*
            #[allow(dead_code)]
            #vis enum #init <#own #comma #(#parameters = #krate::Never),*> #bounds {
                #(#cases,)*
                #(#empty,)*
            }
        }
    }

    /// The functions `U::case`.
    pub(super) fn functions(&self) -> TokenStream {
        let Input { ident, vis, attrs, generics, options, .. } = self.input;
        let (init, krate) = (ours(&options.init), &options.krate);
        let (generics, arguments, bounds) = generics.split_for_impl();
        let data = words::local("init");
        let functions = self.fields.iter().enumerate().filter_map(|(index, field)| {
            let Member::Named(name) = &field.member else { return None };
            let (name, vis, attrs) = (ours(name), &field.vis, &field.attrs);
            let (variant, parameter) = (&self.variants[index], &self.parameters[index]);
            let ty = parameter.as_ref().map_or_else(|| field.ty.to_token_stream(), Ident::to_token_stream);
            let recipe = self.recipe_of(self.named().map(|other| match Some(other) == parameter.as_ref() {
                true => other.to_token_stream(),
                false => quote!(#krate::Never),
            }));
            let parameter = parameter.iter();
            let doc = format!("The recipe of the case `{}`.", field_name(field));
            Some(quote! {
                #[doc = #doc]
                #(#attrs)*
                #[allow(dead_code)]
                #[inline]
                #[must_use]
                #vis fn #name <#(#parameter),*>(#data: #ty) -> #recipe {
                    #init::#variant(#data)
                }
            })
        });
        let functions = functions.collect::<Vec<_>>();
        let empty =
            self.empty.iter().zip(self.variants.iter().skip(self.fields.len())).map(|(name, variant)| {
                let name = ours(name);
                let recipe = self.recipe_of(self.named().map(|_| quote!(#krate::Never)));
                quote! {
                    #[doc = "The recipe of a case without a value."]
                    #[allow(dead_code)]
                    #[inline]
                    #[must_use]
                    #vis fn #name() -> #recipe {
                        #init::#variant
                    }
                }
            });
        quote! {
            #(#attrs)*
            impl #generics #ident #arguments #bounds {
                #(#functions)*
                #(#empty)*
            }
        }
    }

    /// What writes a recipe.
    pub(super) fn implementation(&self) -> TokenStream {
        let (input, fields, context, shape_parameter) = (self.input, self.fields, &self.context, &self.shape);
        let (ident, private) = (&input.ident, &input.private);
        let recipe = self.recipe_of(self.named().map(Ident::to_token_stream));
        let parameters: Vec<_> = self.named().collect();
        let (_, arguments, bounds) = input.generics.split_for_impl();
        let item_parameters =
            input.generics.params.iter().cloned().map(generics::without_default).collect::<Vec<_>>();
        let item_bounds = bounds.map(|clause| &clause.predicates).into_iter().flatten();
        let data_bounds = fields.iter().enumerate().filter_map(|(index, field)| {
            let parameter = self.parameters[index].as_ref()?;
            let (ty, shape) = match &field.role {
                Role::Pointer(pointer) => {
                    (shape::pointer_type(pointer), shape::shape_type(input, index, &pointer.shape))
                }
                role => (field.ty.to_token_stream(), shape::in_place(input, role)),
            };
            Some(quote!(#parameter: #private::Put<#context, #ty, #shape>))
        });
        let (variants, empty) = self.variants.split_at(fields.len());
        let numbers = (0..fields.len()).map(|number| quote!(#number));
        let empty_numbers = fields.len()..self.variants.len();
        let members = fields.iter().map(|field| &field.member);
        let writes = fields.iter().enumerate().map(|(index, field)| self.write(index, field));
        let span = Span::mixed_site();
        // SAFETY (of what is generated): the slot is zero, and each case is written by what is made for its shape, or
        // is a plain value. `U { field }` is a pattern of a union alone, or of a struct with one field.
        quote_spanned! {span=>
            unsafe impl<#(#item_parameters,)* #(#parameters,)* #shape_parameter: #private::NewUnions>
                #private::Source<#ident #arguments, #shape_parameter> for #recipe #bounds
            {
                type By = #shape_parameter::By;
            }
            unsafe impl<#context: #private::Context, #(#item_parameters,)* #(#parameters),*>
                #private::WriteCase<#context, #ident #arguments> for #recipe
            where
                #(#item_bounds,)*
                #(#data_bounds,)*
            {
                #[inline]
                fn cymem_case(&self) -> #private::core::primitive::usize {
                    match self {
                        #(Self::#variants(_) => #numbers,)*
                        #(Self::#empty => #empty_numbers,)*
                    }
                }

                #[inline]
                unsafe fn cymem_write_case(
                    self,
                    __cymem_build: #private::Build<'_, #context>,
                    __cymem_slot: *mut #ident #arguments,
                ) -> #private::Written {
                    #[allow(unused_imports)]
                    use #private::NotPlain as _;
                    unsafe {
                        #(let #ident { #members: _ } = *__cymem_slot;)*
                        let __cymem_writer = &#private::Writer::start(__cymem_build);
                        match self {
                            #(Self::#variants(__cymem_init) => { #writes })*
                            #(Self::#empty => {})*
                        }
                        __cymem_writer.cymem_finish()
                    }
                }
            }
        }
    }

    /// Writes the data of a case.
    fn write(&self, index: usize, field: &Field) -> TokenStream {
        let private = &self.input.private;
        let (Field { member, ty, role, .. }, path) = (field, path(self.input, field));
        let span = Span::mixed_site();
        let source = quote_spanned!(span=> __cymem_init);
        match role {
            Role::Plain if field.copied.is_none() => quote_spanned! {span=>
                #private::Probe::<#ty>::write_fields(&__cymem_init, &raw mut (*__cymem_slot).#member);
            },
            role if write::is_in_place(role) => quote_spanned! {span=>
                __cymem_writer.cymem_field(__cymem_init, &raw mut (*__cymem_slot).#member, #path);
            },
            Role::Pointer(pointer) => {
                let made = write::pointer_init(self.input, self.fields, index, pointer, source);
                let stored = write::stored(self.input, pointer, &local(index));
                let store = stored.map(|value| quote_spanned!(span=> (*__cymem_slot).#member = #value;));
                quote_spanned!(span=> #made #store)
            }
            Role::Str { len: Some(len) } => write::text_init(self.input, self.fields, index, len, source),
            _ => quote_spanned!(span=> (*__cymem_slot).#member = __cymem_init;),
        }
    }
}

/// Whether the recipe has a value of the field's own type.
fn is_value(role: &Role) -> bool {
    matches!(role, Role::Plain | Role::Opaque(_))
}
