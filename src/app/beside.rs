//! Work beside the frame: what takes a while runs on another thread and wakes the program when it is done.

use bevy::{
    ecs::system::SystemParam,
    prelude::*,
    tasks::AsyncComputeTaskPool,
    winit::{EventLoopProxyWrapper, WinitUserEvent},
};
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicUsize, Ordering},
};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Busy>();
}

/// How much is on its way.
#[derive(Resource, Default)]
struct Busy(Arc<AtomicUsize>);

/// Starts work beside the frame.
#[derive(SystemParam)]
pub(crate) struct Beside<'w> {
    proxy: Option<Res<'w, EventLoopProxyWrapper>>,
    busy: Res<'w, Busy>,
}

/// How much is on its way.
#[cfg(test)]
pub(super) fn n_busy(world: &World) -> usize {
    world.resource::<Busy>().0.load(Ordering::SeqCst)
}

/// Work on its way.
#[derive(Debug)]
pub(crate) struct Job<T>(Arc<Mutex<Option<T>>>);

impl Beside<'_> {
    /// Runs `work`; an update follows when it is done.
    pub(crate) fn start<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Job<T> {
        let proxy = self.proxy.as_ref().map(|proxy| (**proxy).clone());
        let result = Arc::new(Mutex::new(None));
        let place = Arc::clone(&result);
        self.forget(move || {
            let done = work();
            // Before the program is woken, or it would find nothing and sleep on.
            *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(done);
            // Closed only when the program ends: nobody waits for the work then.
            if let Some(proxy) = proxy
                && proxy.send_event(WinitUserEvent::WakeUp).is_err()
            {
                debug!("work was done after the program's end");
            }
        });
        Job(result)
    }

    /// Runs `work`, whose end nobody waits for.
    pub(crate) fn forget(&self, work: impl FnOnce() + Send + 'static) {
        let busy = Arc::clone(&self.busy.0);
        busy.fetch_add(1, Ordering::SeqCst);
        let run = async move {
            work();
            busy.fetch_sub(1, Ordering::SeqCst);
        };
        AsyncComputeTaskPool::get().spawn(run).detach();
    }
}

impl<T> Job<T> {
    /// What came of it, once.
    pub(crate) fn take(&self) -> Option<T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
