// What leaves and what arrives, as far as only the browser can do it: sealing with a pass-phrase, drawing a picture, the
// clipboard, the person's own logo.

// An envelope: "CHO" and 1, rounds, salt, vector, then what AES-256-GCM made of the rest, the header authenticated with it.
const HEADER = 36;

const keyOf = async (phrase, header, use) => {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(phrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  const iterations = new DataView(header.buffer, header.byteOffset).getUint32(4);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: header.subarray(8, 24), iterations };
  return crypto.subtle.deriveKey(how, typed, { name: "AES-GCM", length: 256 }, false, [use]);
};
const cipher = (header) => ({ name: "AES-GCM", iv: header.subarray(24, HEADER), additionalData: header });

/** Whether this page may use the browser's cryptography. */
export const canSeal = () => Boolean(globalThis.crypto?.subtle);

/** A header with empty salt and vector, and plain bytes → an envelope as a file. */
export const seal = async (bytes, phrase) => {
  const header = bytes.slice(0, HEADER);
  crypto.getRandomValues(header.subarray(8));
  const key = await keyOf(phrase, header, "encrypt");
  return new File([header, await crypto.subtle.encrypt(cipher(header), key, bytes.subarray(HEADER))], "sealed");
};

/** What an envelope holds, as a file; null when the pass-phrase is another or a bit was changed. */
export const unseal = async (envelope, phrase) => {
  const header = envelope.slice(0, HEADER);
  const key = await keyOf(phrase, header, "decrypt");
  try {
    return new File([await crypto.subtle.decrypt(cipher(header), key, envelope.subarray(HEADER))], "opened");
  } catch {
    return null;
  }
};

/** Saves a file under a name made safe. */
export const saveFile = (name, type, file) => {
  const address = URL.createObjectURL(new Blob([file], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ").trim().slice(0, 120) || "changeover";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

/** Copies text; where the browser refuses, selects the field that shows it. Resolves to whether it was copied. */
export const copy = async (text, field) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.focus();
    field?.select?.();
    return false;
  }
};

const loaded = (address) =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("not a picture"));
    image.src = address;
  });

const drawn = (image, width, height, paper) => {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  const pen = canvas.getContext("2d");
  if (paper) {
    pen.fillStyle = paper;
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
};

/** SVG → PNG of twice its size, on white. */
export const png = async (svg) => {
  const image = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
  const canvas = drawn(image, image.width * 2, image.height * 2, "#ffffff");
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  return new File([blob], "picture.png");
};

const LOGO = { width: 720, height: 240 };

/** A picture as an address that holds it, small enough to keep: drawn anew as points, so that nothing in it can act. */
export const logoOf = async (file) => {
  if (file.size > 20e6) throw new Error("too large");
  const read = new FileReader();
  await new Promise((resolve, reject) => {
    read.onload = resolve;
    read.onerror = reject;
    read.readAsDataURL(file);
  });
  const image = await loaded(read.result);
  const scale = Math.min(1, LOGO.width / image.width, LOGO.height / image.height);
  return drawn(image, image.width * scale, image.height * scale).toDataURL("image/png");
};

// The proposal comes as elements: a text, or a list of tag, attributes and what is inside. Texts become texts, whatever they
// hold; of attributes only these are set.
const TAGS = new Set("header section article div p h2 h3 h4 dl dt dd ul ol li table thead tbody tfoot tr th td span strong small img a".split(" "));

const grown = (node) => {
  if (typeof node === "string") return document.createTextNode(node);
  const [tag, attributes, ...inside] = node;
  if (!TAGS.has(tag)) throw new Error(`no element ${tag}`);
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") element.className = value;
    else if (name === "alt") element.alt = value;
    else if (name === "scope") element.scope = value;
    else if (name === "region") {
      // What is wider than its place is scrolled by keyboard too.
      element.tabIndex = 0;
      element.role = "region";
      element.ariaLabel = value;
    }
    else if (name === "src" && value.startsWith("data:image/")) element.src = value;
    else if (name === "href" && /^https:\/\//.test(value)) {
      element.href = value;
      element.rel = "noreferrer";
      element.target = "_blank";
    }
  }
  element.append(...inside.map(grown));
  return element;
};

/** Lays out what the office wrote; resolves once its pictures are there. */
export const layOut = async (place, elements) => {
  place.replaceChildren(...JSON.parse(elements).map(grown));
  await Promise.all([...place.querySelectorAll("img")].map((image) => image.decode().catch(() => {})));
};
