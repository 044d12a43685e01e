//! The typed picture of a correct item: all that expansion knows.

use std::collections::HashSet;
use std::{iter, slice};

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Expr, Generics, Ident, LitStr, Member, Type, Visibility};

/// An item that passed every check that tokens allow.
pub(crate) struct Input {
    /// The item's name.
    pub(crate) ident: Ident,
    /// The item's visibility, which generated items copy.
    pub(crate) vis: Visibility,
    /// Type and const parameters; lifetimes were rejected.
    pub(crate) generics: Generics,
    /// Forwarded to generated items: `cfg`, `deprecated`, `allow`.
    pub(crate) attrs: Vec<Attribute>,
    /// The keys of `#[pool(…)]` on the item.
    pub(crate) options: Options,
    /// The alignment that the item asks for beyond that of its fields, or 1.
    pub(crate) align: usize,
    /// Whether no attribute macro can change the item after the derive has seen it; for expansion also whether
    /// the types of its fields say all.
    pub(crate) settled: bool,
    /// What the item is.
    pub(crate) kind: Kind,
    /// Its pointers, in the order in which they are written.
    pub(crate) order: Vec<Turn>,
    /// Every word in the item, attributes included: what generated names may not be.
    pub(crate) words: HashSet<String>,
    /// What generated code calls the `private` module of the runtime crate, in a block of its own.
    pub(crate) private: Ident,
}

/// The keys of `#[pool(…)]` on the item, or their defaults.
#[derive(Clone)]
pub(crate) struct Options {
    /// Path of the runtime crate, `::cymem` by default.
    pub(crate) krate: Tokens,
    /// Name of the generated recipe, `{T}Init` by default.
    pub(crate) init: Ident,
    /// Name of the generated view, `{T}View` by default.
    pub(crate) view: Ident,
    /// Name of the generated editor, `{T}Edit` by default, if there is to be one.
    pub(crate) edit: Option<Ident>,
    /// Whether the recipe gets `zeroed()` and `with_…`.
    pub(crate) zeroed: bool,
    /// The keys among these that an item without a recipe and a view has no use for.
    pub(crate) for_nodes: Vec<Ident>,
    /// Traits for the view, out of `Debug` and `PartialEq`.
    pub(crate) derives: Vec<Ident>,
    /// Cases of a union without a field.
    pub(crate) empty: Vec<EmptyCase>,
    /// The struct of another crate that the item is laid out like.
    pub(crate) mirror: Option<Type>,
    /// The name under which a function is exported that frees graphs of it.
    pub(crate) free_fn: Option<FreeFn>,
}

/// `unsafe(free_fn = "name")`
#[derive(Clone)]
pub(crate) struct FreeFn {
    /// Where `unsafe` is said.
    pub(crate) promise: Span,
    /// The symbol.
    pub(crate) name: LitStr,
}

/// Tokens that are repeated many times: token by token they are cheaper than as a stream.
#[derive(Clone)]
pub(crate) struct Tokens(Vec<TokenTree>);

impl Tokens {
    pub(crate) fn of(tokens: impl ToTokens) -> Self {
        Tokens(tokens.into_token_stream().into_iter().collect())
    }
}

impl ToTokens for Tokens {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.iter().cloned());
    }
}

/// The three kinds of item that C and Rust lay out alike.
#[allow(clippy::large_enum_variant, reason = "a handful per item, and short-lived")]
pub(crate) enum Kind {
    /// `repr(C)` with named fields, at least one of which is not `PhantomData`.
    Struct(Vec<Field>),
    /// `repr(transparent)` around exactly one plain field.
    Newtype(Field),
    /// Field-less, with an explicit `repr`.
    Enum {
        /// The names of its variants.
        variants: Vec<Ident>,
        /// The integer type of its `repr`, if it is not only `C`.
        repr: Option<Ident>,
    },
    /// A `repr(C)` union, of at least one field.
    Union {
        /// Its fields, each of which is a case.
        fields: Vec<Field>,
        /// What tells the cases apart, if anything does.
        tags: Option<Tags>,
    },
}

/// The tags of a union.
pub(crate) struct Tags {
    /// For each field.
    pub(crate) of_fields: Vec<Vec<Expr>>,
    /// Cases without a field.
    pub(crate) empty: Vec<EmptyCase>,
}

