// What the browser gives and Rust reaches only in many more lines: the mirror of plans in IndexedDB, one owner a plan,
// word between tabs, files in and out. No state but open handles; no names of data become names of properties.

const DATABASE = "changeover";
const PLANS = "plans";
let database;

const opened = () =>
  (database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(PLANS, { keyPath: "id" });
    request.onsuccess = () => {
      // Deleted, or opened by a newer release, elsewhere: let it go, and open anew when it is needed again.
      request.result.onversionchange = () => {
        request.result.close();
        database = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  }));

const inStore = async (mode, act) => {
  const transaction = (await opened()).transaction(PLANS, mode, { durability: "strict" });
  const request = act(transaction.objectStore(PLANS));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
};

/** Keeps a stored text; resolves when it is on disk. Rejects with "newer" where another tab has put a later revision. */
export const mirrorPut = async (id, revision, text) => {
  let newer = false;
  await inStore("readwrite", (store) => {
    const known = store.get(id);
    known.onsuccess = () => {
      newer = known.result?.revision > revision || (known.result?.revision === revision && known.result.text !== text);
      if (!newer) store.put({ id, revision, text });
    };
  });
  if (newer) throw "newer";
};

/** All mirrored texts: [id, text, id, text, …]. */
export const mirrorAll = async () => {
  const all = await inStore("readonly", (store) => store.getAll());
  return all.flatMap(({ id, text }) => [String(id), String(text)]);
};

export const mirrorRemove = (id) => inStore("readwrite", (store) => store.delete(id));

let release = () => {};
let held = null;
let ours = false;

/** Owns a plan (or none, with an empty id) against other tabs; `owned` hears whether we do, also later when another takes it. */
export const hold = (id, steal, heard) => {
  const owned = (now) => {
    ours = now;
    heard(now);
  };
  if (held === id && !steal) return owned(ours);
  release();
  held = id;
  if (!id || !navigator.locks) return owned(true);
  const name = `changeover/plan/${id}`;
  const keep = () => new Promise((resolve) => { release = resolve; owned(true); });
  const options = steal ? { steal: true } : { ifAvailable: true };
  const got = (lock) => {
    if (lock) return keep();
    owned(false);
    // Become the owner when the other tab lets go.
    navigator.locks.request(name, () => (held === id ? keep() : undefined)).catch(() => held === id && owned(false));
  };
  navigator.locks.request(name, options, got).catch(() => held === id && owned(false));
};

const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel("changeover") : null;

/** Tells other tabs that stored plans changed. */
export const tellTabs = () => channel?.postMessage("stored");
export const onTold = (told) => {
  if (channel) channel.onmessage = (event) => event.data === "stored" && told();
  addEventListener("storage", (event) => (event.key === null || event.key.startsWith("changeover/")) && told());
};

/** Saves text as a file under a name made safe. */
export const download = (name, type, text) => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ").trim().slice(0, 120) || "changeover";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

/** Asks the browser not to clear our storage; resolves to whether it promised. */
export const persist = async () => (await navigator.storage?.persist?.()) ?? false;

export const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");
/** Today where the person is, as YYYY-MM-DD. */
export const today = () => new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date());
export const newId = () => crypto.randomUUID();

/** Text of a file that lies beside the page. */
export const textBeside = async (name) => {
  const answer = await fetch(new URL(name, document.baseURI));
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
};
