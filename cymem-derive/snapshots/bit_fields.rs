///The recipe of [`Flags`]: data for its fields, written to a pool by `Flags::new_in`, `Pool::build` or `Graph::new`.
pub struct FlagsInit<Data> {
    ///The `_bitfield_1` of the struct.
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 2usize]>,
    ///The `data` of the struct.
    pub data: Data,
}
///A [`Flags`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct FlagsView(
    ::cymem::private::Node<
        Flags,
        (__BindgenBitfieldUnit<[u8; 2usize]>, ::cymem::private::Seen<u32>),
    >,
);
const _: () = {
    use ::cymem::private as __cymem;
    impl Flags {
        /**Builds a `Flags`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Flags {
        type View = FlagsView;
        type Kind = __cymem::IsNode;
        type Fields = ();
        const FIELDS: &'static [__cymem::Field] = {
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                &__cymem::checked_fields(
                    __cymem_start,
                    1usize,
                    [
                        (
                            &raw const (*__cymem_start)._bitfield_align_1
                                as *const __cymem::u8,
                            <[u16; 0] as __cymem::AlignmentField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start)._bitfield_1
                                as *const __cymem::u8,
                            __cymem::promised_field::<
                                __BindgenBitfieldUnit<[u8; 2usize]>,
                            >(),
                        ),
                        (
                            &raw const (*__cymem_start).data as *const __cymem::u8,
                            __cymem::OtherField::<*mut u32>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Flags: _bitfield_align_1 empty; _bitfield_1; data one";
        const NAMED: __cymem::Named = (&[__cymem::node::<u32>], &[]);
    }
    unsafe impl<Data, Shape: __cymem::NewNodes> __cymem::Source<Flags, Shape>
    for FlagsInit<Data> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Data,
    > __cymem::Write<Context, Flags, __cymem::Value, __cymem::Recipe> for FlagsInit<Data>
    where
        Data: __cymem::Put<Context, *mut u32, __cymem::One>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Flags,
        ) -> __cymem::Written {
            use __cymem::NotPlain as _;
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let __cymem_field_2 = __cymem_writer
                    .cymem_pointer(self.data, (), "Flags.data");
                let Flags { _bitfield_align_1: _, _bitfield_1: _, data: _ } = *__cymem_slot;
                (*__cymem_slot)._bitfield_1 = self._bitfield_1;
                (*__cymem_slot).data = __cymem_field_2;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl FlagsView {
        ///The field `_bitfield_1`.
        #[inline]
        pub fn _bitfield_1(&self) -> __BindgenBitfieldUnit<[u8; 2usize]> {
            unsafe { __cymem::get(&self.0.raw._bitfield_1) }
        }
        ///The field `data`.
        #[inline]
        pub fn data(&self) -> __cymem::core::option::Option<&__cymem::ViewOf<u32>> {
            unsafe {
                <__cymem::One as __cymem::Shape<
                    *mut u32,
                >>::view(__cymem::One, &self.0.raw.data)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Flags {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Flags as __cymem::PoolAlloc>::FIELDS;
};
#[allow(unused_unsafe, clippy::undocumented_unsafe_blocks)]
const _: () = unsafe {};
