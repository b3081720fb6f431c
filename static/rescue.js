// Lists what Changeover keeps in local storage and offers each text as a file. Needs no WebAssembly.
const list = document.getElementById("keys");
let keys = [];
try {
  keys = Object.keys(localStorage).filter((key) => key.startsWith("changeover/")).sort();
} catch (error) {
  document.getElementById("none").textContent = String(error);
}
document.getElementById("none").hidden = keys.length > 0;
for (const key of keys) {
  const text = localStorage.getItem(key);
  const link = document.createElement("a");
  link.textContent = key;
  link.download = `${key.replace(/[^\w.-]+/g, "-")}.json`;
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const item = document.createElement("li");
  item.append(link, ` (${new Blob([text]).size} B)`);
  list.append(item);
}
