//! Random structs as text. Building and checking draw the same numbers in the same order: first the
//! counts, then the fields as they are declared.

/// A type that may be a field, an element or a pointee. In `check`, `@` stands for the place.
#[derive(Clone)]
struct Type {
    rust: String,
    c: String,
    init: String,
    check: String,
    is_node: bool,
    depth: u32,
}

/// A field; one without `init` is filled in.
struct Field {
    name: String,
    attribute: String,
    rust: String,
    c: String,
    init: Option<String>,
    check: String,
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((x ^ (x >> 31)) % limit as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

const NUMBERS: [(&str, &str, &str); 15] = [
    ("u8", "uint8_t", ""),
    ("u16", "uint16_t", ""),
    ("u32", "uint32_t", ""),
    ("u64", "uint64_t", ""),
    ("u128", "u128", "(uint64_t)"),
    ("usize", "size_t", ""),
    ("i8", "int8_t", ""),
    ("i16", "int16_t", ""),
    ("i32", "int32_t", ""),
    ("i64", "int64_t", ""),
    ("i128", "i128", "(int64_t)"),
    ("isize", "ptrdiff_t", ""),
    ("f32", "float", "(int16_t)"),
    ("f64", "double", "(int32_t)"),
    ("bool", "bool", "1 & "),
];

fn number((rust, c, narrow): (&str, &str, &str)) -> Type {
    Type {
        rust: rust.into(),
        c: c.into(),
        init: format!("r.draw::<{rust}>()"),
        check: format!("MUST(FIELD, @ == ({c})({narrow}next(r)));"),
        is_node: false,
        depth: 0,
    }
}

/// The Rust module and the C file.
pub(crate) fn generate(seed: u64, count: u64) -> (String, String) {
    let mut random = Random(seed);
    let mut types: Vec<Type> = NUMBERS.into_iter().map(number).collect();
    let (mut rust, mut c, mut cases) = (String::new(), "#include \"head.c\"\n".to_owned(), String::new());
    for index in 0..count {
        let name = format!("S{index}");
        let made = structure(&mut random, &types, &name, index % 3 != 0);
        rust += &made.rust;
        c += &made.c;
        cases += &format!("case!({name}, check_{name}, layout_{name}), ");
        types.push(made.ty);
    }
    rust += &format!("pub(crate) const CASES: &[Case] = &[{cases}];\n");
    (rust, c)
}

struct Made {
    ty: Type,
    rust: String,
    c: String,
}

fn structure(random: &mut Random, types: &[Type], name: &str, is_node: bool) -> Made {
    let shallow: Vec<Type> = types.iter().filter(|ty| ty.depth < 2).cloned().collect();
    let mut maker = Maker { random, types: shallow, name, counts: Vec::new(), fields: Vec::new(), depth: 0 };
    for _ in 0..=maker.random.below(6) {
        if is_node { maker.any() } else { maker.plain() }
    }
    if is_node {
        maker.pointer();
    }
    maker.finish(is_node)
}

struct Maker<'a> {
    random: &'a mut Random,
    types: Vec<Type>,
    name: &'a str,
    counts: Vec<String>,
    fields: Vec<Field>,
    depth: u32,
}

impl Maker<'_> {
    fn of(&mut self, wanted: impl Fn(&Type) -> bool) -> Type {
        let fitting: Vec<_> = self.types.iter().filter(|ty| wanted(ty)).collect();
        // Numbers are many: take the structs in every other case.
        let structs: Vec<_> = fitting.iter().filter(|ty| ty.rust.starts_with('S')).copied().collect();
        let chosen = match structs.is_empty() || self.random.below(2) == 0 {
            true => fitting[self.random.below(fitting.len())].clone(),
            false => structs[self.random.below(structs.len())].clone(),
        };
        self.depth = self.depth.max(chosen.depth + u32::from(chosen.rust.starts_with('S')));
        chosen
    }

    fn any(&mut self) {
        if self.random.below(2) == 0 { self.plain() } else { self.pointer() }
    }

