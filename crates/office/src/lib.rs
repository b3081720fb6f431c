//! The office: what is not needed for the start screen and a first plan. It reads files and writes hand-outs, in a program
//! and a thread of its own, so that neither the first visit nor the page's next frame waits for it.
//!
//! `messages` is what is asked and answered; `desk` answers. To add a request: a struct with its `Request` in `messages`,
//! a line in `desk::Desk::answer`, a method there. The page then awaits `office::ask(&ThatStruct { … })`.

pub mod desk;
pub mod messages;
