// What the browser gives and Rust reaches only in many more lines: the mirror of plans in IndexedDB, one owner a plan,
// word between tabs, files in and out. No state but open handles; no names of data become names of properties.

const DATABASE = "changeover";
const PLANS = "plans";
// A database that does not answer is one that failed: nobody waits for ever to read plans or to hear that one is saved.
const PATIENCE = 8_000;
let database;
let cleared = () => {};

const opened = () =>
  (database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(PLANS, { keyPath: "id" });
    request.onsuccess = () => {
      // Deleted, cleared, or opened by a newer release, elsewhere: let it go, and open anew when it is needed again.
      const gone = () => {
        request.result.close();
        database = undefined;
        cleared();
      };
      request.result.onversionchange = gone;
      request.result.onclose = gone;
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  }));

const within = (patience, promise) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer")), patience);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });

const once = async (mode, act) => {
  const transaction = (await opened()).transaction(PLANS, mode, { durability: "strict" });
  const request = act(transaction.objectStore(PLANS));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
};

const inStore = async (mode, act) => {
  try {
    return await within(PATIENCE, once(mode, act));
  } catch {
    // The connection may have been lost with the data; a fresh one may do.
    database = undefined;
    return within(PATIENCE, once(mode, act));
  }
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

/** The first so many mirrored texts, or those after an id: [id, text, id, text, …]. */
export const mirrorSome = async (after, count) => {
  const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
  const some = await inStore("readonly", (store) => store.getAll(range, count));
  return some.flatMap(({ id, text }) => [String(id), String(text)]);
};

/** Lets the page answer before more is done. */
export const rest = () => new Promise((resolve) => setTimeout(resolve));

export const mirrorRemove = (id) => inStore("readwrite", (store) => store.delete(id));

let release = () => {};
let held = null;
let ours = false;
let turn = 0;

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
  const mine = ++turn;
  const keep = () => mine === turn && new Promise((resolve) => { release = resolve; owned(true); });
  // Another tab has it, or has taken it: become the owner when that tab lets go.
  const wait = () => {
    if (mine !== turn) return;
    owned(false);
    navigator.locks.request(name, keep).catch(wait);
  };
  const options = steal ? { steal: true } : { ifAvailable: true };
  navigator.locks.request(name, options, (lock) => (lock ? keep() : wait())).catch(wait);
};

const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel("changeover") : null;

/** Tells other tabs that stored plans changed. */
export const tellTabs = () => channel?.postMessage("stored");
export const onTold = (told) => {
  cleared = told;
  if (channel) channel.onmessage = (event) => event.data === "stored" && told();
  addEventListener("storage", (event) => (event.key === null || event.key.startsWith("changeover/")) && told());
};

/** A name that no system takes for a path, a device or another kind of file. */
export const safeName = (name) =>
  name
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/^[\s.]+/, "")
    .replace(/^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i, "$1 plan")
    .trim()
    .slice(-120) || "changeover";

/** Saves text as a file under a name made safe. */
export const download = (name, type, text) => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = safeName(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

/** Asks the browser not to clear our storage; resolves to whether it promised. */
export const persist = async () => (await navigator.storage?.persist?.()) ?? false;

/** Whether it has promised so before. */
export const persisted = async () => (await navigator.storage?.persisted?.()) ?? false;

/** Deletes the mirror, the copy for working offline and who serves it. */
export const deleteEverything = async () => {
  (await database?.catch(() => undefined))?.close();
  database = undefined;
  await new Promise((done) => {
    const request = indexedDB.deleteDatabase(DATABASE);
    request.onsuccess = request.onerror = request.onblocked = done;
  });
  const here = new URL("./", document.baseURI).href;
  for (const worker of (await navigator.serviceWorker?.getRegistrations?.()) ?? []) {
    if (worker.scope === here) await worker.unregister();
  }
  for (const name of (await globalThis.caches?.keys()) ?? []) {
    if (name.startsWith(`changeover ${here} `)) await caches.delete(name);
  }
};

/** The program has stopped: the start-up script shows the way out. */
export const stopped = (why) => {
  console.error(why, new Error().stack);
  dispatchEvent(new CustomEvent("changeover:stopped", { detail: why }));
};

/** Hears of a newer version of the site: false when one is ready, true when one has taken over. */
export const onVersion = (told) => {
  const tell = (what) => what && told(what === "replaced");
  addEventListener("changeover:version", (event) => tell(event.detail));
  tell(document.documentElement.dataset.version);
};
export const takeVersion = () => dispatchEvent(new Event("changeover:take"));

export const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");
/** Today where the person is, as YYYY-MM-DD, whatever calendar and figures they use. */
export const today = () => {
  const now = new Date();
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
};
export const newId = () => crypto.randomUUID();

/** Text of a file that lies beside the page. */
export const textBeside = async (name) => {
  // Named after the build, so that a page never gets the texts of another version (static/sw.js).
  const { build } = document.documentElement.dataset;
  const answer = await fetch(new URL(build ? `${name}?${build}` : name, document.baseURI));
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
};

/** Saves what is drawn as a file; its program comes only when it is asked for. */
export const savePicture = async (selector, title, kind) => {
  const { picture } = await import(new URL("picture.js", document.baseURI));
  download(`${title}.${kind}`, kind === "svg" ? "image/svg+xml" : "image/png", await picture(document.querySelector(selector), title, kind));
};
