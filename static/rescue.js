// Lists what Changeover keeps, in local storage and in its database, and offers each text as a file. Needs no WebAssembly,
// trusts nothing it reads, writes nothing.
const list = document.getElementById("keys");
const refused = (what, error) => {
  const place = document.getElementById("refused");
  place.hidden = false;
  place.textContent += `${what}: ${error} `;
};

const link = (words, name, text) => {
  const made = document.createElement("a");
  made.textContent = words;
  made.download = name;
  made.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  return made;
};

// A stored plan is one line about it, then the document (src/store/plans.rs). The document alone is what opens again.
const show = (key, place, text) => {
  const head = /^changeover \d+ (\d+) \d+ [0-9a-f]+\n/.exec(text);
  const name = key.replace(/[^\w.-]+/g, "-").slice(0, 100);
  const item = document.createElement("li");
  item.append(link(key, `${name}.json`, head ? text.slice(head[0].length) : text));
  item.append(` (${place}${head ? `, revision ${head[1]}` : ""}, ${new Blob([text]).size} B)`);
  if (head) item.append(" ", link("as stored", `${name}.stored.txt`, text));
  list.append(item);
};

const inLocalStorage = () => {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith("changeover/")).sort();
  for (const key of keys) show(key, "local storage", localStorage.getItem(key));
};

const inDatabase = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open("changeover");
    request.onupgradeneeded = () => request.transaction.abort(); // there is none, and none is made
    request.onerror = () => (request.error?.name === "AbortError" ? resolve() : reject(request.error));
    request.onblocked = () => reject(new Error("blocked"));
    request.onsuccess = () => {
      const all = request.result.transaction("plans").objectStore("plans").getAll();
      all.onerror = () => reject(all.error);
      all.onsuccess = () => {
        for (const { id, text } of all.result) show(`changeover/plan/${id}`, "database", String(text));
        request.result.close();
        resolve();
      };
    };
  });

const start = async () => {
  document.getElementById("deleted").hidden = location.hash !== "#deleted";
  for (const [what, read] of [["local storage", inLocalStorage], ["database", inDatabase]]) {
    try {
      await read();
    } catch (error) {
      refused(what, error);
    }
  }
  document.getElementById("none").hidden = list.children.length > 0;
  document.documentElement.dataset.state = "ready";
};
start();
