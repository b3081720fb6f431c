//! The page's way to the office: the second program, fetched when it is first asked and run in a worker.
//!
//! `office::ask(&Request { … }).await` gives the typed reply; `ask_with` hands in files and hears of progress, `make` gets a
//! file back. A request that is called off ends the worker and everything that waits for it with [`Fault::Cancelled`].

use changeover_office::messages::Request;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/ui/office.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = ask)]
    async fn ask_js(
        kind: &str,
        request: &str,
        files: js_sys::Array,
        progress: &Closure<dyn FnMut(f64, f64)>,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = close)]
    fn close_js(fault: &str);
    #[wasm_bindgen(js_name = textFile)]
    fn text_file_js(name: &str, text: &str) -> web_sys::File;
    #[wasm_bindgen(js_name = downloadBytes)]
    fn download_bytes_js(name: &str, kind: &str, bytes: &JsValue);
}

/// Why there is no reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Called off.
    Cancelled,
    /// The second program could not be fetched: no connection, or a release that is no longer there.
    Unavailable,
    /// A file could not be read by the browser.
    Unreadable,
    /// The program gave up, out of memory most likely; what it remembered is gone.
    Crashed(String),
    /// The request was not understood.
    Refused(String),
}

/// A file that the office made: still in the browser's hands, never copied into this program.
#[derive(Debug, Clone)]
pub struct Bytes(JsValue);

impl Bytes {
    /// In the browser's hands: a `Uint8Array`, or null when there is none.
    pub(super) fn value(&self) -> &JsValue {
        &self.0
    }

    /// Gives it to the person.
    pub fn download(&self, name: &str, kind: &str) {
        download_bytes_js(name, kind, &self.0);
    }
}

/// Asks.
///
/// # Errors
/// [`Fault`].
pub async fn ask<R: Request>(request: &R) -> Result<R::Reply, Fault> {
    ask_with(request, Vec::new(), |_, _| ()).await
}

/// Asks and hands in files; `progress` hears how many bytes of how many have been read.
///
/// # Errors
/// [`Fault`].
pub async fn ask_with<R: Request>(
    request: &R,
    files: Vec<web_sys::File>,
    progress: impl FnMut(f64, f64) + 'static,
) -> Result<R::Reply, Fault> {
    let (text, _) = exchange(R::KIND, &written(request), files, Box::new(progress)).await?;
    read(&text)
}

/// Asks for a file.
///
/// # Errors
/// [`Fault`].
pub async fn make<R: Request>(request: &R, files: Vec<web_sys::File>) -> Result<(R::Reply, Bytes), Fault> {
    let (text, bytes) = exchange(R::KIND, &written(request), files, Box::new(|_, _| ())).await?;
    Ok((read(&text)?, Bytes(bytes)))
}

/// Calls off everything that is being done, and forgets what was handed in: the memory is given back.
pub fn close() {
    close_js("cancelled");
}

/// Text as a file to hand in.
pub fn text_file(name: &str, text: &str) -> web_sys::File {
    text_file_js(name, text)
}

fn written(request: &impl serde::Serialize) -> String {
    serde_json::to_string(request).unwrap_or_default()
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|error| Fault::Refused(error.to_string()))
}

/// The one place where something crosses; not generic, so that it is in the program once.
async fn exchange(
    kind: &str,
    request: &str,
    files: Vec<web_sys::File>,
    progress: Box<dyn FnMut(f64, f64)>,
) -> Result<(String, JsValue), Fault> {
    let progress = Closure::wrap(progress);
    let files: js_sys::Array = files.into_iter().collect();
    let answer = ask_js(kind, request, files, &progress).await;
    let pair = |value: &JsValue| {
        let pair: &js_sys::Array = value.unchecked_ref();
        (pair.get(0).as_string().unwrap_or_default(), pair.get(1))
    };
    match answer {
        Ok(answer) => Ok(pair(&answer)),
        Err(fault) => {
            let (fault, detail) = pair(&fault);
            let detail = detail.as_string().unwrap_or_default();
            Err(match fault.as_str() {
                "cancelled" => Fault::Cancelled,
                "unavailable" => Fault::Unavailable,
                "unreadable" => Fault::Unreadable,
                "crashed" => Fault::Crashed(detail),
                _ => Fault::Refused(detail),
            })
        }
    }
}
