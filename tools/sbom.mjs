// Writes what the two programs of the site are made of, as CycloneDX 1.6: every crate that is linked in, with version,
// licence and checksum. The same sources give the same text. Run in the root of the repository.
//   node tools/sbom.mjs > sbom.cdx.json
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const PROGRAMS = ["changeover", "changeover-office", "changeover-sheets"];
const options = ["metadata", "--locked", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"];
const { packages, resolve } = JSON.parse(execFileSync("cargo", options, { encoding: "utf8", maxBuffer: 1 << 28 }));
const packageOf = new Map(packages.map((of) => [of.id, of]));
const nodeOf = new Map(resolve.nodes.map((node) => [node.id, node]));

/** What is linked into a program: neither what tests nor what builds it. */
const linked = (id) => nodeOf.get(id).deps.filter(({ dep_kinds: kinds }) => kinds.some(({ kind }) => kind === null)).map(({ pkg }) => pkg);

const reached = new Set();
const walk = (id) => {
  if (reached.has(id)) return;
  reached.add(id);
  linked(id).forEach(walk);
};
const programs = packages.filter(({ name, source }) => source === null && PROGRAMS.includes(name));
programs.forEach(({ id }) => walk(id));

const checksums = new Map(
  readFileSync("Cargo.lock", "utf8")
    .split("[[package]]")
    .map((block) => Object.fromEntries([...block.matchAll(/^(\w+) = "(.*)"$/gm)].map(([, key, value]) => [key, value])))
    .filter(({ checksum }) => checksum)
    .map(({ name, version, checksum }) => [`${name} ${version}`, checksum]),
);

const refOf = ({ name, version }) => `pkg:cargo/${name}@${version}`;
const component = (of) => {
  const checksum = checksums.get(`${of.name} ${of.version}`);
  return {
    type: of.source === null ? "application" : "library",
    "bom-ref": refOf(of),
    name: of.name,
    version: of.version,
    ...(of.license && { licenses: [{ expression: of.license.replaceAll("/", " OR ") }] }),
    ...(checksum && { hashes: [{ alg: "SHA-256", content: checksum }] }),
    purl: refOf(of),
  };
};
const byRef = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const parts = [...reached].map((id) => packageOf.get(id)).sort((a, b) => byRef(refOf(a), refOf(b)));
const site = packages.find(({ name }) => name === PROGRAMS[0]);

console.log(
  JSON.stringify(
    {
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      version: 1,
      metadata: { component: component(site) },
      components: parts.filter(({ id }) => id !== site.id).map(component),
      dependencies: parts.map((of) => ({ ref: refOf(of), dependsOn: linked(of.id).map((id) => refOf(packageOf.get(id))).sort(byRef) })),
    },
    null,
    1,
  ),
);