    fn push(&mut self, attribute: &str, rust: &str, c: &str, init: Option<String>, check: String) {
        let attribute = if attribute.is_empty() { String::new() } else { format!("#[pool({attribute})] ") };
        let name = format!("f{}", self.fields.len());
        self.fields.push(Field { name, attribute, rust: rust.into(), c: c.into(), init, check });
    }

    fn plain(&mut self) {
        let ty = self.of(|ty| !ty.is_node);
        match self.random.below(6) {
            0 => self.push(
                "",
                "Option<extern \"C\" fn(i32) -> i32>",
                "int32_t (*@)(int32_t)",
                Some("r.callback()".into()),
                "MUST(FIELD, callback(@, r));".into(),
            ),
            1 | 2 => self.array("", &ty),
            _ => self.push("", &ty.rust, &format!("{} @", ty.c), Some(ty.init), ty.check),
        }
    }

    fn array(&mut self, attribute: &str, ty: &Type) {
        let n = 1 + self.random.below(4);
        self.push(
            attribute,
            &format!("[{}; {n}]", ty.rust),
            &format!("{} @[{n}]", ty.c),
            Some(format!("core::array::from_fn::<_, {n}, _>(|_| {})", ty.init)),
            format!("for (size_t i = 0; i < {n}; i++) {{ {} }}", at(&ty.check, "(@)[i]")),
        );
    }

    /// A count: its name in Rust, and the number that was drawn.
    fn count(&mut self, expected: &str) -> (String, String) {
        let (rust, c, _) = *self.random.pick(&NUMBERS[..12]);
        self.count_of((rust, c), expected)
    }

    fn count_of(&mut self, (rust, c): (&str, &str), expected: &str) -> (String, String) {
        let drawn = format!("n{}", self.counts.len());
        self.counts.push(drawn.clone());
        let field = format!("f{}", self.fields.len());
        let check = format!("MUST(FIELD, @ == ({c})({}));", expected.replace('#', &drawn));
        self.push("", rust, &format!("{c} @"), None, check);
        (field, drawn)
    }