/// `empty(name = constant)`
#[derive(Clone)]
pub(crate) struct EmptyCase {
    pub(crate) name: Ident,
    pub(crate) tags: Vec<Expr>,
}

/// A field and its part in the struct.
pub(crate) struct Field {
    /// Its name, or its number in a tuple newtype.
    pub(crate) member: Member,
    /// Its visibility, which accessors copy.
    pub(crate) vis: Visibility,
    /// Its type, without the invisible groups and parentheses around it.
    pub(crate) ty: Type,
    /// Forwarded to accessors and recipe fields: `doc`, `cfg`, `deprecated`, `allow`.
    pub(crate) attrs: Vec<Attribute>,
    /// What the constructor and the view do with it.
    pub(crate) role: Role,
    /// Its value is copied as it is: why it may lie in the pool, where no trait says so.
    pub(crate) copied: Option<Copied>,
    /// Where `unsafe(…)` is said of it.
    pub(crate) promises: Vec<Span>,
    /// The message for a type that looks wrong by its name but may be a user's own type of that name.
    /// A trait decides: `Plain`, or for [`Role::Nested`] and [`Role::NestedArray`] `Plain` or `PoolAlloc`.
    pub(crate) suspect: Option<String>,
}

/// Why a value that is not known to be `Plain` may be copied into the pool.
pub(crate) enum Copied {
    /// It is an `Option` of this function pointer of C.
    Function(Box<Type>),
    /// `unsafe(plain)`: the user promises that it is plain.
    Promised,
}

impl Field {
    /// The counts of its arrays and its text, each with the number of levels further in.
    pub(crate) fn lengths(&self) -> impl Iterator<Item = (usize, &Length)> {
        let (shape, in_place) = match &self.role {
            Role::Pointer(pointer) => (Some(&pointer.shape), None),
            Role::Str { len } => (None, len.as_ref()),
            _ => (None, None),
        };
        let levels = shape.into_iter().flat_map(Shape::levels).enumerate();
        let behind = levels.filter_map(|(level, shape)| Some((level, shape.len()?)));
        in_place.map(|len| (0, len)).into_iter().chain(behind)
    }
}

/// A pointer that is written when others are.
pub(crate) struct Turn {
    /// The field with a [`Role::Pointer`].
    pub(crate) field: usize,
    /// The fields with a [`Role::Count`] that its lengths are computed from, one or more times each. Arrays
    /// before it have given them.
    pub(crate) needed: Vec<usize>,
}

/// What the constructor and the view do with a field.
#[allow(clippy::large_enum_variant, reason = "a handful per item, and short-lived")]
pub(crate) enum Role {
    /// Value in, value out.
    Plain,
    /// `PhantomData`: left out everywhere.
    Phantom,
    /// `[T; 0]` of bindgen in front of bit-fields, which only aligns them: left out everywhere.
    Alignment,
    /// An integer that some pointer's `len = n` names alone: filled in, not in the recipe.
    Count,
    /// The pointer behind the last element of an array: filled in, not in the recipe.
    End {
        /// The field with the array.
        of: usize,
    },
    /// The same for every node, not in the recipe.
    Constant(Constant),
    /// A thin raw pointer, passed unchanged.
    Opaque(Shared),
    /// A struct by value.
    Nested,
    /// `[T; N]` of structs by value.
    NestedArray {
        /// `T`
        element: Type,
    },
    /// A union by value.
    Union {
        /// What says which case is there; nothing does for `untagged`.
        tag: Option<TagOf>,
    },
    /// An integer or an enum that some union's `tag = …` names: filled in.
    Tag {
        /// Some bits of it are an input, for unions only have those of a mask.
        given: bool,
    },
    /// `[c_char; N]` that holds text and its nul.
    Str {
        /// The length of the text, if it stands elsewhere.
        len: Option<Length>,
    },
    /// A raw pointer into the pool.
    Pointer(Pointer),
}

/// What says which case of a union is there.
pub(crate) struct TagOf {
    /// The sibling with this index, whose role is [`Role::Tag`].
    pub(crate) field: usize,
    /// The bits of it, if it is not all of them.
    pub(crate) mask: Option<Expr>,
}

