//! Pointers: each level of keys consumes one `*` of the type.

use quote::quote;
use syn::{Ident, PointerMutability, Type};

use super::back::back;
use super::bare::{fat, without_meaning};
use super::by_value::{self, Verdict};
use super::draft::{Draft, Siblings};
use super::end;
use super::instead::instead_of_array;
use super::length;
use super::no_pointer;
use super::reserved;
use super::rows;
use super::strings;
use super::syntax::{is_named, is_zero, last_segment, raw_pointer, single_word, strip, text};
use crate::attr::{FieldKeys, Keyed, Meaning};
use crate::diagnostics::{Advice, Diagnostics, Reported};
use crate::input::{Erased, Held, Length, Pointer, Shape, Shared, Star, Suspect, Terminator};
use crate::pointee::{is_behind_a_name, pointee};

/// The pointer that a field with `keys`, the first of which is `key`, is.
pub(super) fn check(
    draft: &Draft,
    keys: &FieldKeys,
    key: &Ident,
    siblings: Siblings,
    diagnostics: &mut Diagnostics,
) -> Result<Pointer, Reported> {
    let address = keys.elem.is_some() && may_be_address(draft.ty);
    if !address && !no_pointer::may_be_pointer(draft.ty, &draft.written(), siblings) {
        let advice = no_pointer::advice(draft, key, siblings);
        return Err(diagnostics.error(key, advice.about(draft.subject())));
    }
    let mut levels = Levels::new(draft, keys, siblings, diagnostics);
    let behind = pointee(draft.ty, siblings.krate);
    let byte = byte(siblings);
    let target = match (&keys.elem, erased(keys)) {
        (Some(elem), _) => levels.erased_target(&behind, elem)?,
        (None, Some(Erased::Bytes)) => levels.check_text(key, &behind).map(|()| &byte)?,
        (None, _) => &behind,
    };
    levels.check_unit(keys, &behind)?;
    levels.check_thin(draft.ty)?;
    let shape = levels.shape(keys, key, target)?;
    levels.check_held(keys, &shape)?;
    levels.check_children(keys, &shape)?;
    Ok(Pointer {
        star: star(draft.ty),
        target: target.clone(),
        said: target.clone(),
        erased: erased(keys),
        shape,
        filled_by: None,
        back: back(draft, keys, siblings, levels.diagnostics)?,
        children: keys.back.is_some(),
        suspect: levels.suspect,
    })
}

/// The pointers in an array that a field with `keys`, of which `each` is one, holds.
pub(super) fn in_place(
    draft: &Draft,
    keys: &FieldKeys,
    siblings: Siblings,
    diagnostics: &mut Diagnostics,
) -> Result<Pointer, Reported> {
    let mut levels = Levels::new(draft, keys, siblings, diagnostics);
    let target = match draft.ty {
        Type::Array(array) if !is_zero(&array.len) => strip(&array.elem),
        _ => return Err(levels.error_on_each(keys)),
    };
    let inner = Box::new(levels.element(keys, target)?);
    levels.reject_lens(keys)?;
    levels.check_held(keys, &inner)?;
    levels.check_children(keys, &inner)?;
    Ok(Pointer {
        star: Star::Named(Box::new(draft.ty.clone())),
        target: target.clone(),
        said: target.clone(),
        erased: None,
        shape: Shape::Pointers { inner },
        filled_by: None,
        back: None,
        children: keys.back.is_some(),
        suspect: levels.suspect,
    })
}

/// What is said of the values that the last pointer leads to.
fn held(keys: &FieldKeys) -> Option<(&Ident, Held)> {
    let promised = keys.promised().map(|key| (key, Held::Promised));
    let untagged = keys.untagged.as_ref().map(|keyed| (&keyed.key, Held::Untagged));
    promised.or(untagged).or_else(|| held(&keys.each.as_ref()?.value))
}

/// What is promised of a pointer that is passed unchanged.
pub(super) fn shared(keys: &FieldKeys) -> Shared {
    keys.shared().map(|(_, shared)| shared).unwrap_or_default()
}

/// Whether a type is an integer that can hold an address on every target.
fn may_be_address(ty: &Type) -> bool {
    single_word(ty).is_some_and(|word| word == "u64" || word == "usize")
}

