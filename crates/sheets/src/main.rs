//! The program that the office's worker loads for workbooks.

#[cfg(target_arch = "wasm32")]
mod door {
    use wasm_bindgen::prelude::*;

    /// The sheets of a workbook, JSON.
    ///
    /// # Errors
    /// The code of a fault: `too-large` or `broken`.
    #[wasm_bindgen]
    pub fn read(bytes: &[u8]) -> Result<String, JsValue> {
        console_error_panic_hook::set_once();
        let sheets = changeover_sheets::read(bytes).map_err(|fault| JsValue::from_str(fault.code()))?;
        serde_json::to_string(&sheets).map_err(|error| JsValue::from_str(&error.to_string()))
    }
}

fn main() {}
