///The recipe of [`Edit`]: data for its fields, written to a pool by `Edit::new_in`, `Pool::build` or `Graph::new`.
pub struct EditInit<Values, Cells, Fixed, Next, Inside> {
    ///The `w` of the struct.
    pub w: u32,
    ///The `gain` of the struct.
    pub gain: f32,
    ///The `size` of the struct.
    pub size: [u16; 2],
    ///The `values` of the struct.
    pub values: Values,
    ///The `cells` of the struct.
    pub cells: Cells,
    ///The `fixed` of the struct.
    pub fixed: Fixed,
    ///The `next` of the struct.
    pub next: Next,
    ///The `inside` of the struct.
    pub inside: Inside,
}
///A [`Edit`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct EditView(
    ::cymem::private::Node<
        Edit,
        (
            u32,
            f32,
            [u16; 2],
            ::cymem::private::Seen<Cell>,
            ::cymem::private::Seen<Edit>,
            ::cymem::private::Seen<Cell>,
        ),
    >,
);
///Changes a [`Edit`] that was written to a graph: see `cymem::Graph::edit`.
pub struct EditEdit<'edit>(::cymem::private::Editor<'edit, Edit>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Edit {
        /**Builds a `Edit`, and all that it points to, in the pool.

# Errors

See `cymem::Error`.*/
        #[inline]
        pub fn new_in<
            'pool,
            PoolEngine: __cymem::Engine,
            PoolInit: __cymem::Put<
                    &'pool __cymem::Pool<PoolEngine>,
                    Self,
                    __cymem::Value,
                >,
        >(
            __cymem_pool: &'pool __cymem::Pool<PoolEngine>,
            __cymem_init: PoolInit,
        ) -> __cymem::Result<__cymem::Pooled<'pool, Self>, __cymem::Error> {
            __cymem::Pool::build::<Self, PoolInit>(__cymem_pool, __cymem_init)
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::PoolAlloc for Edit {
        type View = EditView;
        type Kind = __cymem::IsNode;
        type Fields = ();
        const FIELDS: &'static [__cymem::Field] = {
            use __cymem::LeadsNowhere as _;
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                &__cymem::checked_fields(
                    __cymem_start,
                    1usize,
                    [
                        (
                            &raw const (*__cymem_start).n as *const __cymem::u8,
                            <u32 as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).w as *const __cymem::u8,
                            <u32 as __cymem::Listed>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).gain as *const __cymem::u8,
                            <f32 as __cymem::Listed>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).size as *const __cymem::u8,
                            <[u16; 2] as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).values as *const __cymem::u8,
                            __cymem::OtherField::<*mut f64>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).cells as *const __cymem::u8,
                            __cymem::OtherField::<*mut Cell>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).fixed as *const __cymem::u8,
                            __cymem::OtherField::<*const f64>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).next as *const __cymem::u8,
                            __cymem::OtherField::<*mut Edit>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).inside as *const __cymem::u8,
                            __cymem::LeadsTo::<Cell>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Edit: n count; w; gain; size; values len 0 elements; cells len computed elements; fixed len 0 elements; next one; inside nested";
        const NAMED: __cymem::Named = {
            #[allow(unused_imports)]
            use __cymem::LeadsNowhere as _;
            (
                &[
                    __cymem::node::<f64>,
                    __cymem::LeadsTo::<Cell>::node,
                    __cymem::node::<f64>,
                    __cymem::LeadsTo::<Edit>::node,
                ],
                &[
                    __cymem::Reference::computed::<
                        Self,
                    >(|__cymem_node| __length5_0(__cymem::Len::of(__cymem_node.w))),
                ],
            )
        };
    }
    #[inline]
    fn __length5_0(__cymem_field_1: __cymem::Len) -> __cymem::Len {
        __cymem::Len::times(__cymem_field_1, __cymem::Len::literal(2))
    }
    unsafe impl<
        Values,
        Cells,
        Fixed,
        Next,
        Inside,
        Shape: __cymem::NewNodes,
    > __cymem::Source<Edit, Shape> for EditInit<Values, Cells, Fixed, Next, Inside> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Values,
        Cells,
        Fixed,
        Next,
        Inside,
    > __cymem::Write<Context, Edit, __cymem::Value, __cymem::Recipe>
    for EditInit<Values, Cells, Fixed, Next, Inside>
    where
        Values: __cymem::Put<Context, *mut f64, __cymem::Counted>,
        Cells: __cymem::Put<Context, *mut Cell, __cymem::Counted>,
        Fixed: __cymem::Put<Context, *const f64, __cymem::Counted>,
        Next: __cymem::Put<Context, *mut Edit, __cymem::One>,
        Inside: __cymem::Put<Context, Cell, __cymem::Value>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Edit,
        ) -> __cymem::Written {
            use __cymem::NotPlain as _;
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let __cymem_agreed_0 = __cymem::Agreed::open();
                __cymem_writer
                    .cymem_field(
                        self.inside,
                        &raw mut (*__cymem_slot).inside,
                        "Edit.inside",
                    );
                let __cymem_field_4 = __cymem_writer
                    .cymem_array(self.values, &__cymem_agreed_0, "Edit.values");
                let __cymem_agreed_5_0 = __cymem_writer
                    .cymem_fixed(
                        __length5_0(__cymem::Len::of(self.w)),
                        "w * 2",
                        "Edit.cells",
                    );
                let __cymem_field_5 = __cymem_writer
                    .cymem_array(self.cells, &__cymem_agreed_5_0, "Edit.cells");
                let __cymem_field_6 = __cymem_writer
                    .cymem_array(self.fixed, &__cymem_agreed_0, "Edit.fixed");
                let __cymem_field_7 = __cymem_writer
                    .cymem_pointer(self.next, (), "Edit.next");
                let __cymem_field_0 = __cymem_writer
                    .cymem_count(&__cymem_agreed_0, "Edit.n");
                let Edit {
                    n: _,
                    w: _,
                    gain: _,
                    size: _,
                    values: _,
                    cells: _,
                    fixed: _,
                    next: _,
                    inside: _,
                } = *__cymem_slot;
                (*__cymem_slot).n = __cymem_field_0;
                __cymem::Probe::<u32>::write_fields(&self.w, &raw mut (*__cymem_slot).w);
                __cymem::Probe::<
                    f32,
                >::write_fields(&self.gain, &raw mut (*__cymem_slot).gain);
                __cymem::Probe::<
                    [u16; 2],
                >::write_fields(&self.size, &raw mut (*__cymem_slot).size);
                (*__cymem_slot).values = __cymem_field_4;
                (*__cymem_slot).cells = __cymem_field_5;
                (*__cymem_slot).fixed = __cymem_field_6;
                (*__cymem_slot).next = __cymem_field_7;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl EditView {
        ///The field `n`.
        #[inline]
        pub fn n(&self) -> u32 {
            self.0.raw.n
        }
        ///The field `w`.
        #[inline]
        pub fn w(&self) -> u32 {
            self.0.raw.w
        }
        ///The field `gain`.
        #[inline]
        pub fn gain(&self) -> f32 {
            self.0.raw.gain
        }
        ///The field `size`.
        #[inline]
        pub fn size(&self) -> [u16; 2] {
            unsafe { __cymem::get(&self.0.raw.size) }
        }
        ///The field `values`.
        #[inline]
        pub fn values(&self) -> &[f64] {
            unsafe { __cymem::numbers(self.0.raw.values, self.0.raw.n) }
        }
        ///The field `cells`.
        #[inline]
        pub fn cells(&self) -> &[__cymem::ViewOf<Cell>] {
            unsafe {
                __cymem::array(
                    self.0.raw.cells,
                    __cymem::Len::stored(__length5_0(__cymem::Len::of(self.0.raw.w))),
                )
            }
        }
        ///The field `fixed`.
        #[inline]
        pub fn fixed(&self) -> &[f64] {
            unsafe { __cymem::numbers(self.0.raw.fixed, self.0.raw.n) }
        }
        ///The field `next`.
        #[inline]
        pub fn next(&self) -> __cymem::core::option::Option<&__cymem::ViewOf<Edit>> {
            unsafe {
                <__cymem::One as __cymem::Shape<
                    *mut Edit,
                >>::view(__cymem::One, &self.0.raw.next)
            }
        }
        ///The field `inside`.
        #[inline]
        pub fn inside(&self) -> &__cymem::ViewOf<Cell> {
            unsafe { __cymem::seen(&self.0.raw.inside) }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Edit {
            &self.0.raw
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::Editable for Edit {
        type Edit<'edit> = EditEdit<'edit>;
        #[inline]
        unsafe fn editor<'edit>(
            __cymem_node: __cymem::core::ptr::NonNull<Self>,
            __cymem_reach: __cymem::Reach<'edit>,
        ) -> EditEdit<'edit> {
            unsafe { EditEdit(__cymem::Editor::new(__cymem_node, __cymem_reach)) }
        }
    }
    #[automatically_derived]
    impl __cymem::core::ops::Deref for EditEdit<'_> {
        type Target = EditView;
        #[inline]
        fn deref(&self) -> &EditView {
            __cymem::Editor::view(&self.0)
        }
    }
    impl<'edit> EditEdit<'edit> {
        ///The same for a shorter time: what leads further takes the editor itself.
        #[inline]
        pub fn reborrow(&mut self) -> EditEdit<'_> {
            EditEdit(__cymem::Editor::reborrow(&mut self.0))
        }
        ///Sets the field `gain`.
        #[inline]
        pub fn set_gain(&mut self, __cymem_value: f32) {
            unsafe {
                __cymem::set(
                    &raw mut (*__cymem::Editor::node(&self.0)).gain,
                    __cymem_value,
                )
            }
        }
        ///Sets the field `size`.
        #[inline]
        pub fn set_size(&mut self, __cymem_value: [u16; 2]) {
            unsafe {
                __cymem::set(
                    &raw mut (*__cymem::Editor::node(&self.0)).size,
                    __cymem_value,
                )
            }
        }
        ///The array behind the field `values`: `None` if it is not in the graph's own memory.
        #[inline]
        pub fn values_mut(self) -> __cymem::core::option::Option<&'edit mut [f64]> {
            unsafe {
                __cymem::numbers_mut(
                    self.0.raw.values,
                    self.0.raw.n,
                    __cymem::Editor::reach(&self.0),
                )
            }
        }
        ///The array behind the field `cells`: `None` if it is not in the graph's own memory.
        #[inline]
        pub fn cells_mut(
            self,
        ) -> __cymem::core::option::Option<__cymem::ArrayEdit<'edit, *mut Cell>> {
            unsafe {
                <__cymem::Counted as __cymem::EditShape<
                    *mut Cell,
                >>::edit(
                    __cymem::Counted::new(
                        __cymem::stored_len(
                            __cymem::Len::stored(
                                __length5_0(__cymem::Len::of(self.0.raw.w)),
                            ),
                        ),
                        __cymem::Value,
                    ),
                    &self.0.raw.cells,
                    __cymem::Editor::reach(&self.0),
                )
            }
        }
        ///Enters the node behind the field `next`: `None` for NULL, and for a node outside of the graph's own memory.
        #[inline]
        pub fn enter_next(
            self,
        ) -> __cymem::core::option::Option<__cymem::EditorOf<'edit, Edit>> {
            unsafe {
                <__cymem::One as __cymem::EditShape<
                    *mut Edit,
                >>::edit(__cymem::One, &self.0.raw.next, __cymem::Editor::reach(&self.0))
            }
        }
        ///Enters the field `inside`.
        #[inline]
        pub fn enter_inside(self) -> __cymem::EditorOf<'edit, Cell> {
            unsafe {
                __cymem::in_place(
                    &raw mut (*__cymem::Editor::node(&self.0)).inside,
                    __cymem::Editor::reach(&self.0),
                )
            }
        }
    }
    const _: &[__cymem::Field] = <Edit as __cymem::PoolAlloc>::FIELDS;
};
