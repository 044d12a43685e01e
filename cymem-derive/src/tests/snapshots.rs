//! What the macro writes for each kind of item, formatted, as a reviewer would read it.
//!
//! `CYMEM_BLESS=1 cargo test -p cymem-derive` rewrites the files. The test package compiles them next to
//! the items, so they are known to be what rustc sees.

use std::path::PathBuf;
use std::{env, fs};

use quote::ToTokens as _;
use syn::DeriveInput;

fn check(name: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("snapshots");
    let item = fs::read_to_string(folder.join(format!("{name}.in.rs"))).expect("an item");
    let mut item: DeriveInput = syn::parse_str(&item).expect("an item that parses");
    // As rustc hands it to a derive.
    item.attrs.retain(|attr| !attr.path().is_ident("derive"));
    let expansion = syn::parse2(crate::derive(item.into_token_stream())).expect("an expansion that parses");
    let expansion = prettyplease::unparse(&expansion);
    let snapshot = folder.join(format!("{name}.rs"));
    if env::var_os("CYMEM_BLESS").is_some() {
        fs::write(&snapshot, expansion).expect("a writable folder");
        return;
    }
    let expected = fs::read_to_string(&snapshot).unwrap_or_default();
    assert!(
        expected == expansion,
        "{} has changed; run with CYMEM_BLESS=1 and review it",
        snapshot.display()
    );
}

macro_rules! snapshots {
    ($($name:ident)*) => { $(
        #[test]
        fn $name() {
            check(stringify!($name));
        }
    )* };
}

snapshots! {
    plain padded newtype enumeration len expression one terminator each rows nested nested_array opaque
    constants text list generic elem link zeroed names traits each_cstr each_each zero_terminated until
    callbacks promised bit_fields mirror cases untagged tag
    alias bytes text_len block pointers address shared given reserved parts jagged end
    edit back free_fn
}
