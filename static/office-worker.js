// The worker of the office: loads the second program and hands it requests, one after the other. The build puts the hashed
// names and the digests in (tools/finish.mjs). In: { id, kind, request, files: [File] }; out: { id, text, bytes } or
// { id, fault }, and { id, done, total } while files are read. Workbooks, in and out, go through a third program, fetched with the first.
import init, { Office } from "./office.js";

const fetched = (name, integrity) => fetch(new URL(name, import.meta.url), { integrity });
const office = init({ module_or_path: fetched("./office_bg.wasm", "OFFICE_INTEGRITY") }).then(() => new Office());
office.catch(() => {}); // told to whoever asks

// The full list of products; without it files are read all the same, with fewer products known by name.
let knowing = false;
const knowProducts = async (desk) => {
  if (knowing) return;
  try {
    const answer = await fetched("./catalog-full.txt", "CATALOGUE_INTEGRITY");
    desk.know_products(await answer.text());
    knowing = true;
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error; // else tried anew with the next files
  }
};

let sheets;
const sheetsProgram = () =>
  (sheets ??= import("./sheets.js")
    .then(async (glue) => {
      await glue.default({ module_or_path: fetched("./sheets_bg.wasm", "SHEETS_INTEGRITY") });
      return glue;
    })
    .catch((error) => {
      sheets = undefined; // tried anew with the next workbook
      throw error;
    }));

/** Files that a request other than reading takes, as a whole. */
const handInWhole = async (desk, files) => {
  for (const file of files) desk.file(file.name, new Uint8Array(await file.arrayBuffer()));
};

const isWorkbook = async (file) => {
  const [a, b, c, d] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return a === 0x50 && b === 0x4b && c === 3 && d === 4;
};

/** The sheets of a workbook, as the office takes them. */
const handInWorkbook = async (desk, file) => {
  const { read } = await sheetsProgram();
  const bytes = new Uint8Array(await file.arrayBuffer());
  let found;
  try {
    found = read(bytes);
  } catch (why) {
    if (why instanceof WebAssembly.RuntimeError) throw why;
    return desk.refuse(file.name, String(why));
  }
  desk.workbook(file.name, found);
};

/** Hands in files piece by piece, so that progress can be shown: the page's thread never holds their bytes. */
const handIn = async (desk, id, files) => {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  let [done, told] = [0, 0];
  const went = (bytes) => {
    done += bytes;
    if (done < total && performance.now() - told < 100) return;
    told = performance.now();
    postMessage({ id, done, total });
  };
  for (const file of files) {
    if (await isWorkbook(file)) {
      await handInWorkbook(desk, file);
      went(file.size);
      continue;
    }
    desk.begin(file.name);
    const reader = file.stream().getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      desk.piece(piece.value);
      went(piece.value.length);
    }
    desk.end();
  }
};

const answer = async ({ id, kind, request, files }) => {
  const failed = (fault, error) => postMessage({ id, fault, detail: String(error) });
  let desk;
  try {
    desk = await office;
  } catch (error) {
    return failed("unavailable", error);
  }
  try {
    if (kind === "read") await knowProducts(desk);
    await (kind === "read" ? handIn(desk, id, files) : handInWhole(desk, files));
    const answer = desk.answer(kind, request);
    const [text, tables] = [answer.text(), answer.tables()];
    const bytes = (tables ? (await sheetsProgram()).write(tables) : answer.bytes()) ?? null;
    answer.free();
    postMessage({ id, text, bytes }, bytes ? [bytes.buffer] : []);
  } catch (error) {
    // After a trap the memory is in an unknown state: the page ends this worker and starts another.
    if (error instanceof WebAssembly.RuntimeError) return failed("crashed", error);
    if (error instanceof DOMException) return failed("unreadable", error);
    if (error instanceof TypeError) return failed("unavailable", error); // the third program could not be fetched
    failed("refused", error);
  }
};

let before = Promise.resolve();
addEventListener("message", ({ data }) => {
  before = before.then(() => answer(data));
});
