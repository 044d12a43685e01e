//! Drawings of graphs, for Graphviz.

use core::fmt::{self, Write as _};
use core::marker::PhantomData;
use core::slice;

use super::extent::{Block, Content};
use super::kind::{Entry, Field, Kind, Role, Step, described};
use super::read::{Case, case, read_bits, read_pointer};
use super::show::{quote, write_char, write_type, write_value};
use super::source::Built;
use super::visit::{Edge, Visit};
use super::walk::walk;
use crate::error::Error;
use crate::place::Place;
use crate::table::kind::FieldType;

/// How many elements of an array are drawn, and what they lead to.
const ELEMENTS: usize = 8;

/// How many bytes or units of a text are drawn.
const TEXT: usize = 32;

/// A drawing of a graph in the language of Graphviz, by [`Graph::dot`](crate::Graph::dot): show it with `{}` and give
/// that to `dot -Tsvg`.
#[derive(Clone, Copy)]
pub struct Dot<'a> {
    ty: &'static FieldType,
    root: *const u8,
    graph: PhantomData<&'a ()>,
}

impl Dot<'_> {
    /// # Safety
    ///
    /// A written value of the type is there, with all that it leads to, for as long as this.
    pub(crate) unsafe fn new(ty: &'static FieldType, root: *const u8) -> Self {
        Dot { ty, root, graph: PhantomData }
    }
}

impl fmt::Debug for Dot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Dot").field(&self.root).finish()
    }
}

/// An error if memory is exhausted: what was drawn before is remembered.
impl fmt::Display for Dot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("digraph {\n    rankdir=LR\n    node [shape=record, fontname=monospace, fontsize=10]\n")?;
        let mut drawing = Drawing { out: f, blocks: 0, link: false, result: Ok(()) };
        // SAFETY: the promise of `new`.
        let walked = unsafe { walk(Built, &mut drawing, self.ty, self.root, (0, 0)) };
        drawing.result?;
        walked.map_err(|_| fmt::Error)?;
        f.write_str("}\n")
    }
}

struct Drawing<'f, 'b> {
    out: &'f mut fmt::Formatter<'b>,
    /// How many there are.
    blocks: usize,
    /// The next arrow is that of a link.
    link: bool,
    result: fmt::Result,
}

impl Visit for Drawing<'_, '_> {
    /// The number of a block, and how far behind its start.
    type Spot = (usize, usize);

    const ELEMENTS: usize = ELEMENTS;

    fn root(&mut self, ty: &'static FieldType, from: *const u8, _: Self::Spot) {
        let content = Content::Values(ty);
        let block = Block {
            start: from,
            len: 1,
            content,
            filled: ty.size,
            size: ty.size,
            align: ty.align,
            end: None,
        };
        self.result = self.draw(&block, true);
    }

    fn block(&mut self, block: &Block, edge: &Edge<Self::Spot>) -> Result<Self::Spot, Error> {
        let drawn = self.result.and_then(|()| self.draw(block, false));
        self.result = drawn;
        self.link = edge.link;
        match drawn {
            Ok(()) => Ok((self.blocks - 1, 0)),
            // What ends the walk; the result says why.
            Err(fmt::Error) => Err(Error::OutOfMemory { at: Place::default(), bytes: 0 }),
        }
    }

    fn null(&mut self, _: Self::Spot, _: bool) {}

    fn at((block, at): Self::Spot, offset: usize) -> Self::Spot {
        (block, at.wrapping_add(offset))
    }

    fn again(&mut self, edge: &Edge<Self::Spot>, _: Self::Spot) {
        self.link = edge.link;
    }

    fn point(&mut self, (from, port): Self::Spot, (to, at): Self::Spot, _: bool) {
        // The end of an array is not another way to it.
        if (at == 0 || self.link) && self.result.is_ok() {
            let style = if self.link { " [style=dashed]" } else { "" };
            self.result = writeln!(self.out, "    n{from}:p{port} -> n{to}{style}");
        }
    }
}