/// What tells the target, if not the type of the field.
fn erased(keys: &FieldKeys) -> Option<Erased> {
    match keys.meaning.as_ref().map(|keyed| &keyed.value) {
        _ if keys.elem.is_some() => Some(Erased::Elem),
        Some(Meaning::Bytes) => Some(Erased::Bytes),
        _ => None,
    }
}

fn byte(siblings: Siblings) -> Type {
    let krate = siblings.krate;
    Type::Verbatim(quote!(#krate::private::u8))
}

fn star(ty: &Type) -> Star {
    match raw_pointer(ty).map(|pointer| &pointer.mutability) {
        Some(PointerMutability::Mut(_)) => Star::Mut,
        Some(PointerMutability::Const(_)) => Star::Const,
        None => Star::Named(Box::new(ty.clone())),
    }
}

/// `void`: bindgen keeps a library's own names for it, such as `GLvoid`.
fn is_void(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|segment| segment.ident.to_string().to_lowercase().ends_with("void"))
}

fn ends_with_null(keys: &FieldKeys) -> bool {
    keys.meaning.as_ref().is_some_and(|keyed| matches!(keyed.value, Meaning::Terminator(Terminator::Null)))
}

struct Levels<'a> {
    draft: &'a Draft<'a>,
    siblings: Siblings<'a>,
    held: Option<Held>,
    suspect: Option<Suspect>,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Levels<'a> {
    fn new(
        draft: &'a Draft<'a>,
        keys: &FieldKeys,
        siblings: Siblings<'a>,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Levels { draft, siblings, held: held(keys).map(|(_, held)| held), suspect: None, diagnostics }
    }

    fn erased_target<'t>(&mut self, target: &Type, elem: &'t Keyed<Type>) -> Result<&'t Type, Reported> {
        if is_void(target) || is_behind_a_name(target) {
            return Ok(strip(&elem.value));
        }
        let why = format!(
            "`elem` is for pointers to `c_void`, and `{}` says what it points to",
            text(self.draft.ty)
        );
        Err(self.error_on(&elem.key, &Advice::new(why, "remove `elem`")))
    }

    /// What is said of the values that the last pointer leads to needs a last pointer that leads to values.
    fn check_held(&mut self, keys: &FieldKeys, shape: &Shape) -> Result<(), Reported> {
        let holds = shape.levels().any(|shape| matches!(shape, Shape::InPlace(_) | Shape::OneOf(_)));
        match held(keys) {
            Some((key, _)) if !holds => {
                let why = format!(
                    "`{key}` says what an array or `one` leads to, and this pointer leads to something else"
                );
                Err(self.error_on(key, &Advice::new(why, format!("remove `{key}`"))))
            }
            _ => Ok(()),
        }
    }

    /// Only new nodes can lead back.
    fn check_children(&mut self, keys: &FieldKeys, shape: &Shape) -> Result<(), Reported> {
        let Some(Keyed { key, .. }) = &keys.back else { return Ok(()) };
        if shape.levels().any(|shape| matches!(shape, Shape::Value | Shape::One)) {
            return Ok(());
        }
        let why =
            format!("`{key}` is about nodes that are written for this field, and this pointer leads to none");
        Err(self.error_on(key, &Advice::new(why, format!("remove `{key}`"))))
    }

    fn check_unit(&mut self, keys: &FieldKeys, target: &Type) -> Result<(), Reported> {
        match (&keys.unit, &keys.elem) {
            (Some(Keyed { key, .. }), None) if is_void(target) => {
                let why = "nobody knows how many bytes an element of a `void *` has";
                Err(self.error_on(key, &Advice::new(why, "add `elem = T`")))
            }
            _ => Ok(()),
        }
    }

    /// The shape of a pointer to `element` with `keys`, the first of which is `key`.
    fn shape(&mut self, keys: &FieldKeys, key: &Ident, element: &Type) -> Result<Shape, Reported> {
        match keys.meaning.as_ref().map(|keyed| &keyed.value) {
            Some(Meaning::Length(expr)) => {
                let inner = self.element(keys, element);
                let len = length::check(expr, self.draft, self.siblings, self.diagnostics)?;
                let array = self.counted(keys, len, inner?)?;
                reserved::check(keys, array, self.draft, self.siblings, self.diagnostics)
            }
            Some(Meaning::End(name)) => {
                let inner = self.element(keys, element);
                let len = end::check(name, self.draft, self.siblings, self.diagnostics)?;
                self.reject_lens(keys)?;
                Ok(Shape::Counted { len, unit_bytes: false, inner: Box::new(inner?) })
            }
            Some(Meaning::Terminator(by)) => {
                self.check_terminator(key, by, element)?;
                let until = keys.until.as_ref().map(|keyed| keyed.value.clone());
                let inner = self.element(keys, element)?;
                self.reject_lens(keys)?;
                if matches!(inner, Shape::InPlace(_)) {
                    return Err(self.compares_unknown(key));
                }
                Ok(Shape::Terminated { by: by.clone(), until, inner: Box::new(inner) })
            }
            Some(Meaning::One) => self.node(key, element, Shape::One),
            Some(Meaning::Link | Meaning::Back(_)) => self.node(key, element, Shape::Link),
            Some(Meaning::List) => self.node(key, element, Shape::List),
            Some(Meaning::CString | Meaning::Utf16 | Meaning::Bytes) => self.text(keys, key, element),
            Some(Meaning::Opaque) => Ok(Shape::Opaque(shared(keys))),
            Some(Meaning::Nested | Meaning::Str | Meaning::Constant(_) | Meaning::Given) | None => {
                let why = format!("`{key}` does not say what a pointer points to");
                Err(self.error_on(key, &Advice::new(why, "write `one`, `len = …`, `cstr` or `opaque`")))
            }
        }
    }

    fn counted(&mut self, keys: &FieldKeys, len: Length, inner: Shape) -> Result<Shape, Reported> {
        let lens = keys.each.as_ref().and_then(|each| each.value.lens.as_ref());
        let inner = Box::new(inner);
        let Some(Keyed { key, value: name }) = lens else {
            return Ok(Shape::Counted { len, unit_bytes: keys.unit.is_some(), inner });
        };
        let other = keys.unit.as_ref().map(|unit| &unit.key);
        let other = other.or(keys.capacity.as_ref().map(|capacity| &capacity.key));
        let outside = self.draft.keys.as_ref().is_ok_and(|outer| std::ptr::eq(outer, keys));
        match (other, outside && keys.elem.is_none()) {
            (None, true) => {
                let lens = rows::lens(name, self.draft, self.siblings, self.diagnostics)?;
                Ok(Shape::Jagged { len, lens, inner })
            }
            (other, _) => {
                let (key, other) = (key.clone(), other.map_or("elem".into(), ToString::to_string));
                let why = match outside {
                    true => format!("`lens` and `{other}` do not go together"),
                    false => "`lens` stands in the outermost `each`".to_owned(),
                };
                Err(self.error_on(
                    &key,
                    &Advice::new(why, "describe the rows with `len = …, each(lens = …)` alone"),
                ))
            }
        }
    }

    /// A row whose length stands in an array beside the rows.
    fn row(&mut self, keys: &FieldKeys, key: &Ident, element: &Type) -> Result<Shape, Reported> {
        match &keys.meaning {
            Some(Keyed { key, .. }) => {
                self.check_text(key, element)?;
                Ok(match key.to_string().as_str() {
                    "bytes" => Shape::Bytes { len: Length::Each },
                    "utf16" => Shape::Utf16 { len: Some(Length::Each) },
                    _ => Shape::CString { len: Some(Length::Each) },
                })
            }
            None => {
                let inner = Box::new(self.element(keys, element)?);
                match keys.each.as_ref().is_some_and(|each| each.value.lens.is_some()) {
                    true => {
                        let why = "`lens` stands in the outermost `each`";
                        Err(self.error_on(key, &Advice::new(why, "remove the one inside")))
                    }
                    false => Ok(Shape::Counted { len: Length::Each, unit_bytes: false, inner }),
                }
            }
        }
    }

    /// Lengths of rows beside an array of which nobody knows how long it is.
    fn reject_lens(&mut self, keys: &FieldKeys) -> Result<(), Reported> {
        let lens = keys.each.as_ref().and_then(|each| each.value.lens.as_ref());
        match lens {
            Some(Keyed { key, .. }) => {
                let advice =
                    Advice::new("`lens` needs `len = …` for the rows", "write `len = …, each(lens = …)`");
                Err(self.error_on(&key.clone(), &advice))
            }
            None => Ok(()),
        }
    }

    fn check_text(&mut self, key: &Ident, target: &Type) -> Result<(), Reported> {
        strings::misfit(key, target).map_or(Ok(()), |advice| Err(self.error_on(key, &advice)))
    }

    fn text(&mut self, keys: &FieldKeys, key: &Ident, element: &Type) -> Result<Shape, Reported> {
        self.check_text(key, element)?;
        let len = length::beside(keys, self.draft, self.siblings, self.diagnostics)?;
        Ok(match (&keys.block, len) {
            (Some(_), _) => Shape::Block { wide: key == "utf16" },
            (None, Some(len)) if key == "bytes" => {
                let bytes = Shape::Bytes { len };
                reserved::check(keys, bytes, self.draft, self.siblings, self.diagnostics)?
            }
            (None, len) if key == "utf16" => Shape::Utf16 { len },
            (None, len) => Shape::CString { len },
        })
    }

    fn element(&mut self, keys: &FieldKeys, element: &Type) -> Result<Shape, Reported> {
        match &keys.each {
            None if raw_pointer(element).is_none() && !ends_with_null(keys) => {
                self.check_target(element)?;
                Ok(self.held.map_or(Shape::Value, Shape::InPlace))
            }
            Some(Keyed { value: inner, .. }) if self.may_be_pointer(element) => {
                self.check_thin(element)?;
                if let Some(Keyed { key, .. }) = &inner.lens {
                    return self.row(inner, key, &pointee(element, self.siblings.krate));
                }
                let Some(Keyed { key, .. }) = &inner.meaning else {
                    return Err(self.error_on_type(&without_meaning(&self.draft.written(), self.draft.ty)));
                };
                self.shape(inner, key, &pointee(element, self.siblings.krate))
            }
            None => {
                let why =
                    format!("the elements are pointers, and nobody knows what `{}` points to", text(element));
                let help = "add `each(…)` with `one`, `cstr`, `len = …`, `zero_terminated` or `opaque`";
                Err(self.error_on_type(&Advice::new(why, help)))
            }
            Some(Keyed { key, .. }) => Err(self.error_on_elements(key, element)),
        }
    }

    fn may_be_pointer(&self, element: &Type) -> bool {
        no_pointer::may_be_pointer(element, &self.draft.written(), self.siblings)
    }

    fn check_terminator(&mut self, key: &Ident, by: &Terminator, element: &Type) -> Result<(), Reported> {
        match (by, raw_pointer(element).is_some()) {
            (Terminator::Null, true) | (Terminator::Zero | Terminator::Expr(_), false) => Ok(()),
            (Terminator::Null, false) if self.may_be_pointer(element) => Ok(()),
            (Terminator::Null, false) => Err(self.error_on_elements(key, element)),
            (_, true) => {
                let why = "an array of pointers ends with NULL";
                Err(self.error_on(key, &Advice::new(why, "write `null_terminated`")))
            }
        }
    }

    fn node(&mut self, key: &Ident, element: &Type, shape: Shape) -> Result<Shape, Reported> {
        if raw_pointer(element).is_some() {
            let why =
                format!("`{key}` needs a pointer to a struct, and `{}` is a pointer itself", text(element));
            let help = match matches!(shape, Shape::List) {
                true => "write `list` at the field that points to the next node itself".to_owned(),
                false => format!("write `len = 1, each({key})`"),
            };
            return Err(self.error_on(key, &Advice::new(why, help)));
        }
        self.check_target(element)?;
        Ok(match (self.held, shape) {
            (Some(held), Shape::One) => Shape::OneOf(held),
            (_, shape) => shape,
        })
    }

    /// The target stays in the pool: it is as restricted as a field.
    fn check_target(&mut self, target: &Type) -> Result<(), Reported> {
        let name = self.draft.written();
        let judge = match self.held {
            Some(Held::Promised | Held::Untagged) => by_value::promised,
            None => by_value::verdict,
        };
        if is_named(target, "c_void") {
            let advice = self.untyped_target();
            self.suspected(target, &advice);
            return Ok(());
        }
        if is_behind_a_name(target) {
            // Of what is promised, or a union, traits ask more than this.
            if self.held.is_none() {
                let advice = self.hidden_target();
                self.suspected(target, &advice);
            }
            return Ok(());
        }
        let help = || target_help(&name, target);
        match judge(target, &name, self.siblings.generics) {
            Verdict::Fine => {}
            Verdict::Suspect(advice) => self.suspected(target, &Advice { help: help(), ..advice }),
            Verdict::Wrong(advice) => return Err(self.error_on_type(&Advice { help: help(), ..advice })),
        }
        Ok(())
    }

    fn untyped_target(&self) -> Advice {
        let inside = raw_pointer(self.draft.ty).is_some_and(|outer| raw_pointer(&outer.elem).is_some());
        let help = match inside {
            false => "add `elem = T`, or write `#[pool(opaque)]` to pass the pointer unchanged",
            true => {
                "write the type that it is in place of `c_void`, which is the same to C, or `each(opaque)` to pass the pointers unchanged"
            }
        };
        Advice::new("`c_void` does not tell the type of what it points to", help)
    }

    fn hidden_target(&self) -> Advice {
        Advice::new(
            "what it points to is neither a plain value nor a struct that derives `PoolAlloc`",
            "derive `PoolAlloc` for the struct that it points to; for a `void *` add `elem = T`; or write `opaque` to pass the pointer unchanged",
        )
    }

    fn suspected(&mut self, ty: &Type, advice: &Advice) {
        let message = advice.about(self.draft.subject());
        self.suspect = Some(Suspect { ty: ty.clone(), message });
    }

    fn check_thin(&mut self, ty: &Type) -> Result<(), Reported> {
        match raw_pointer(ty).and_then(|pointer| fat(&self.draft.written(), pointer)) {
            Some(advice) => Err(self.error_on_type(&advice)),
            None => Ok(()),
        }
    }

    /// `each` alone, where there is no array of pointers.
    fn error_on_each(&mut self, keys: &FieldKeys) -> Reported {
        let shown = text(self.draft.ty);
        let Some(Keyed { key, .. }) = &keys.each else {
            return self.error_on_type(&without_meaning(&self.draft.written(), self.draft.ty));
        };
        let advice = match raw_pointer(self.draft.ty).is_some() || self.may_be_pointer(self.draft.ty) {
            true => Advice::new(
                "`each` needs `len = …` or a terminator beside it, or an array of pointers `[*mut T; N]`",
                "add `len = …` or a terminator",
            ),
            false => Advice::new(
                format!("`each` is about elements that are pointers, and `{shown}` has none"),
                "remove `each`",
            ),
        };
        self.error_on(key, &advice)
    }

    fn error_on_elements(&mut self, key: &Ident, element: &Type) -> Reported {
        let mut advice = no_pointer::of_elements(element, key);
        if key == "null_terminated" {
            advice.help += ", and write `zero_terminated`";
        }
        self.error_on(key, &advice)
    }

    fn compares_unknown(&mut self, key: &Ident) -> Reported {
        let why = format!(
            "`{key}` compares elements, and nobody knows which bytes of a type are padding that is plain by promise"
        );
        let help = "write `len = …`, or implement `Plain` for a `#[repr(transparent)]` wrapper of the type";
        self.error_on(key, &Advice::new(why, help))
    }

    fn error_on(&mut self, key: &Ident, advice: &Advice) -> Reported {
        self.diagnostics.error(key, advice.about(self.draft.subject()))
    }

    fn error_on_type(&mut self, advice: &Advice) -> Reported {
        self.diagnostics.error(&self.draft.field.ty, advice.about(self.draft.subject()))
    }
}

fn target_help(name: &str, target: &Type) -> String {
    match strip(target) {
        Type::Array(array) if is_zero(&array.len) => instead_of_array(name, "*mut", &text(&array.elem)),
        Type::Array(array) => {
            let (element, length) = (text(&array.elem), text(&array.len));
            let each = if raw_pointer(&array.elem).is_some() { ", each(…)" } else { "" };
            format!(
                "write `{name}: *mut {element}` with `#[pool(len = {length}{each})]`, which is the same to C"
            )
        }
        _ => format!(
            "let `{name}` point to plain values or to a struct that derives `PoolAlloc`, or write `#[pool(opaque)]` to pass the pointer unchanged"
        ),
    }
}
