// The worker of the office: loads the second program and hands it requests, one after the other. The build puts the hashed
// names and the digest in (tools/finish.mjs). In: { id, kind, request, files: [File] }; out: { id, text, bytes } or
// { id, fault }, and { id, done, total } while files are read.
import init, { Office } from "./office.js";

const program = fetch(new URL("./office_bg.wasm", import.meta.url), { integrity: "OFFICE_INTEGRITY" });
const office = init({ module_or_path: program }).then(() => new Office());
office.catch(() => {}); // told to whoever asks

/** Hands in files piece by piece, so that progress can be shown: the page's thread never holds their bytes. */
const handIn = async (desk, id, files) => {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  let done = 0;
  for (const file of files) {
    const bytes = new Uint8Array(file.size);
    let at = 0;
    const reader = file.stream().getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      bytes.set(piece.value, at);
      at += piece.value.length;
      postMessage({ id, done: done + at, total });
    }
    done += at;
    desk.file(file.name, bytes);
  }
};

const answer = async ({ id, kind, request, files }) => {
  let desk;
  try {
    desk = await office;
  } catch (error) {
    return postMessage({ id, fault: "unavailable", detail: String(error) });
  }
  try {
    await handIn(desk, id, files);
    const answer = desk.answer(kind, request);
    const text = answer.text();
    const bytes = answer.bytes() ?? null;
    answer.free();
    postMessage({ id, text, bytes }, bytes ? [bytes.buffer] : []);
  } catch (error) {
    // After a trap the memory is in an unknown state: the page ends this worker and starts another.
    const trapped = error instanceof WebAssembly.RuntimeError;
    const unread = error instanceof DOMException;
    postMessage({ id, fault: trapped ? "crashed" : unread ? "unreadable" : "refused", detail: String(error) });
  }
};

let before = Promise.resolve();
addEventListener("message", ({ data }) => {
  before = before.then(() => answer(data));
});
