//! A QR code as a drawing: one path, a run of dark modules a stroke.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

use crate::messages::Code;

/// The longest address whose code a phone still reads from a screen.
const MOST: usize = 1_800;
/// Light modules around the code, as the standard asks.
const QUIET: i32 = 4;

/// The code of an address; `None` when it is too long.
pub(super) fn of(address: &str) -> Option<Code> {
    if address.len() > MOST {
        return None;
    }
    let code = QrCode::encode_text(address, QrCodeEcc::Low).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h{}v1H{}z", start + QUIET, y + QUIET, x - start, start + QUIET);
            }
            x += 1;
        }
    }
    Some(Code { side: u32::try_from(code.size() + 2 * QUIET).ok()?, path })
}
