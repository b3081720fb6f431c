// Just enough HTML to read the tags of a page that we wrote ourselves.

const TAG = /<([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const ATTRIBUTE = /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** Every tag of the page: its text, where it stands, its name and its attributes. */
export function tags(html) {
  return [...html.matchAll(TAG)].map(({ 0: text, 1: name, 2: rest, index }) => ({
    text,
    index,
    name: name.toLowerCase(),
    attributes: Object.fromEntries([...rest.matchAll(ATTRIBUTE)].map(([, key, a, b, c]) => [key.toLowerCase(), a ?? b ?? c ?? ""])),
  }));
}

/** The content policy the page states in its head, or null. */
export function policyOf(html) {
  return tags(html).find(({ attributes }) => attributes["http-equiv"]?.toLowerCase() === "content-security-policy")?.attributes.content ?? null;
}