    fn pointer(&mut self) {
        let (mutability, c_const) = *self.random.pick(&[("mut", ""), ("const", "const ")]);
        let pointer = |ty: &Type| (format!("*{mutability} {}", ty.rust), format!("{c_const}{} *@", ty.c));
        let items = |n: &str, init: &str| format!("(0..{n}).map(|_| {init}).collect::<Vec<_>>()");
        let each_at = |i: &str, n: &str, check: &str| {
            let check = at(check, &format!("(@)[{i}]"));
            format!(
                "MUST(FIELD, (@ == NULL) == ({n} == 0)); for (size_t {i} = 0; {i} < {n}; {i}++) {{ {check} }}"
            )
        };
        let each = |n: &str, check: &str| each_at("i", n, check);
        match self.random.below(17) {
            0..=2 => {
                let (field, n) = self.count("#");
                for _ in 0..=self.random.below(2) {
                    let ty = self.of(|_| true);
                    let (rust, c) = pointer(&ty);
                    let len = format!("len = {field}");
                    self.push(&len, &rust, &c, Some(items(&n, &ty.init)), each(&n, &ty.check));
                }
            }
            3 => {
                let (field, n) = self.count("#");
                let (one, more) = (self.of(|_| true), self.of(|_| true));
                let (rust, c) = pointer(&one);
                let len = format!("len = {field}");
                self.push(&len, &rust, &c, Some(items(&n, &one.init)), each(&n, &one.check));
                let (rust, c) = pointer(&more);
                let (len, n) = (format!("len = 2 * {field} + 1"), format!("(2 * {n} + 1)"));
                self.push(&len, &rust, &c, Some(items(&n, &more.init)), each(&n, &more.check));
            }
            4 => {
                let (rows, n) = self.count("#");
                let (columns, m) = self.count(&format!("{n} ? # : 0"));
                let ty = self.of(|_| true);
                let row = each_at("j", &m, &ty.check);
                self.push(
                    &format!("len = {rows}, each(len = {columns})"),
                    &format!("*{mutability} *mut {}", ty.rust),
                    &format!("{} *{c_const}*@", ty.c),
                    Some(items(&n, &items(&m, &ty.init))),
                    each(&n, &row),
                );
            }
            5 => self.push(
                "zero_terminated",
                &format!("*{mutability} u16"),
                &format!("{c_const}uint16_t *@"),
                Some(items("r.len()", "r.draw::<u16>() | 1")),
                "{ size_t n = len(r); for (size_t i = 0; i < n; i++) MUST(FIELD, (@)[i] == ((uint16_t)next(r) | 1)); \
                 MUST(FIELD, (@)[n] == 0); }"
                    .into(),
            ),
            6 => self.push(
                "terminator = -1, until = |x| *x < 0",
                &format!("*{mutability} i32"),
                &format!("{c_const}int32_t *@"),
                Some(items("r.len()", "i32::from(r.draw::<u16>())")),
                "{ size_t n = len(r); for (size_t i = 0; i < n; i++) MUST(FIELD, (@)[i] == (uint16_t)next(r)); \
                 MUST(FIELD, (@)[n] == -1); }"
                    .into(),
            ),
            7 => self.push(
                "null_terminated, each(cstr)",
                &format!("*{mutability} *const c_char"),
                &format!("const char *{c_const}*@"),
                Some(items("r.len()", "r.text()")),
                "{ size_t n = len(r); for (size_t i = 0; i < n; i++) MUST(FIELD, text((@)[i], r)); \
                 MUST(FIELD, (@)[n] == NULL); }"
                    .into(),
            ),
            8 => self.push(
                "cstr",
                &format!("*{mutability} c_char"),
                &format!("{c_const}char *@"),
                Some("r.some().then(|| r.text())".into()),
                "if (next(r) % 4) MUST(FIELD, text(@, r)); else MUST(FIELD, @ == NULL);".into(),
            ),
            9 | 10 => {
                let ty = self.of(|_| true);
                let (rust, c) = pointer(&ty);
                let init = format!("r.some().then(|| {})", ty.init);
                let check = at(&ty.check, "(*@)");
                let check = format!("if (next(r) % 4) {{ {check} }} else MUST(FIELD, @ == NULL);");
                self.push("one", &rust, &c, Some(init), check);
            }
            11 => {
                let ty = self.of(|_| true);
                let (rust, c) = pointer(&ty);
                let init = format!("pool.build::<{}, _>({}).expect(\"a node\")", ty.rust, ty.init);
                self.push("link", &rust, &c, Some(init), at(&ty.check, "(*@)"));
            }
            12 => {
                let (void, c) = (format!("*{mutability} c_void"), format!("{c_const}void *@"));
                let init = format!("core::ptr::without_provenance{}(r.draw())", match mutability {
                    "mut" => "_mut",
                    _ => "",
                });
                self.push("opaque", &void, &c, Some(init), "MUST(FIELD, (uintptr_t)@ == (uintptr_t)next(r));".into());
            }
            13 => {
                let ty = self.of(|ty| !ty.is_node);
                let typed = |check: &str| at(check, &format!("(({c_const}{} *)@)", ty.c));
                let (field, n) = self.count_of(("usize", "size_t"), &format!("# * sizeof({})", ty.c));
                self.push(
                    &format!("elem = {}, len = {field}, unit = bytes", ty.rust),
                    &format!("*{mutability} c_void"),
                    &format!("{c_const}void *@"),
                    Some(items(&n, &ty.init)),
                    typed(&each(&n, &ty.check)),
                );
            }
            14 => self.push(
                "str",
                "[c_char; 7]",
                "char @[7]",
                Some("r.text()".into()),
                "MUST(FIELD, text(@, r) && zero(@, strlen(@), 7));".into(),
            ),
            15 if self.types.iter().any(|ty| ty.is_node) => {
                let ty = self.of(|ty| ty.is_node);
                match self.random.below(2) {
                    0 => self.array("nested", &ty),
                    _ => self.push("nested", &ty.rust, &format!("{} @", ty.c), Some(ty.init), ty.check),
                }
            }
            _ => {
                let size = format!("MUST(FIELD, @ == sizeof(struct {}));", self.name);
                self.push("size_of", "u16", "uint16_t @", None, size);
                self.push("value = -7", "i16", "int16_t @", None, "MUST(FIELD, @ == -7);".into());
                let null = "MUST(FIELD, @ == NULL);";
                self.push("null", &format!("*{mutability} u8"), &format!("{c_const}uint8_t *@"), None, null.into());
                let next = format!("*mut {}", self.name);
                if self.fields.iter().all(|field| field.rust != next) {
                    let c = format!("struct {} *@", self.name);
                    self.push("list", &next, &c, None, null.into());
                }
            }
        }
    }

