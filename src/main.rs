//! Starts the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    changeover::ui::start();
}

/// The page runs in a browser only; tests of the other modules build this too.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
