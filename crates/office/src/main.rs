//! The program of the worker: JSON and bytes in, JSON and bytes out. `static/office-worker.js` calls it.

#[cfg(target_arch = "wasm32")]
mod door {
    use changeover_office::desk::{Desk, Sheet, SourceFile};
    use wasm_bindgen::prelude::*;

    /// One desk; it remembers the files it was given until it is closed.
    #[wasm_bindgen]
    #[derive(Default)]
    pub struct Office {
        desk: Desk,
        files: Vec<SourceFile>,
    }

    /// An answer: what it says, and the files that belong to it.
    #[wasm_bindgen]
    pub struct Answer {
        text: String,
        bytes: Option<Vec<u8>>,
        tables: Option<String>,
    }

    #[wasm_bindgen]
    impl Answer {
        /// The reply, JSON.
        #[must_use]
        pub fn text(&self) -> String {
            self.text.clone()
        }

        /// The file that belongs to it.
        #[must_use]
        pub fn bytes(&mut self) -> Option<Vec<u8>> {
            self.bytes.take()
        }

        /// Tables to be written as a workbook by the third program: that is the file.
        #[must_use]
        pub fn tables(&mut self) -> Option<String> {
            self.tables.take()
        }
    }

    #[wasm_bindgen]
    impl Office {
        /// An empty desk.
        #[wasm_bindgen(constructor)]
        #[must_use]
        pub fn new() -> Office {
            console_error_panic_hook::set_once();
            Office::default()
        }

        /// The text of the full list of products; the first that can be read stays.
        pub fn know_products(&mut self, list: String) {
            changeover_office::desk::know_products(list);
        }

        /// Hands in a file as a whole, for the next request.
        pub fn file(&mut self, name: String, bytes: Vec<u8>) {
            self.files.push(SourceFile { name, bytes });
        }

        /// A file to be read comes in.
        pub fn begin(&mut self, name: &str) {
            self.desk.begin(name);
        }

        /// The next bytes of it.
        pub fn piece(&mut self, bytes: &[u8]) {
            self.desk.piece(bytes);
        }

        /// It is here.
        pub fn end(&mut self) {
            self.desk.end();
        }

        /// A workbook has been read: JSON of its sheets.
        pub fn workbook(&mut self, name: &str, sheets: &str) {
            match serde_json::from_str::<Vec<Sheet>>(sheets) {
                Ok(sheets) => self.desk.workbook(name, sheets),
                Err(_) => self.desk.refuse(name, "broken"),
            }
        }

        /// A workbook could not be read: `too-large`, `empty` or `broken`.
        pub fn refuse(&mut self, name: &str, why: &str) {
            self.desk.refuse(name, why);
        }

        /// Answers a request of a kind.
        ///
        /// # Errors
        /// What the office cannot do, in words for a developer.
        pub fn answer(&mut self, kind: &str, request: &str) -> Result<Answer, JsError> {
            let files = std::mem::take(&mut self.files);
            let answer =
                self.desk.answer(kind, request, files).map_err(|refused| JsError::new(&refused.0))?;
            Ok(Answer { text: answer.text, bytes: answer.bytes, tables: answer.tables })
        }
    }
}

fn main() {}