    fn finish(self, is_node: bool) -> Made {
        let Maker { random, name, counts, mut fields, depth, .. } = self;
        // Counts before and behind what they count.
        for last in (1..fields.len()).rev() {
            fields.swap(last, random.below(last + 1));
        }
        let has_pointer = fields.iter().any(|field| !field.attribute.is_empty());
        let is_node = is_node && has_pointer;
        let align = match random.below(5) {
            0 => Some(16 << random.below(2)),
            _ => None,
        };
        let (mut members, mut inits, mut c_members, mut checks) =
            <(String, String, String, String)>::default();
        let (mut offsets, mut c_offsets, mut end) = (String::new(), String::new(), "0".to_owned());
        for field in &fields {
            let member = &field.name;
            members += &format!("    {}pub(crate) {member}: {},\n", field.attribute, field.rust);
            c_members += &format!("    {};\n", field.c.replace('@', member));
            if let Some(init) = &field.init {
                inits += &format!("{member}: {init}, ");
            }
            let named = field.check.replace("FIELD", &format!("\"{name}.{member}\""));
            checks += &format!(
                "    MUST(\"{name}: padding before {member}\", zero(s, {end}, offsetof(struct {name}, {member})));\n    {}\n",
                named.replace('@', &format!("s->{member}"))
            );
            end = format!("offsetof(struct {name}, {member}) + sizeof(s->{member})");
            offsets += &format!("offset_of!({name}, {member}), ");
            c_offsets += &format!(", offsetof(struct {name}, {member})");
        }
        let (repr, c_align) = align.map_or_else(Default::default, |align: usize| {
            (format!(", align({align})"), format!("__attribute__((aligned({align}))) "))
        });
        let draws: String = counts.iter().map(|n| format!("let {n} = r.len(); ")).collect();
        let c_draws: String =
            counts.iter().map(|n| format!("    size_t {n} = len(r); (void){n};\n")).collect();
        let init = if is_node { format!("{name}Init") } else { name.to_owned() };
        let init = format!("{{ {draws}{init} {{ {inits}}} }}");
        let rust = format!(
            "#[derive(PoolAlloc)]\n#[repr(C{repr})]\npub(crate) struct {name} {{\n{members}}}\n\
             impl Checked for {name} {{\n    const LAYOUT: &[usize] = &[size_of::<{name}>(), align_of::<{name}>(), {offsets}];\n    \
             fn build<'p>(pool: &'p Pool, r: &mut Random) -> Pooled<'p, Self> {{\n        \
             pool.build({init}).expect(\"a node\")\n    }}\n}}\n\
             unsafe extern \"C\" {{\n    fn check_{name}(node: *const {name}, r: &mut u64) -> *const c_char;\n    \
             static layout_{name}: [usize; {}];\n}}\n",
            fields.len() + 2,
        );
        let c = format!(
            "struct {c_align}{name} {{\n{c_members}}};\n\
             const size_t layout_{name}[] = {{ sizeof(struct {name}), _Alignof(struct {name}){c_offsets} }};\n\
             const char *check_{name}(const struct {name} *s, uint64_t *r) {{\n{c_draws}{checks}    \
             MUST(\"{name}: padding at the end\", zero(s, {end}, sizeof *s));\n    return NULL;\n}}\n"
        );
        let ty = Type {
            rust: name.into(),
            c: format!("struct {name}"),
            init,
            check: format!("TRY(check_{name}(&@, r));"),
            is_node,
            depth,
        };
        Made { ty, rust, c }
    }
}

/// A check of another place.
fn at(check: &str, place: &str) -> String {
    check.replace('@', place)
}
