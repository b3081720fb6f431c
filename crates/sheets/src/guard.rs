//! A workbook is an archive, and a small archive can unpack to a huge one. Every entry is unpacked once into nothing and
//! counted, because the sizes that an archive states about itself may be lies; only then is it read.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

use super::Fault;

/// Largest workbook, bytes.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Most files in it.
pub const MOST_ENTRIES: usize = 2_000;
/// Most bytes that it may unpack to.
pub const MOST_UNPACKED: u64 = 256 * 1024 * 1024;

/// Whether it unpacks to something that can be read.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Fault> {
    unpacks_to(bytes, MOST_UNPACKED)
}

fn unpacks_to(bytes: &[u8], most: u64) -> Result<(), Fault> {
    if bytes.len() > MOST_BYTES {
        return Err(Fault::TooLarge);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Broken)?;
    if archive.len() > MOST_ENTRIES {
        return Err(Fault::TooLarge);
    }
    let mut left = most;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|_| Fault::Broken)?;
        let unpacked = copy(&mut entry.take(left + 1), &mut sink()).map_err(|_| Fault::Broken)?;
        left = left.checked_sub(unpacked).ok_or(Fault::TooLarge)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    #[test]
    fn what_unpacks_to_too_much_is_refused_whatever_it_says_of_itself() {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a", "b"] {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(&[0; 100_000]).unwrap();
        }
        let mut bomb = archive.finish().unwrap().into_inner();
        assert!(bomb.len() < 1_000);
        assert_eq!(unpacks_to(&bomb, 200_000), Ok(()));
        assert_eq!(unpacks_to(&bomb, 199_999), Err(Fault::TooLarge));
        // The sizes in the directory say 1: they are not believed.
        let stated = 100_000_u32.to_le_bytes();
        while let Some(at) = bomb.windows(4).position(|bytes| bytes == stated) {
            bomb[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
        }
        assert!(unpacks_to(&bomb, 199_999).is_err());
    }
}
