//! The page's signs, drawn by hand on a grid of sixteen.

use leptos::prelude::*;

/// A sign beside words; it never stands alone for a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is what it shows")]
pub enum Icon {
    Stop,
    Warn,
    Note,
    Check,
    Close,
    Open,
    Plus,
    Bin,
    Undo,
    Redo,
    File,
    Pen,
    Sample,
    Save,
    Clock,
    Left,
    Right,
    Down,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Icon::Stop => "M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM5 8h6",
            Icon::Warn => "M8 1.8 15 14H1zM8 6v4M8 12v.1",
            Icon::Note => "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM8 7.2v4M8 4.8v.1",
            Icon::Check => "M2.5 8.5 6 12l7.5-8",
            Icon::Close => "M3 3l10 10M13 3 3 13",
            Icon::Open => "M6 3l5 5-5 5",
            Icon::Plus => "M8 2.5v11M2.5 8h11",
            Icon::Bin => "M2.5 4h11M6 4V2.2h4V4M4 4l.7 10h6.6L12 4M6.7 6.8v4.4M9.3 6.8v4.4",
            Icon::Undo => "M5.5 2.5 2 6l3.5 3.5M2.5 6h7a4 4 0 0 1 0 8H6",
            Icon::Redo => "M10.5 2.5 14 6l-3.5 3.5M13.5 6h-7a4 4 0 0 0 0 8H10",
            Icon::File => "M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M8 12.5v-5M5.8 9.7 8 7.5l2.2 2.2",
            Icon::Pen => "M2 14l1-4 8-8 3 3-8 8zM9.5 3.5l3 3",
            Icon::Sample => "M1.5 11h5.5c3.5 0 2.5-6 6-6h1.5M1.5 5h4M10.5 11h4",
            Icon::Save => "M8 2v8M4.5 6.8 8 10.3l3.5-3.5M2.5 13.5h11",
            Icon::Clock => "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM8 4.2V8l2.6 1.8",
            Icon::Left => "M10 3 5 8l5 5",
            Icon::Right => "M6 3l5 5-5 5",
            Icon::Down => "M3 6l5 5 5-5",
        }
    }
}

/// Draws a sign.
pub fn icon(icon: Icon) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=icon.path() /></svg> }
}
