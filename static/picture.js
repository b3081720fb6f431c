// The picture of time as one SVG that needs no style sheet, or as a PNG of it: what is seen, at the zoom and in the colours
// it is seen in. Fetched when it is asked for.

const SVG = "http://www.w3.org/2000/svg";
const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight"];

const element = (name, attributes = {}, text = "") => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
};

/** A copy of a drawing with its computed style written into it; controls and what is read aloud stay behind. */
const copied = (drawing) => {
  const copy = drawing.cloneNode(true);
  const [from, to] = [drawing, copy].map((root) => [root, ...root.querySelectorAll("*")]);
  from.forEach((old, index) => {
    const style = getComputedStyle(old);
    const made = to[index];
    for (const name of ["class", "role", "tabindex", "style"]) made.removeAttribute(name);
    for (const { name } of [...made.attributes]) if (name.startsWith("aria-")) made.removeAttribute(name);
    if (old.nodeName !== "title" && [...old.children].every(({ nodeName }) => nodeName === "title"))
      for (const name of STYLES) made.setAttribute(name, style.getPropertyValue(name).replaceAll('"', "'"));
  });
  copy.querySelectorAll("[fill='rgba(0, 0, 0, 0)']").forEach((unseen) => unseen.getAttribute("stroke") === "none" && unseen.remove());
  return copy;
};

const words = (node, x, y) => {
  const style = getComputedStyle(node);
  return element("text", { x, y, fill: style.color, "font-size": style.fontSize, "font-weight": style.fontWeight }, node.textContent.trim());
};

const drawn = (root, title) => {
  const box = root.getBoundingClientRect();
  const style = getComputedStyle(root);
  const [width, height, top] = [Math.ceil(box.width), Math.ceil(box.height) + 44, 44];
  const whole = element("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "Segoe UI, Noto Sans, Arial, sans-serif" });
  whole.append(element("title", {}, title), element("rect", { width, height, fill: style.backgroundColor }));
  const heading = element("text", { x: 12, y: 28, fill: style.color, "font-size": 18, "font-weight": 700 }, title);
  const patterns = document.querySelector(".patterns defs");
  if (patterns) whole.append(copied(patterns));
  whole.append(heading);
  for (const lane of root.querySelectorAll(".lane")) {
    const at = lane.getBoundingClientRect();
    const y = at.top - box.top + top;
    lane.querySelectorAll(".lane__product, .lane__under").forEach((name) => {
      const place = name.getBoundingClientRect();
      const indent = parseFloat(getComputedStyle(name).paddingInlineStart) || 0;
      whole.append(words(name, Math.round(place.left - box.left + indent), Math.round(place.bottom - box.top + top - 4)));
    });
    const drawing = lane.querySelector("svg.lane__picture");
    if (!drawing) continue;
    const place = drawing.getBoundingClientRect();
    const copy = copied(drawing);
    copy.setAttribute("x", place.left - box.left);
    copy.setAttribute("y", place.top - box.top + top);
    copy.setAttribute("width", place.width);
    copy.setAttribute("height", place.height);
    whole.append(copy, element("line", { x1: 0, x2: width, y1: y + at.height, y2: y + at.height, stroke: getComputedStyle(lane).borderBottomColor }));
  }
  return { text: new XMLSerializer().serializeToString(whole), width, height };
};

/** The picture in `root` under a title: the text of an SVG, or the bytes of a PNG. */
export const picture = async (root, title, kind) => {
  const { text, width, height } = drawn(root, title);
  if (kind === "svg") return text;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  // Twice the size of the screen, as far as a canvas goes.
  const scale = Math.min(2, 16000 / height, 16000 / width);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * scale, height * scale];
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  context.drawImage(image, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
};