/// What the user promises of a pointer that is passed unchanged.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Shared {
    /// `unsafe(send)`: another thread may go on with it.
    pub(crate) send: bool,
    /// `unsafe(sync)`: several threads may use it at a time.
    pub(crate) sync: bool,
}

/// The value of a [`Role::Constant`].
#[derive(Clone)]
pub(crate) enum Constant {
    /// `value = expr`
    Value(Expr),
    /// `size_of`: the size of the struct in bytes.
    SizeOf,
    /// `null`
    Null,
}

/// A raw pointer into the pool.
pub(crate) struct Pointer {
    /// How the field spells it.
    pub(crate) star: Star,
    /// What it points to; for `elem = T` it is `T`, or what expansion says in its place.
    pub(crate) target: Type,
    /// The same in the user's words, for signatures that users read.
    pub(crate) said: Type,
    /// The field's type does not tell what it points to.
    pub(crate) erased: Option<Erased>,
    /// How it points there.
    pub(crate) shape: Shape,
    /// The field with the rows whose lengths it holds: filled in, not in the recipe.
    pub(crate) filled_by: Option<usize>,
    /// It leads back, and is filled in by what leads here: not in the recipe.
    pub(crate) back: Option<Back>,
    /// What it leads to leads back to this struct.
    pub(crate) children: bool,
    /// The message for an innermost target that looks wrong by its name. A trait decides: `Plain` or
    /// `PoolAlloc`.
    pub(crate) suspect: Option<Suspect>,
}

/// Where a pointer leads back to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Back {
    /// `back`: the node that holds this one.
    Holder,
    /// `back = next`: the node before this one in a list.
    Previous,
}

/// What tells the target of a pointer whose type does not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Erased {
    /// `elem = T`
    Elem,
    /// `bytes`
    Bytes,
}

/// How a pointer type is spelt.
#[derive(Clone)]
pub(crate) enum Star {
    /// `*mut T`
    Mut,
    /// `*const T`
    Const,
    /// A type of another name, which a trait knows to be a pointer.
    Named(Box<Type>),
}

/// A type that only traits can clear, and the message if they do not.
pub(crate) struct Suspect {
    /// The type behind the last pointer.
    pub(crate) ty: Type,
    /// The whole text of the error.
    pub(crate) message: String,
}

/// How a pointer points, from the field inwards.
pub(crate) enum Shape {
    /// Innermost: the element is stored in place.
    Value,
    /// Innermost: the element is stored in place, and is neither plain nor a node.
    InPlace(Held),
    /// `one`: a pointer to one of these.
    OneOf(Held),
    /// `one`: a pointer to one node.
    One,
    /// `link`: a pointer to a node of the same graph.
    Link,
    /// `list`: a pointer to the next node.
    List,
    /// `cstr`: a pointer to text that ends with nul.
    CString {
        /// The length without the nul, if it stands elsewhere.
        len: Option<Length>,
    },
    /// `utf16`: a pointer to text in UTF-16 that ends with nul.
    Utf16 {
        /// The length without the nul, if it stands elsewhere.
        len: Option<Length>,
    },
    /// `bytes`: a pointer to as many bytes as the length says.
    Bytes {
        /// The count.
        len: Length,
    },
    /// `block`: a pointer to strings one after the other, which an empty one ends.
    Block {
        /// `utf16` rather than `cstr`.
        wide: bool,
    },
    /// `each(opaque)`: a pointer that is passed unchanged.
    Opaque(Shared),
    /// `len = …`: a pointer to an array with a count.
    Counted {
        /// The count.
        len: Length,
        /// `unit = bytes`: the count is in bytes.
        unit_bytes: bool,
        /// The shape of each element.
        inner: Box<Shape>,
    },
    /// `each(lens = …)`: a pointer to an array of pointers to rows, each of a length of its own.
    Jagged {
        /// How many rows there are.
        len: Length,
        /// The field with the lengths of the rows.
        lens: usize,
        /// The shape of each row, whose length is [`Length::Each`].
        inner: Box<Shape>,
    },
    /// `capacity = …`, `align = …`: what is special about the memory of an array.
    Reserved {
        /// The room that the array has; an expression.
        capacity: Option<Length>,
        /// The alignment of its start.
        align: Option<Expr>,
        /// The array, which the same pointer points to.
        inner: Box<Shape>,
    },
    /// `each(…)` on an array of pointers in the struct.
    Pointers {
        /// The shape of each element.
        inner: Box<Shape>,
    },
    /// A pointer to an array with a last element that says so.
    Terminated {
        /// The last element.
        by: Terminator,
        /// What C looks at: `|element| …` is true for the element that ends the array.
        until: Option<Expr>,
        /// The shape of each element.
        inner: Box<Shape>,
    },
}

