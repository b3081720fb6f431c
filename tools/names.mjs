// What a program is made of, by name: bytes of code a module, from the names that the compiler leaves in it.
//   node tools/names.mjs program.wasm [--all]
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** Name and length of every function; a name that the program does not hold is "?". */
function functions(bytes) {
  let at = 8;
  const number = () => {
    for (let [sum, place] = [0, 1]; ; place *= 128) {
      const byte = bytes[at++];
      sum += (byte & 127) * place;
      if (byte < 128) return sum;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return bytes.toString("utf8", at - length, at);
  };
  const limits = () => {
    const flags = number();
    number();
    if (flags & 1) number();
  };
  const lengths = [];
  const names = new Map();
  let imported = 0;
  while (at < bytes.length) {
    const section = bytes[at++];
    const end = number() + at;
    if (section === 2) {
      for (let left = number(); left > 0; left--) {
        text();
        text();
        const kind = bytes[at++];
        if (kind === 0) {
          imported++;
          number();
        } else if (kind === 1) {
          at++;
          limits();
        } else if (kind === 2) limits();
        else at += 2;
      }
    } else if (section === 10) {
      for (let left = number(); left > 0; left--) {
        const length = number();
        lengths.push(length);
        at += length;
      }
    } else if (section === 0 && text() === "name") {
      while (at < end) {
        const kind = bytes[at++];
        const next = number() + at;
        if (kind === 1) for (let left = number(); left > 0; left--) names.set(number(), text());
        at = next;
      }
    }
    at = end;
  }
  return lengths.map((length, index) => ({ length, name: names.get(index + imported) ?? "?" }));
}

/** The module a mangled name belongs to: two parts of a library's path, up to four of our own. */
function moduleOf(mangled) {
  const parts = [];
  if (mangled.startsWith("_ZN")) {
    for (let at = 3; /\d/.test(mangled[at]); ) {
      const digits = /^\d+/.exec(mangled.slice(at))[0];
      at += digits.length;
      parts.push(mangled.slice(at, at + Number(digits)));
      at += Number(digits);
    }
    parts.pop(); // the hash
  } else {
    const found = /Cs[0-9A-Za-z]*_(\d+)([a-z_]\w*)/.exec(mangled);
    if (found) return found[2].slice(0, Number(found[1]));
  }
  // A method of a trait stands under the type, which is written with its own path.
  const path = parts.join("::").replaceAll("..", "::").replaceAll(/\$[A-Za-z0-9]+\$/g, " ");
  const segments = (/[a-z_][a-z0-9_]*(::[A-Za-z0-9_]+)+/.exec(path)?.[0] ?? path.trim()).split("::");
  return segments.slice(0, segments[0].startsWith("changeover") ? 4 : 2).filter((part) => /^[a-z]/.test(part)).join("::") || "?";
}

/** Bytes of code a module, the largest first. */
export function weights(bytes) {
  const sums = {};
  for (const { name, length } of functions(bytes)) {
    const module = moduleOf(name);
    sums[module] = (sums[module] ?? 0) + length;
  }
  return Object.fromEntries(Object.entries(sums).sort((a, b) => b[1] - a[1]));
}

/** Modules that grew by more than `least` bytes, or are new with more than that. */
export function grown(before, now, least = 1000) {
  return Object.entries(now)
    .map(([name, bytes]) => ({ name, bytes, more: bytes - (before[name] ?? 0) }))
    .filter(({ more }) => more > least)
    .sort((a, b) => b.more - a.more);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [path] = process.argv.slice(2);
  console.log(JSON.stringify(weights(readFileSync(path)), null, 1));
}
