//! A signal that lives as long as the page without leaking memory.

use std::ops::DerefMut;
use std::panic::Location;

use leptos::prelude::*;
use leptos::reactive::graph::{AnySource, AnySubscriber, Observer, Source, ToAnySource};
use leptos::reactive::traits::{DefinedAt, IsDisposed, Notify, ReadUntracked, Track, UntrackableGuard, Write};

/// A signal that outlives its readers. reactive_graph 0.2 keeps every reader of a signal in its list of
/// subscribers, even after the reader is gone: after 3,000 searches on one page, signals held 5.5 MB. This
/// one removes a reader when its owner is cleaned up.
pub struct Lasting<T>(RwSignal<T>);

impl<T: Send + Sync + 'static> Lasting<T> {
    /// A signal with an initial value.
    pub fn new(value: T) -> Self {
        Self(RwSignal::new(value))
    }
}

impl<T: Default + Send + Sync + 'static> Default for Lasting<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Clone for Lasting<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Lasting<T> {}

impl<T: Send + Sync + 'static> Track for Lasting<T> {
    fn track(&self) {
        self.0.track();
        if let Some(reader) = Observer::get() {
            remove_on_cleanup(self.0.to_any_source(), reader);
        }
    }
}

/// An effect or memo is cleaned up before it runs again and when it is dropped.
fn remove_on_cleanup(signal: AnySource, reader: AnySubscriber) {
    on_cleanup(move || signal.remove_subscriber(&reader));
}

impl<T: Send + Sync + 'static> ReadUntracked for Lasting<T> {
    type Value = <RwSignal<T> as ReadUntracked>::Value;

    fn try_read_untracked(&self) -> Option<Self::Value> {
        self.0.try_read_untracked()
    }
}

impl<T: Send + Sync + 'static> Write for Lasting<T> {
    type Value = T;

    fn try_write(&self) -> Option<impl UntrackableGuard<Target = T>> {
        self.0.try_write()
    }

    fn try_write_untracked(&self) -> Option<impl DerefMut<Target = T>> {
        self.0.try_write_untracked()
    }
}

impl<T: Send + Sync + 'static> Notify for Lasting<T> {
    fn notify(&self) {
        self.0.notify();
    }
}

impl<T> DefinedAt for Lasting<T> {
    fn defined_at(&self) -> Option<&'static Location<'static>> {
        self.0.defined_at()
    }
}

impl<T: 'static> IsDisposed for Lasting<T> {
    fn is_disposed(&self) -> bool {
        self.0.is_disposed()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Weak};

    use leptos::reactive::graph::{ReactiveNode, Subscriber, WithObserver};

    use super::*;

    /// A reader of signals, like an effect.
    struct Reader;

    impl ReactiveNode for Reader {
        fn mark_dirty(&self) {}
        fn mark_check(&self) {}
        fn mark_subscribers_check(&self) {}
        fn update_if_necessary(&self) -> bool {
            false
        }
    }

    impl Subscriber for Reader {
        fn add_source(&self, _source: AnySource) {}
        fn clear_sources(&self, _subscriber: &AnySubscriber) {}
    }

    /// How many references to a reader are left after it has read a signal and its owner was dropped.
    fn references_after(read: impl Fn()) -> usize {
        let reader = Arc::new(Reader);
        let weak: Weak<Reader> = Arc::downgrade(&reader);
        let known = AnySubscriber(Arc::as_ptr(&reader) as usize, weak);
        let owner = Owner::new();
        owner.with(|| known.with_observer(read));
        drop(known);
        assert!(Arc::weak_count(&reader) > 0, "a signal refers to its reader");
        drop(owner);
        Arc::weak_count(&reader)
    }

    #[test]
    fn a_dropped_reader_is_removed() {
        let page = Owner::new();
        page.set();
        let lasting = Lasting::new(0);
        assert_eq!(references_after(|| _ = lasting.get()), 0);
        let signal = RwSignal::new(0);
        assert_eq!(
            references_after(|| _ = signal.get()),
            1,
            "reactive_graph removes readers itself now: `Lasting` is no longer needed"
        );
    }
}