/// What lies in a pool besides plain values and nodes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// A value that is plain by the user's promise.
    Promised,
    /// A union of which nobody says which case is there.
    Untagged,
}

impl Shape {
    /// What the elements of an array are.
    pub(crate) fn inner(&self) -> Option<&Shape> {
        match self {
            Shape::Counted { inner, .. }
            | Shape::Terminated { inner, .. }
            | Shape::Jagged { inner, .. }
            | Shape::Reserved { inner, .. }
            | Shape::Pointers { inner } => Some(inner),
            _ => None,
        }
    }

    /// The shape without what is special about its memory, and how many levels further in that is.
    pub(crate) fn seen(&self) -> (usize, &Shape) {
        match self {
            Shape::Reserved { inner, .. } => (1, inner),
            shape => (0, shape),
        }
    }

    /// The count of an array, or of text; or its capacity.
    pub(crate) fn len(&self) -> Option<&Length> {
        match self {
            Shape::Counted { len, .. } | Shape::Bytes { len } | Shape::Jagged { len, .. } => Some(len),
            Shape::Reserved { capacity, .. } => capacity.as_ref(),
            Shape::CString { len } | Shape::Utf16 { len } => len.as_ref(),
            _ => None,
        }
    }

    /// Whether it is a pointer to text or bytes.
    pub(crate) fn is_text(&self) -> bool {
        matches!(
            self,
            Shape::CString { .. } | Shape::Utf16 { .. } | Shape::Bytes { .. } | Shape::Block { .. }
        )
    }

    /// The shape and what is inside of it, from the field inwards.
    pub(crate) fn levels(&self) -> impl Iterator<Item = &Shape> {
        iter::successors(Some(self), |shape| shape.inner())
    }
}

/// The count of a [`Shape::Counted`].
#[allow(clippy::large_enum_variant, reason = "a handful per item, and short-lived")]
pub(crate) enum Length {
    /// The sibling with this index, whose role is [`Role::Count`].
    Field(usize),
    /// The sibling with this index, whose role is [`Role::End`].
    End(usize),
    /// Of a row: its place in the array of lengths.
    Each,
    /// An integer expression.
    Expr {
        /// The expression, which names siblings as if they were local variables.
        expr: Expr,
        /// The siblings it names, each once: [`Role::Plain`], [`Role::Count`] or [`Role::Constant`].
        fields: Vec<usize>,
        /// The siblings of which it names a part, each once: [`Role::Plain`].
        wholes: Vec<usize>,
    },
}

/// The last element of a [`Shape::Terminated`].
#[derive(Clone)]
pub(crate) enum Terminator {
    /// `terminator = expr`
    Expr(Expr),
    /// `zero_terminated`
    Zero,
    /// `null_terminated`, where the elements are pointers.
    Null,
}

impl Kind {
    /// Its fields, or cases.
    pub(crate) fn fields(&self) -> &[Field] {
        match self {
            Kind::Struct(fields) | Kind::Union { fields, .. } => fields,
            Kind::Newtype(field) => slice::from_ref(field),
            Kind::Enum { .. } => &[],
        }
    }

    /// Whether the item is a plain value: its recipe is itself and it needs no view.
    pub(crate) fn is_plain(&self) -> bool {
        match self {
            Kind::Struct(fields) => {
                fields.iter().all(|field| matches!(field.role, Role::Plain | Role::Phantom | Role::Alignment))
            }
            Kind::Newtype(_) | Kind::Enum { .. } => true,
            Kind::Union { .. } => false,
        }
    }
}
