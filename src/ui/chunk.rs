//! Parts of the program that are fetched when they are first shown.
//!
//! A release built by `./dev` is cut at the functions that [`chunk!`] declares (`--cfg split`, docs/decisions/0014); any other
//! build has them all in one program, and the same functions answer at once.

use std::future::Future;

use leptos::prelude::*;
use send_wrapper::SendWrapper;

use super::Page;

/// A part of the program did not arrive: offline before it was ever fetched, or taken off the host by a newer release.
pub struct Missing;

#[cfg(split)]
impl From<leptos::wasm_split::SplitLoaderError> for Missing {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Missing {
        Missing
    }
}

/// Declares `async fn $name(arguments) -> Result<AnyView, Missing>`, whose view lies in the part of the program named `$part`.
macro_rules! chunk {
    ($part:ident: $name:ident($($argument:ident: $kind:ty),*) $view:expr) => {
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
        #[expect(clippy::unnecessary_wraps, reason = "whether the part is there is known to the caller only")]
        pub fn $name($($argument: $kind),*) -> Result<leptos::prelude::AnyView, $crate::ui::chunk::Missing> {
            Ok(leptos::prelude::IntoAny::into_any($view))
        }
        #[cfg(not(split))]
        pub async fn $name($($argument: $kind),*) -> Result<leptos::prelude::AnyView, $crate::ui::chunk::Missing> {
            Ok(leptos::prelude::IntoAny::into_any($view))
        }
    };
}
pub(crate) use chunk;

/// The view once it is there; what to do where it does not come.
pub fn arriving<F>(load: impl Fn() -> F + Clone + Send + Sync + 'static) -> AnyView
where
    F: Future<Output = Result<AnyView, Missing>> + 'static,
{
    let again = RwSignal::new(0_u32);
    let shown = move || {
        again.track();
        let arriving = load();
        // One thread only: the wrapper is a formality.
        Suspend::new(SendWrapper::new(async move {
            match arriving.await {
                Ok(view) => view,
                Err(Missing) => missing(again),
            }
        }))
    };
    shown.into_any()
}

fn missing(again: RwSignal<u32>) -> AnyView {
    let words = Page::here().words.get_untracked().0;
    view! {
        <div class="empty" role="alert">
            <p>{words.share.unavailable}</p>
            <button class="button" type="button" on:click=move |_| again.update(|count| *count += 1)>{words.share.again}</button>
        </div>
    }
    .into_any()
}
