use syn::parse_quote;

use super::{assert_error, with_field};

#[test]
fn keys_that_do_not_fit() {
    for (field, parts) in [
        ("#[pool(lne = n)] x: *mut u8", ["`lne`", "did you mean `len`?"]),
        ("#[pool(wat)] x: *mut u8", ["`wat`", "known here: `len`"]),
        ("#[pool(len = n, len = n)] x: *mut u8", ["`len` is given twice", "remove one"]),
        ("#[pool(one)] #[pool(len = n)] x: *mut u8", ["`one` and `len` contradict", "keep"]),
        ("#[pool(zero_terminated, null_terminated)] x: *mut u8", ["contradict", "keep"]),
        ("#[pool(len)] x: *mut u8", ["`len` needs a value", "`len = …`"]),
        ("#[pool(one = 1)] x: *mut u8", ["`one` takes no value", "`one` alone"]),
        ("#[pool(each(one))] x: *mut *mut u8", ["`each` needs `len = …` or a terminator", "add"]),
        ("#[pool(len = n, each)] x: *mut *mut u8", ["`each` needs to know", "each(one)"]),
        ("#[pool(len = n, each())] x: *mut *mut u8", ["`each` does not say", "each(one)"]),
        ("#[pool(len = n, each(nested))] x: *mut *mut u8", ["`nested`", "known here"]),
        (
            "#[pool(len = n, until = |e| true)] x: *mut u8",
            ["`until` goes with `terminator", "remove `until`"],
        ),
        ("#[pool(zero_terminated, until = 3)] x: *mut u8", ["`until` needs a closure", "|element|"]),
        ("#[pool(len = n, unit = bytes)] x: *mut c_void", ["how many bytes an element", "add `elem = T`"]),
        ("#[pool(elem = u8, len = n, unit = bits)] x: *mut c_void", ["`bits`", "unit = bytes"]),
        ("#[pool(opaque, elem = u8)] x: *mut c_void", ["`elem` goes with `len", "remove `elem`"]),
        ("#[pool(elem = u8, len = n)] x: *mut f64", ["`elem` is for pointers to `c_void`", "remove"]),
        (
            "#[pool(len = n)] x: Vec<f64>",
            ["`len` needs a raw pointer, and `Vec<f64>` is none", "`x: *mut f64`"],
        ),
        ("#[pool(opaque)] x: u8", ["`opaque` needs a raw pointer", "remove `opaque`"]),
        ("#[pool(opaque)] x: Option<extern \"C\" fn()>", ["needs a raw pointer", "remove `opaque`"]),
        ("#[pool(one)] x: T", ["`one` needs a raw pointer, and `T` is none", "remove `one`"]),
        ("#[pool(len = n)] x: [u8; 4]", ["`[u8; 4]` is none", "its length is in its type"]),
        ("#[pool(len = n, each(one))] x: [*mut u8; 4]", ["is an array of them", "`#[pool(each(…))]`"]),
        ("#[pool(opaque)] x: [*mut u8; 4]", ["is an array of them", "the layout is the same"]),
        ("#[pool(null)] x: [[*mut u8; 4]; 2]", ["is an array of them", "write one array"]),
        ("#[pool(each(one))] x: [[*mut u8; 4]; 2]", ["`[*mut u8; 4]` is none", "remove `each`"]),
        ("#[pool(each(one))] x: [u8; 4]", ["`u8` is none", "remove `each`"]),
        ("#[pool(each(one))] x: u8", ["`u8` has none", "remove `each`"]),
        ("#[pool(each(one))] x: Handle", ["`each` needs `len = …`", "add `len"]),
        ("#[pool(each(lens = n))] x: [*mut u8; 4]", ["`lens` needs `len = …`", "each(lens = …)"]),
        ("#[pool(opaque, unsafe)] x: *mut u8", ["does not say what you promise", "unsafe(send, sync)"]),
        ("#[pool(opaque, unsafe())] x: *mut u8", ["does not say what you promise", "unsafe(send, sync)"]),
        ("#[pool(opaque, unsafe(copy))] x: *mut u8", ["`copy` is no promise", "unsafe(send, sync)"]),
        ("#[pool(opaque, unsafe(send, send))] x: *mut u8", ["`send` is given twice", "remove one"]),
        ("#[pool(one, unsafe(send))] x: *mut u8", ["`unsafe` goes with `opaque`", "remove `unsafe`"]),
        ("#[pool(unsafe(plain, send))] x: u8", ["`plain` is about values", "beside `opaque`"]),
        ("#[pool(opaque, unsafe(plain))] x: *mut u8", ["not with `opaque` alone", "remove `unsafe`"]),
        ("#[pool(bytes, len = n, unsafe(plain))] x: *mut u8", ["not with `bytes` alone", "remove `unsafe`"]),
        ("#[pool(each(cstr), unsafe(plain))] x: [*mut c_char; 4]", ["leads to something else", "remove"]),
        ("#[pool(tag = n, each(one))] x: [*mut u8; 4]", ["`tag` needs a union by value", "a union"]),
        ("#[pool(elem = u8, len = n)] x: u32", ["`len` needs a raw pointer", "remove `len`"]),
        ("#[pool(elem = u8, len = n)] x: i64", ["needs a raw pointer", "remove `len`"]),
        ("#[pool(given)] x: f64", ["`given` needs an integer", "at the integer that holds the count"]),
        ("#[pool(given)] x: u32", ["no array has it as its length", "remove `given`"]),
        ("#[pool(given, len = n)] x: *mut u8", ["contradict", "keep"]),
        ("#[pool(end = x)] x: *mut u8", ["the end is the field itself", "behind the last"]),
        ("#[pool(end = m)] x: *mut u8", ["there is no field `m`", "behind the last"]),
        ("#[pool(end = 3)] x: *mut u8", ["value of `end` is not understood", "`end = …`"]),
        ("#[pool(end = n)] x: *mut u8", ["`n` is `usize`, and the array begins at a `*mut u8`", "same type"]),
        ("e: *const u8, #[pool(end = e)] x: *mut u8", ["`e` is `*const u8`", "same type"]),
        (
            "#[pool(opaque)] e: *mut u8, #[pool(end = e)] x: *mut u8",
            ["`e` is filled in as the end", "remove the attribute"],
        ),
        (
            "e: *mut u8, #[pool(end = e)] y: *mut u8, #[pool(end = e)] x: *mut u8",
            ["`e` is the end of `y` already", "an end of its own"],
        ),
        ("#[pool(len = n, align = 0)] x: *mut u8", ["`0` is no alignment", "a power of two"]),
        ("#[pool(len = n, align = 3)] x: *mut u8", ["`3` is no alignment", "a power of two"]),
        ("#[pool(len = n, align = 1099511627776)] x: *mut u8", ["is no alignment", "a power of two"]),
        ("#[pool(len = n, align = size!())] x: *mut u8", ["`size!()` may expand differently", "a constant"]),
        ("#[pool(zero_terminated, align = 8)] x: *mut u8", ["`align` goes with `len", "remove `align`"]),
        ("#[pool(one, capacity = n)] x: *mut u8", ["`capacity` goes with `len", "remove `capacity`"]),
        ("#[pool(len = n, capacity = m)] x: *mut u8", ["there is no field `m`", "`n`"]),
        ("#[pool(len = n, capacity = 0 - 1)] x: *mut u8", ["never the length", "0 or more"]),
        (
            "#[pool(len = n, capacity = n)] x: *mut u8",
            ["`n` is computed from `n`, the length of `x` itself", "`len = n + 0`"],
        ),
        ("#[pool(len = n, each(lens = m))] x: *mut *mut u8", ["there is no field `m`", "`#[pool(len = n)]`"]),
        ("#[pool(len = n, each(lens = n))] x: *mut *mut u8", ["`n` is no array", "`#[pool(len = n)]`"]),
        ("#[pool(len = n, each(lens = x))] x: *mut *mut u8", ["their own lengths", "`#[pool(len = n)]`"]),
        (
            "#[pool(len = n + 1)] l: *mut u8, #[pool(len = n, each(lens = l))] x: *mut *mut u8",
            ["there are `n + 1` lengths in `l`, and `n` rows", "the same `len"],
        ),
        (
            "#[pool(bytes, len = n)] l: *mut u8, #[pool(len = n, each(lens = l))] x: *mut *mut u8",
            ["`l` is no array that holds", "pointer to integers"],
        ),
        (
            "#[pool(len = n, each(opaque))] l: *mut *mut u8, #[pool(len = n, each(lens = l))] x: *mut *mut u8",
            ["`l` is more than an array of lengths", "alone at a pointer to integers"],
        ),
        (
            "#[pool(len = n)] l: *mut u8, #[pool(len = n, each(lens = l))] y: *mut *mut u8, \
             #[pool(len = n, each(lens = l))] x: *mut *mut u8",
            ["`l` holds the lengths of `y` already", "lengths of its own"],
        ),
        (
            "#[pool(len = n)] l: *mut u8, #[pool(len = n, each(lens = l, one))] x: *mut *mut u8",
            ["`lens` goes with", "remove `lens`"],
        ),
        (
            "#[pool(len = n)] l: *mut u8, #[pool(len = n, each(lens = l, cstr, len = n))] x: *mut *mut u8",
            ["`lens` goes with", "remove `lens`"],
        ),
        (
            "#[pool(len = n)] l: *mut u8, #[pool(len = n, each(len = n, each(lens = l)))] x: *mut *mut *mut u8",
            ["`lens` stands in the outermost `each`", "each(lens = …)` alone"],
        ),
        (
            "#[pool(len = n)] l: *mut u8, #[pool(len = n, unit = bytes, each(lens = l))] x: *mut *mut u8",
            ["`lens` and `unit` do not go together", "each(lens = …)` alone"],
        ),
        ("#[pool(null_terminated, each(lens = n))] x: *mut *mut u8", ["`lens` needs `len = …`", "each(lens"]),
        (
            "#[pool(null_terminated)] x: *mut Handle",
            ["nobody knows what `Handle` points to", "add `each(…)`"],
        ),
        ("#[pool(opaque)] x: std::os::raw::c_int", ["needs a raw pointer", "remove `opaque`"]),
        ("#[pool(len = n, each(opaque))] x: *mut c_uint", ["`c_uint` is none", "remove `each`"]),
        (
            "#[pool(one)] x: *mut [*mut u8; 4]",
            ["what each pointer in", "`x: *mut *mut u8` with `#[pool(len = 4, each(…))]`"],
        ),
        ("#[pool(nested)] x: *mut P", ["`nested` needs a struct by value", "`one`"]),
        ("#[pool(str)] x: *mut c_char", ["`str` needs an array", "`cstr`"]),
        ("#[pool(str)] x: [u32; 4]", ["`str` needs an array", "remove `str`"]),
        ("#[pool(str)] x: [u8; 4]", ["`str` needs an array", "`[c_char; 4]`"]),
        ("#[pool(cstr)] x: *mut u16", ["`cstr` needs a pointer to `c_char`", "`zero_terminated`"]),
        ("#[pool(cstr)] x: *mut *mut c_char", ["`cstr` needs a pointer", "null_terminated, each(cstr)"]),
        ("#[pool(cstr)] x: *mut c_void", ["`c_void` is none", "`len = …`"]),
        ("#[pool(utf16)] x: *mut u8", ["`utf16` needs a pointer to `u16`", "`zero_terminated`"]),
        ("#[pool(bytes)] x: *mut u8", ["nothing says how many `bytes`", "add `len = …`"]),
        ("#[pool(bytes, len = n)] x: *mut u32", ["`bytes` needs a pointer to `c_char`", "`unit = bytes`"]),
        ("#[pool(bytes, len = n)] x: u64", ["`bytes` needs a raw pointer", "remove `bytes`"]),
        ("#[pool(bytes, zero_terminated)] x: *mut u8", ["contradict", "keep"]),
        ("#[pool(len = n, cstr, len = n)] x: *mut u8", ["`len` is given twice", "remove one"]),
        ("#[pool(block)] x: *mut u8", ["`block` needs `cstr`", "add"]),
        ("#[pool(len = n, block)] x: *mut u8", ["`block` goes with `cstr`", "remove `block`"]),
        (
            "#[pool(cstr, block, len = n)] x: *mut u8",
            ["`block` goes with `cstr` or `utf16` without", "remove"],
        ),
        ("#[pool(bytes, len = x)] x: *mut u8", ["the length names the field itself", "name the field"]),
        ("#[pool(cstr, len = m)] x: *mut u8", ["there is no field `m`", "`n`"]),
        ("#[pool(cstr, len = n, elem = u8)] x: *mut c_void", ["`elem` goes with", "remove `elem`"]),
        ("#[pool(cstr, len = n, unit = bytes)] x: *mut u8", ["`unit` goes with", "remove `unit`"]),
        ("#[pool(size_of)] x: f64", ["`size_of` needs an integer", "at the integer that holds the size"]),
        ("#[pool(null)] x: u8", ["`null` needs a type that can be NULL", "remove `null`"]),
        ("#[pool(one)] x: *mut *mut u8", ["is a pointer itself", "each(one)"]),
        (
            "#[pool(len = n, each(one))] x: *mut u8",
            ["elements that are pointers, and `u8` is none", "remove `each`"],
        ),
        ("#[pool(null_terminated)] x: *mut u8", ["about elements that are pointers", "zero_terminated"]),
        ("#[pool(zero_terminated, each(one))] x: *mut *mut u8", ["ends with NULL", "null_terminated"]),
        ("#[pool(value = 1)] x: PhantomData<T>", ["`PhantomData` holds nothing", "remove"]),
        ("#[pool(list)] a: *mut Self, #[pool(list)] x: *mut Self", ["`a` is the list already", "`link`"]),
        (
            "#[pool(list)] x: *mut *mut Self",
            ["`list` needs a pointer to a struct", "at the field that points to the next"],
        ),
        ("#[pool(link)] x: *mut *mut Self", ["`link` needs a pointer to a struct", "each(link)"]),
        (
            "#[pool(nested)] x: [[P; 2]; 2]",
            ["`nested` needs a struct or an array of structs", "write one array"],
        ),
        ("#[pool(size_of)] x: PhantomData<T>", ["`PhantomData` holds nothing that `size_of`", "remove"]),
        ("#[pool(zero_terminated, until = |a, b| true)] x: *mut u8", ["takes one element", "|element|"]),
        (
            "#[pool(null_terminated, each(one), until = |e| true)] x: *mut *mut u8",
            ["`until` goes with `terminator", "remove `until`"],
        ),
        (
            "#[pool(elem = u8, zero_terminated, unit = bytes)] x: *mut c_void",
            ["`unit` goes with `len = …`", "remove `unit`"],
        ),
        ("#[pool(len = n, each(link = 1))] x: *mut *mut u8", ["`link` takes no value", "`link` alone"]),
        ("#[pool(elem = u8, elem = u8, len = n)] x: *mut c_void", ["`elem` is given twice", "remove one"]),
        ("#[pool(value = )] x: u8", ["the value of `value` is not understood", "`value = …`"]),
        ("#[pool(one two)] x: *mut u8", ["something follows `one`", "separate keys by `,`"]),
    ] {
        assert_error(&with_field(field), &parts);
    }
}

