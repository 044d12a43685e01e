///The recipe of [`Task`]: data for its fields, written to a pool by `Task::new_in`, `Pool::build` or `Graph::new`.
pub struct TaskInit {
    ///The `id` of the struct.
    pub id: u32,
}
///A [`Task`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct TaskView(::cymem::private::Node<Task, (u32, ::cymem::private::Seen<Task>)>);
impl Task {
    /**Builds a `Task`, and all that it points to, in `pool`.

# Errors

See `cymem::Error`.*/
    #[inline]
    pub fn new_in<'pool, PoolEngine, PoolInit>(
        pool: &'pool ::cymem::Pool<PoolEngine>,
        init: PoolInit,
    ) -> ::cymem::private::Result<::cymem::Pooled<'pool, Self>, ::cymem::Error>
    where
        PoolEngine: ::cymem::Engine,
        PoolInit: ::cymem::Init<&'pool ::cymem::Pool<PoolEngine>, Self>,
    {
        ::cymem::Pool::build(pool, init)
    }
}
impl Task {
    /**Builds a list of `Task`s in `pool`, one for each Init, and returns the first.

# Errors

See `cymem::Error`.*/
    pub fn list_in<'pool, PoolEngine, PoolInits>(
        pool: &'pool ::cymem::Pool<PoolEngine>,
        inits: PoolInits,
    ) -> ::cymem::private::Result<
        ::cymem::private::core::option::Option<::cymem::Pooled<'pool, Self>>,
        ::cymem::Error,
    >
    where
        PoolEngine: ::cymem::Engine,
        PoolInits: ::cymem::private::core::iter::IntoIterator<
            Item: ::cymem::Init<&'pool ::cymem::Pool<PoolEngine>, Self>,
        >,
    {
        ::cymem::private::list_in(pool, inits)
    }
}
const _: () = {
    use ::cymem::private as __cymem;
    #[automatically_derived]
    unsafe impl __cymem::PoolAlloc for Task {
        type View = TaskView;
        const FIELDS: &'static [__cymem::Field] = {
            let __place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __start = __cymem::core::mem::MaybeUninit::as_ptr(&__place);
            unsafe {
                &__cymem::checked_fields(
                    __start,
                    1usize,
                    [
                        (
                            &raw const (*__start).id as *const __cymem::u8,
                            <u32 as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__start).next as *const __cymem::u8,
                            __cymem::OtherField::<*mut Task>::TYPE,
                        ),
                    ],
                )
            }
        };
    }
    #[automatically_derived]
    impl __cymem::Recipe for TaskInit {}
    #[automatically_derived]
    unsafe impl<Context: __cymem::Context> __cymem::Init<Context, Task> for TaskInit {
        #[inline]
        unsafe fn init(
            self,
            __cx: Context,
            __slot: *mut Task,
        ) -> __cymem::Result<(), __cymem::Error> {
            use __cymem::NotPlain as _;
            let Self { id: __field_0 } = self;
            let __writer = unsafe { __cymem::Writer::start(__cx, __slot) };
            let __field_1 = <*mut Task as __cymem::HasNull>::NULL;
            unsafe {
                let Task { id: _, next: _ } = *__slot;
                __cymem::Probe::<u32>::write_fields(&__field_0, &raw mut (*__slot).id);
                (*__slot).next = __field_1;
            }
            __writer.cymem_finish()
        }
    }
    impl TaskView {
        ///The field `id`.
        #[inline]
        pub fn id(&self) -> u32 {
            unsafe { __cymem::get(&self.0.raw.id) }
        }
        ///The field `next`.
        #[inline]
        pub fn next(&self) -> __cymem::ChainIter<'_, Task> {
            unsafe {
                <__cymem::Next as __cymem::Shape<
                    *mut Task,
                >>::view(__cymem::Next, &self.0.raw.next)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Task {
            &self.0.raw
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::ListNode for Task {
        type Next = *mut Task;
        #[inline]
        unsafe fn next_slot(__node: *mut Self) -> *mut *mut Task {
            unsafe { &raw mut (*__node).next }
        }
    }
    #[automatically_derived]
    impl __cymem::Alone for TaskView {
        fn fmt_alone(
            &self,
            f: &mut __cymem::core::fmt::Formatter<'_>,
        ) -> __cymem::core::fmt::Result {
            f.debug_struct("Task").field("id", &self.0.raw.id).finish()
        }
        fn eq_alone(&self, other: &Self) -> bool {
            true && __cymem::equal(&self.0.raw.id, &other.0.raw.id)
        }
    }
    #[automatically_derived]
    impl __cymem::core::fmt::Debug for TaskView {
        fn fmt(
            &self,
            f: &mut __cymem::core::fmt::Formatter<'_>,
        ) -> __cymem::core::fmt::Result {
            f.debug_struct("Task")
                .field("id", &self.0.raw.id)
                .field("next", &self.next())
                .finish()
        }
    }
    #[automatically_derived]
    impl __cymem::core::cmp::PartialEq for TaskView {
        fn eq(&self, other: &Self) -> bool {
            true && __cymem::equal(&self.0.raw.id, &other.0.raw.id)
                && __cymem::equal(&self.next(), &other.next())
        }
    }
    const _: &[__cymem::Field] = <Task as __cymem::PoolAlloc>::FIELDS;
};
