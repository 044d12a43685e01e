//! `mirror = path`: the item and the struct of another crate, compared by rustc.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::slot::argument;
use super::{assert, field_name, generics, private_at};
use crate::input::{Field, Input};
use crate::words;

/// The impl of `Mirror`, whose constant compares the two. The path is said once, in an alias.
pub(super) fn mirror(input: &Input, fields: &[Field]) -> Option<TokenStream> {
    let path = input.options.mirror.as_ref()?;
    let (ident, private) = (&input.ident, &input.private);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let foreign = words::unused(&input.words, "__Foreign");
    let own = generics::used_by(input, std::iter::once(path));
    let (used, parameters) = (&own.params, own.params.iter().map(argument));
    let members = fields.iter().map(|field| &field.member);
    // As if the user had written it: then rustc names the fields that are missing.
    let mut named = foreign.clone();
    named.set_span(path.span());
    let pattern = quote_spanned!(path.span()=> #named { #(#members: _),* });
    let compared = fields.iter().map(|field| compared(input, path, field));
    let shown = shown(path);
    let [size, align] =
        ["size", "alignment"].map(|what| format!("`{ident}` has another {what} than `{shown}`"));
    let checked =
        assert::is_concrete(input).then(|| quote!(const _: () = <#ident as #private::Mirror>::SAME;));
    // SAFETY (of what is generated): places in live memory; and the constant compares the two.
    Some(quote! {
        #[allow(type_alias_bounds)]
        type #foreign <#used> = #path;
        #[allow(deprecated)]
        #[automatically_derived]
        unsafe impl #generics #private::Mirror for #ident #arguments #bounds {
            type Foreign = #foreign <#(#parameters),*>;

            const SAME: () = {
                use #private::NotNumbers as _;
                let __cymem_place = #private::core::mem::MaybeUninit::<Self>::uninit();
                let __cymem_own = #private::core::mem::MaybeUninit::as_ptr(&__cymem_place);
                let __cymem_place = #private::core::mem::MaybeUninit::<Self::Foreign>::uninit();
                let __cymem_foreign = #private::core::mem::MaybeUninit::as_ptr(&__cymem_place);
                unsafe {
                    let _ = || {
                        let #pattern = *__cymem_foreign;
                    };
                    #(#compared)*
                }
                #private::core::assert!(
                    #private::core::mem::align_of::<Self>() == #private::core::mem::align_of::<Self::Foreign>(),
                    #align
                );
                #private::core::assert!(
                    #private::core::mem::size_of::<Self>() == #private::core::mem::size_of::<Self::Foreign>(),
                    #size
                );
            };
        }
        #checked
    })
}

fn compared(input: &Input, path: &Type, field: &Field) -> TokenStream {
    let (member, name, shown) = (&field.member, field_name(field), shown(path));
    let span = field.ty.span().resolved_at(Span::mixed_site());
    let private = private_at(input, span);
    let size = format!("field `{name}`: it has another size in `{shown}`");
    let offset = format!("field `{name}`: it stands at another offset in `{shown}`");
    let [own, foreign] = [quote!(__cymem_own), quote!(__cymem_foreign)];
    quote_spanned! {span=> {
        let (__cymem_a, __cymem_b) = (&raw const (*#own).#member, &raw const (*#foreign).#member);
        #private::core::assert!(#private::size_behind(__cymem_a) == #private::size_behind(__cymem_b), #size);
        #private::core::assert!(
            (__cymem_a as *const #private::u8).offset_from(#own as *const #private::u8)
                == (__cymem_b as *const #private::u8).offset_from(#foreign as *const #private::u8),
            #offset
        );
        let __cymem_fields = #private::Fields::of(__cymem_a, __cymem_b);
        let _ = || __cymem_fields.cymem_agree();
    }}
}

/// The path as messages have it.
fn shown(path: &Type) -> String {
    path.to_token_stream().to_string().replace(" :: ", "::").replace(" < ", "<").replace(" >", ">")
}
