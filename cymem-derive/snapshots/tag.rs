///The recipe of [`Tagged`]: data for its fields, written to a pool by `Tagged::new_in`, `Pool::build` or `Graph::new`.
pub struct TaggedInit<Value, More, Word> {
    ///The `flags` of the struct.
    pub flags: u32,
    ///The `value` of the struct.
    pub value: Value,
    ///The `more` of the struct.
    pub more: More,
    ///The `word` of the struct.
    pub word: Word,
}
///A [`Tagged`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct TaggedView(
    ::cymem::private::Node<
        Tagged,
        (
            ::cymem::private::SeenUnion<Cases>,
            ::cymem::private::SeenUnion<Cases>,
            ::cymem::private::SeenUnion<Untagged>,
        ),
    >,
);
const _: () = {
    use ::cymem::private as __cymem;
    impl Tagged {
        /**Builds a `Tagged`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Tagged {
        type View = TaggedView;
        type Kind = __cymem::IsNode;
        type Fields = ();
        const FIELDS: &'static [__cymem::Field] = {
            __cymem::tags_fit::<
                i32,
            >(
                <Cases as __cymem::Cases>::TAGS,
                __cymem::core::option::Option::None,
                __cymem::TagFaults {
                    no_flags: "field `value`: `mask` is for flags in an integer, and `kind` is none",
                    mask: "field `value`: `mask` has no bits, or some that `kind` does not have",
                    value: "field `value`: a `when` of the union is no value of `kind`",
                    bits: "field `value`: a `when` of the union has bits that are not in `mask`",
                    same: "field `value`: two `when` of the union are the same bits of `kind`, as -1 and 255 are in a byte",
                },
            );
            __cymem::tags_fit::<
                u32,
            >(
                <Cases as __cymem::Cases>::TAGS,
                __cymem::core::option::Option::Some(__Mask3::MASK),
                __cymem::TagFaults {
                    no_flags: "field `more`: `mask` is for flags in an integer, and `flags` is none",
                    mask: "field `more`: `mask` has no bits, or some that `flags` does not have",
                    value: "field `more`: a `when` of the union is no value of `flags`",
                    bits: "field `more`: a `when` of the union has bits that are not in `mask`",
                    same: "field `more`: two `when` of the union are the same bits of `flags`, as -1 and 255 are in a byte",
                },
            );
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                &__cymem::checked_fields(
                    __cymem_start,
                    1usize,
                    [
                        (
                            &raw const (*__cymem_start).kind as *const __cymem::u8,
                            <i32 as __cymem::Listed>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).flags as *const __cymem::u8,
                            <u32 as __cymem::Listed>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).value as *const __cymem::u8,
                            <Cases as __cymem::UnionField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).more as *const __cymem::u8,
                            <Cases as __cymem::UnionField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).word as *const __cymem::u8,
                            <Untagged as __cymem::UnionField>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Tagged: kind tag; flags tag; value union 0; more union 1; word untagged";
        const NAMED: __cymem::Named = (
            &[],
            &[
                __cymem::Reference::Mask(const {
                    __cymem::tag_mask::<i32>(__cymem::core::option::Option::None)
                }),
                __cymem::Reference::Mask(const {
                    __cymem::tag_mask::<
                        u32,
                    >(__cymem::core::option::Option::Some(__Mask3::MASK))
                }),
            ],
        );
    }
    struct __Mask3(__cymem::core::marker::PhantomData<Tagged>);
    impl __Mask3 {
        const MASK: __cymem::core::primitive::i128 = (0x3)
            as __cymem::core::primitive::i128;
    }
    unsafe impl<
        Value,
        More,
        Word,
        Shape: __cymem::NewNodes,
    > __cymem::Source<Tagged, Shape> for TaggedInit<Value, More, Word> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Value,
        More,
        Word,
    > __cymem::Write<Context, Tagged, __cymem::Value, __cymem::Recipe>
    for TaggedInit<Value, More, Word>
    where
        Value: __cymem::Put<Context, Cases, __cymem::Tagged>,
        More: __cymem::Put<Context, Cases, __cymem::Tagged>,
        Word: __cymem::Put<Context, Untagged, __cymem::Untagged>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Tagged,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let __cymem_tag_0 = __cymem::AgreedTag::open();
                let __cymem_tag_1 = __cymem::AgreedTag::open();
                __cymem_writer
                    .cymem_field(
                        self.word,
                        &raw mut (*__cymem_slot).word,
                        "Tagged.word",
                    );
                __cymem_writer
                    .cymem_tagged(
                        self.value,
                        __cymem::Tagging::new(
                            &__cymem_tag_0,
                            const {
                                __cymem::tag_mask::<
                                    i32,
                                >(__cymem::core::option::Option::None)
                            },
                            "Tagged.value",
                        ),
                        &raw mut (*__cymem_slot).value,
                        "Tagged.value",
                    );
                __cymem_writer
                    .cymem_tagged(
                        self.more,
                        __cymem::Tagging::new(
                            &__cymem_tag_1,
                            const {
                                __cymem::tag_mask::<
                                    u32,
                                >(__cymem::core::option::Option::Some(__Mask3::MASK))
                            },
                            "Tagged.more",
                        ),
                        &raw mut (*__cymem_slot).more,
                        "Tagged.more",
                    );
                let __cymem_field_0 = __cymem_writer
                    .cymem_tag::<
                        i32,
                    >(
                        &__cymem_tag_0,
                        __cymem::core::option::Option::None,
                        "Tagged.kind",
                    );
                let __cymem_field_1 = __cymem_writer
                    .cymem_tag::<
                        u32,
                    >(
                        &__cymem_tag_1,
                        __cymem::core::option::Option::Some(&self.flags),
                        "Tagged.flags",
                    );
                let Tagged { kind: _, flags: _, value: _, more: _, word: _ } = *__cymem_slot;
                (*__cymem_slot).kind = __cymem_field_0;
                (*__cymem_slot).flags = __cymem_field_1;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl TaggedView {
        ///The field `kind`.
        #[inline]
        pub fn kind(&self) -> i32 {
            unsafe { __cymem::get(&self.0.raw.kind) }
        }
        ///The field `flags`.
        #[inline]
        pub fn flags(&self) -> u32 {
            unsafe { __cymem::get(&self.0.raw.flags) }
        }
        ///The field `value`.
        #[inline]
        pub fn value(&self) -> <Cases as __cymem::Cases>::View<'_> {
            unsafe {
                __cymem::Shape::view(
                    __cymem::Tagged::new(
                        &self.0.raw.kind,
                        const {
                            __cymem::tag_mask::<i32>(__cymem::core::option::Option::None)
                        },
                    ),
                    &self.0.raw.value,
                )
            }
        }
        ///The field `more`.
        #[inline]
        pub fn more(&self) -> <Cases as __cymem::Cases>::View<'_> {
            unsafe {
                __cymem::Shape::view(
                    __cymem::Tagged::new(
                        &self.0.raw.flags,
                        const {
                            __cymem::tag_mask::<
                                u32,
                            >(__cymem::core::option::Option::Some(__Mask3::MASK))
                        },
                    ),
                    &self.0.raw.more,
                )
            }
        }
        ///The field `word`.
        #[inline]
        pub fn word(&self) -> &<Untagged as __cymem::Union>::Untagged {
            unsafe { __cymem::Shape::view(__cymem::Untagged, &self.0.raw.word) }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Tagged {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Tagged as __cymem::PoolAlloc>::FIELDS;
};