impl Drawing<'_, '_> {
    /// A node of the drawing.
    fn draw(&mut self, block: &Block, is_root: bool) -> fmt::Result {
        let number = self.blocks;
        self.blocks += 1;
        let bold = if is_root { "style=bold, " } else { "" };
        write!(self.out, "    n{number} [{bold}label=\"")?;
        let mut label = Label(&mut *self.out);
        label.head(block)?;
        match block.content {
            Content::Values(ty) if block.len == 1 && matches!((ty.content.kind)(), Kind::Struct(_)) => {
                label.value(ty, block.start, 0, &Path::Start)?;
            }
            Content::Values(ty) => label.elements(ty, block.len, block.start, 0, &Path::Start)?,
            Content::Pointers => label.pointers(block.len, block.start, 0, &Path::Start)?,
            Content::Text => label.text(block)?,
        }
        if block.size > block.filled {
            write!(label.0, "|room for {} bytes\\l", block.size - block.filled)?;
        }
        self.out.write_str("\"]\n")
    }
}

/// The way from a block to a part of it.
enum Path<'a> {
    Start,
    Field(&'a Path<'a>, &'static str),
    Index(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Start => Ok(()),
            Path::Field(Path::Start, name) => f.write_str(name),
            Path::Field(path, name) => write!(f, "{path}.{name}"),
            Path::Index(path, index) => write!(f, "{path}[{index}]"),
        }
    }
}

/// The label of a node: cells with lines between them.
struct Label<'f, 'b>(&'f mut fmt::Formatter<'b>);

impl Label<'_, '_> {
    fn head(&mut self, block: &Block) -> fmt::Result {
        let mut out = Escaped(self.0);
        match block.content {
            Content::Values(ty) => write_type(&mut out, ty)?,
            Content::Pointers => out.write_str("*")?,
            Content::Text => out.write_str("text")?,
        }
        if block.len != 1 {
            write!(out, "[{}]", block.len)?;
        }
        write!(self.0, "\\n{:p}", block.start)
    }

    /// What is in a cell.
    fn cell(
        &mut self,
        path: &Path<'_>,
        content: impl FnOnce(&mut Escaped<'_, '_>) -> fmt::Result,
    ) -> fmt::Result {
        self.0.write_str("|")?;
        self.line(path, content)
    }

    /// The same for a cell that an arrow starts from.
    fn port(&mut self, at: usize, path: &Path<'_>, pointer: *const u8) -> fmt::Result {
        if pointer.is_null() {
            return self.cell(path, |out| out.write_str("NULL"));
        }
        write!(self.0, "|<p{at}> ")?;
        self.line(path, |out| write!(out, "{pointer:p}"))
    }

    fn line(
        &mut self,
        path: &Path<'_>,
        content: impl FnOnce(&mut Escaped<'_, '_>) -> fmt::Result,
    ) -> fmt::Result {
        let mut out = Escaped(self.0);
        if !matches!(path, Path::Start) {
            write!(out, "{path} = ")?;
        }
        content(&mut out)?;
        self.0.write_str("\\l")
    }

    /// A value at an offset in the block that starts there.
    fn value(&mut self, ty: &'static FieldType, start: *const u8, at: usize, path: &Path<'_>) -> fmt::Result {
        match (ty.content.kind)() {
            Kind::Struct(entries) => {
                for (field, steps) in described(entries) {
                    self.field(field, steps, start, at, path)?;
                }
                Ok(())
            }
            Kind::Array(element, len) => self.elements(element, len, start, at, path),
            // SAFETY: a value of the type is there.
            _ => self.cell(path, |out| unsafe { write_value(out, ty, start.wrapping_add(at)) }),
        }
    }

    /// Elements of an array, one after the other in one cell if they are values without parts.
    fn elements(
        &mut self,
        ty: &'static FieldType,
        len: usize,
        start: *const u8,
        at: usize,
        path: &Path<'_>,
    ) -> fmt::Result {
        let drawn = len.min(ELEMENTS);
        if !matches!((ty.content.kind)(), Kind::Struct(_) | Kind::Array(..)) {
            return self.cell(path, |out| {
                for index in 0..drawn {
                    out.write_str(if index > 0 { ", " } else { "" })?;
                    // SAFETY: the array has so many elements.
                    unsafe { write_value(out, ty, start.wrapping_add(at + index * ty.size)) }?;
                }
                out.write_str(if drawn < len { ", …" } else { "" })
            });
        }
        for index in 0..drawn {
            self.value(ty, start, at + index * ty.size, &Path::Index(path, index))?;
        }
        self.more(drawn < len)
    }

