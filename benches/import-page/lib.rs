//! The planner's reader behind five plain functions, so that a measurement needs no glue: bytes are written into `room`,
//! `push` takes them, `finish` types and judges the rows.

use std::cell::RefCell;

use changeover_planner::import::{Answers, Reader, Rows, import_opened, inspect};

thread_local! {
    static ROOM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static READER: RefCell<Option<Reader>> = const { RefCell::new(None) };
    static ROWS: RefCell<Rows> = RefCell::new(Rows::default());
}

/// A place for so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    ROOM.with_borrow_mut(|room| {
        room.resize(bytes, 0);
        room.as_mut_ptr()
    })
}

/// Takes the bytes written.
#[unsafe(no_mangle)]
pub extern "C" fn push(bytes: usize) {
    ROOM.with_borrow(|room| {
        READER.with_borrow_mut(|reader| {
            reader.get_or_insert_with(|| Reader::new("subscriptions.csv")).push(&room[..bytes]);
        });
    });
}

/// Ends the file and gives how many rows went in; `whole` for the inventory too.
#[unsafe(no_mangle)]
pub extern "C" fn finish(whole: bool) -> u32 {
    let Some(reader) = READER.take() else { return 0 };
    let (file, answers) = (reader.finish(), Answers::default());
    let rows =
        if whole { import_opened(&[file], &answers).files[0].rows } else { inspect(&file, &answers).rows };
    ROWS.set(rows);
    rows.taken
}

/// How many rows were set aside.
#[unsafe(no_mangle)]
pub extern "C" fn set_aside() -> u32 {
    ROWS.with_borrow(|rows| rows.set_aside)
}
