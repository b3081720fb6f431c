//! The program that the office's worker loads for workbooks.

#[cfg(target_arch = "wasm32")]
mod door {
    use changeover_planner::handout::Table;
    use wasm_bindgen::prelude::*;

    /// The sheets of a workbook, JSON.
    ///
    /// # Errors
    /// The code of a fault: `too-large` or `broken`.
    #[wasm_bindgen]
    pub fn read(bytes: &[u8]) -> Result<String, JsValue> {
        console_error_panic_hook::set_once();
        let sheets = changeover_sheets::read(bytes).map_err(|fault| JsValue::from_str(fault.code()))?;
        serde_json::to_string(&sheets).map_err(told)
    }

    /// A workbook of tables that the office made, JSON.
    ///
    /// # Errors
    /// What the writer refuses, such as more rows than a sheet holds.
    #[wasm_bindgen]
    pub fn write(tables: &str) -> Result<Vec<u8>, JsValue> {
        console_error_panic_hook::set_once();
        let tables: Vec<Table> = serde_json::from_str(tables).map_err(told)?;
        changeover_workbook::write(&tables).map_err(told)
    }

    fn told(error: impl ToString) -> JsValue {
        JsValue::from_str(&error.to_string())
    }
}

fn main() {}