    fn pointers(&mut self, len: usize, start: *const u8, at: usize, path: &Path<'_>) -> fmt::Result {
        let drawn = len.min(ELEMENTS);
        for index in 0..drawn {
            let at = at + index * size_of::<*const u8>();
            // SAFETY: a pointer is there.
            let pointer = unsafe { read_pointer(start.wrapping_add(at), false) };
            self.port(at, &Path::Index(path, index), pointer)?;
        }
        self.more(drawn < len)
    }

    fn more(&mut self, more: bool) -> fmt::Result {
        self.0.write_str(if more { "|…\\l" } else { "" })
    }

    /// A field of the struct at this offset, or the case of a union there.
    fn field(
        &mut self,
        field: &'static Field,
        steps: &'static [Entry],
        start: *const u8,
        at: usize,
        path: &Path<'_>,
    ) -> fmt::Result {
        let (node, at) = (start.wrapping_add(at), at + field.offset);
        let path = &Path::Field(path, field.name);
        match field.role {
            Role::Empty => Ok(()),
            Role::Value | Role::Count | Role::Tag | Role::Constant(_) | Role::SizeOf | Role::Untagged => {
                self.value(field.ty, start, at, path)
            }
            Role::Null => self.cell(path, |out| out.write_str("NULL")),
            Role::Text(_) => {
                // SAFETY: the field is an array of as many bytes.
                let bytes = unsafe { slice::from_raw_parts(start.wrapping_add(at), field.ty.size) };
                let end = bytes.iter().position(|&byte| byte == 0).unwrap_or(bytes.len());
                self.cell(path, |out| quote(out, bytes.get(..end).unwrap_or(bytes), TEXT))
            }
            // SAFETY: the struct has this field and the tag.
            Role::Union(tag, mask) => match unsafe { case(field, tag, mask, node) } {
                Some(Case { field: case, steps, .. }) => self.field(case, steps, start, at, path),
                None => self.cell(path, |out| out.write_str("…")),
            },
            Role::Pointer { .. } if matches!(steps.first(), Some(Entry::Step(Step::Each))) => {
                self.pointers(field.ty.size / size_of::<*const u8>(), start, at, path)
            }
            Role::Pointer { .. } | Role::End(_) => {
                // SAFETY: the field holds a pointer, or its address.
                let pointer = unsafe { read_pointer(start.wrapping_add(at), field.ty.content.any_bits) };
                self.port(at, path, pointer)
            }
        }
    }

    fn text(&mut self, block: &Block) -> fmt::Result {
        let wide = block.filled / (block.len + 1) > 1;
        self.cell(&Path::Start, |out| {
            if !wide {
                // SAFETY: as many bytes are there.
                let bytes = unsafe { slice::from_raw_parts(block.start, block.len) };
                return quote(out, bytes, TEXT);
            }
            let units = (0..block.len.min(TEXT)).map(|index| {
                // SAFETY: as many units are there.
                unsafe { read_bits(block.start.wrapping_add(2 * index), 2) as u16 }
            });
            out.write_str("\"")?;
            for unit in char::decode_utf16(units) {
                match unit {
                    Ok(char) => write_char(out, char)?,
                    Err(error) => write!(out, "\\u{{{:x}}}", error.unpaired_surrogate())?,
                }
            }
            out.write_str(if block.len > TEXT { "…\"" } else { "\"" })
        })
    }
}

/// Text in a label: nothing of it means anything to Graphviz.
struct Escaped<'f, 'b>(&'f mut fmt::Formatter<'b>);

impl fmt::Write for Escaped<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for char in text.chars() {
            match char {
                '"' | '\\' | '{' | '}' | '|' | '<' | '>' => write!(self.0, "\\{char}")?,
                // Names of characters stand for them.
                '&' => self.0.write_str("&amp;")?,
                // More than one space counts, too.
                ' ' => self.0.write_str("\\ ")?,
                _ => self.0.write_char(char)?,
            }
        }
        Ok(())
    }
}