#[test]
fn lengths_that_do_not_fit() {
    for (field, parts) in [
        ("#[pool(len = m)] x: *mut u8", ["there is no field `m`", "`n`"]),
        ("size: u8, #[pool(len = sise)] x: *mut u8", ["there is no field `sise`", "did you mean `size`?"]),
        ("#[pool(len = m + 1)] x: *mut u8", ["there is no field `m`", "`n`"]),
        ("#[pool(len = x)] x: *mut u8", ["names the field itself", "count"]),
        ("#[pool(len = n)] y: *mut u8, #[pool(len = y)] x: *mut u8", ["`y` is a pointer", "count"]),
        ("f: f64, #[pool(len = f)] x: *mut u8", ["`f` is `f64`", "integer"]),
        (
            "#[pool(value = 1)] c: u8, #[pool(len = c)] x: *mut u8",
            ["`c` is filled in", "remove the attribute"],
        ),
        (
            "#[pool(nested)] p: P, #[pool(len = p + 1)] x: *mut u8",
            ["`p` is not a plain value", "name fields"],
        ),
        ("#[pool(len = p.n + 1)] x: *mut u8", ["there is no field `p`", "did you mean `n`?"]),
        ("#[pool(len = n.w)] x: *mut u8", ["`n` is `usize`, which has no parts", "write `n` alone"]),
        (
            "d: [i32; 2], #[pool(len = d[2])] x: *mut u8",
            ["`[i32; 2]` has 2 elements", "one of its positions"],
        ),
        ("d: [i32; 2], #[pool(len = d[n])] x: *mut u8", ["`n` is no constant position", "`dims[0]`"]),
        ("d: [P; 2], #[pool(len = d[0].w)] x: *mut u8", ["a field of an element", "positions last"]),
        ("d: P, #[pool(len = d.w())] x: *mut u8", ["too much", "integer fields"]),
        ("#[pool(nested)] d: P, #[pool(len = d.w)] x: *mut u8", ["`d` is not a plain value", "name parts"]),
        ("#[pool(len = x.w)] x: *mut u8", ["names the field itself", "count"]),
        ("#[pool(len = A::B[0])] x: *mut u8", ["`A::B` is no field", "begin with a field"]),
        ("#[pool(len = f(n).w)] x: *mut u8", ["has no parts", "begin with a field"]),
        ("#[pool(len = min(n))] x: *mut u8", ["`min(n)` is too much", "`min(a, b)`"]),
        ("#[pool(len = max(n, m))] x: *mut u8", ["there is no field `m`", "`n`"]),
        ("#[pool(len = abs(n))] x: *mut u8", ["`abs(n)` is too much", "`max(a, b)`"]),
        ("n: i32, #[pool(len = n as usize + 1)] x: *mut u8", ["is a cast", "leave the cast out"]),
        ("#[pool(len = 1.5)] x: *mut u8", ["`1.5` is too much", "integer"]),
        ("#[pool(len = { let m = n; m })] x: *mut u8", ["too much", "integer fields"]),
        ("#[pool(len = max!(n, 1))] x: *mut u8", ["too much", "integer fields"]),
        ("#[pool(len = <make!()>::N)] x: *mut u8", ["the macro in `<make!()>::N` may", "name a constant"]),
        ("#[pool(len = n + 0x10 + N::<{ make!() }>)] x: *mut u8", ["the macro in", "name a constant"]),
        ("p: PhantomData<T>, #[pool(len = p + 1)] x: *mut u8", ["`p` is not a plain value", "name fields"]),
        ("p: PhantomData<T>, #[pool(len = p)] x: *mut u8", ["`p` is `PhantomData<T>`", "integer"]),
        ("p: bool, #[pool(len = p)] x: *mut u8", ["a count is an integer, and `p` is `bool`", "integer"]),
        ("#[pool(len = x + 1)] x: *mut u8", ["names the field itself", "count"]),
        ("#[pool(opaque)] y: *mut u8, #[pool(len = y + 1)] x: *mut u8", ["`y` is a pointer", "count"]),
        ("rows: u8, #[pool(len = q)] x: *mut u8", ["there is no field `q`", "no pointers: `n`, `rows`"]),
    ] {
        assert_error(&with_field(field), &parts);
    }
    assert_error(
        &parse_quote!(
            #[repr(C)]
            struct S {
                #[pool(len = n)]
                x: *mut u8,
            }
        ),
        &["there is no field `n`", "write a constant, or `zero_terminated`"],
    );
}

#[test]
fn keys_on_items() {
    assert_error(
        &parse_quote!(
            #[repr(C)]
            #[pool(innit = A)]
            struct S {
                x: u8,
            }
        ),
        &["did you mean `init`?"],
    );
    assert_error(
        &parse_quote!(
            #[repr(C)]
            #[pool(len = n)]
            struct S {
                x: u8,
            }
        ),
        &["`len`", "`crate`, `init`"],
    );
    assert_error(
        &parse_quote!(
            #[repr(C)]
            #[pool(derive(Clone))]
            struct S {
                x: u8,
            }
        ),
        &["cannot derive `Clone`"],
    );
    assert_error(
        &parse_quote!(
            #[repr(C)]
            #[pool(init = A, init = B)]
            struct S {
                x: u8,
            }
        ),
        &["given twice"],
    );
    assert_error(
        &parse_quote!(
            #[repr(u8)]
            #[pool(view = A)]
            enum E {
                A,
            }
        ),
        &["`view`", "`crate`"],
    );
    assert_error(
        &parse_quote!(
            #[repr(u8)]
            enum E {
                #[pool(one)]
                A,
            }
        ),
        &["variant `A`"],
    );
}
