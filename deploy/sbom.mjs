// Writes what the deployed service is made of, from the lock files:
//   node deploy/sbom.mjs   ->  artifacts/sbom.cdx.json (CycloneDX 1.5) and artifacts/THIRD-PARTY-NOTICES.md
// Needs a restored solution (licences are read from the packages) and npm ci in addin-web.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const packages = process.env.NUGET_PACKAGES ?? join(homedir(), '.nuget', 'packages');

const element = (xml, name) => new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`, 'u').exec(xml)?.[1]?.trim();

/** What a NuGet package says about itself. */
function readNuspec(id, version) {
  const path = join(packages, id.toLowerCase(), version, `${id.toLowerCase()}.nuspec`);
  if (!existsSync(path)) {
    throw new Error(`${id} ${version} is not restored: run dotnet restore first.`);
  }
  const xml = readFileSync(path, 'utf8');
  const folder = dirname(path);
  const expression = /<license type="expression">([^<]*)</u.exec(xml)?.[1];
  const file = /<license type="file">([^<]*)</u.exec(xml)?.[1];
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : undefined;
  return { expression, text, url: element(xml, 'licenseUrl'), copyright: element(xml, 'copyright') ?? element(xml, 'authors') };
}

function nugetComponents() {
  const lock = JSON.parse(readFileSync(join(root, 'src/Smtp163Addin.Api/packages.lock.json'), 'utf8'));
  const found = new Map();
  for (const framework of Object.values(lock.dependencies)) {
    for (const [id, entry] of Object.entries(framework)) {
      if (entry.type !== 'Project') {
        found.set(id, entry);
      }
    }
  }
  return [...found].sort(([one], [other]) => one.localeCompare(other)).map(([id, entry]) => {
    const nuspec = readNuspec(id, entry.resolved);
    return {
      component: {
        type: 'library',
        'bom-ref': `pkg:nuget/${id}@${entry.resolved}`,
        name: id,
        version: entry.resolved,
        purl: `pkg:nuget/${id}@${entry.resolved}`,
        hashes: [{ alg: 'SHA-512', content: Buffer.from(entry.contentHash, 'base64').toString('hex') }],
        licenses: nuspec.expression
          ? [{ expression: nuspec.expression }]
          : [{ license: { name: nuspec.url ?? 'see the package', ...(nuspec.url ? { url: nuspec.url } : {}) } }],
        ...(nuspec.copyright ? { copyright: nuspec.copyright } : {}),
      },
      notice: nuspec.text,
    };
  });
}

/** The files with which an npm package states its licence. */
function npmNotice(name) {
  const folder = join(root, 'addin-web/node_modules', name);
  const file = existsSync(folder) ? readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry)) : undefined;
  return file ? readFileSync(join(folder, file), 'utf8') : undefined;
}

function npmComponents() {
  const sbom = JSON.parse(execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], {
    cwd: join(root, 'addin-web'), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024,
  }));
  return sbom.components.map((component) => ({
    component,
    notice: npmNotice(component.group ? `${component.group}/${component.name}` : component.name),
  }));
}

const licenceOf = ({ licenses = [] }) =>
  licenses.map((entry) => entry.expression ?? entry.license?.id ?? entry.license?.name).join(', ') || 'not stated';

const version = /<Version>([^<]*)</u.exec(readFileSync(join(root, 'Directory.Build.props'), 'utf8'))[1];
const parts = [...nugetComponents(), ...npmComponents()];
const name = '163-smtp-email-sender';
const sbom = {
  $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  serialNumber: `urn:uuid:${randomUUID()}`,
  version: 1,
  metadata: { timestamp: new Date().toISOString(), component: { type: 'application', 'bom-ref': name, name, version } },
  components: parts.map((part) => part.component),
};

const notices = parts.map(({ component, notice }) =>
  [`## ${component.group ? `${component.group}/` : ''}${component.name} ${component.version}`, `Licence: ${licenceOf(component)}`, component.copyright, notice && '```\n' + notice.trim() + '\n```']
    .filter(Boolean).join('\n\n'));

const artifacts = join(root, 'artifacts');
mkdirSync(artifacts, { recursive: true });
writeFileSync(join(artifacts, 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`);
writeFileSync(join(artifacts, 'THIRD-PARTY-NOTICES.md'), `# Third-party notices\n\nWhat the deployed service contains besides its own code.\n\n${notices.join('\n\n')}\n`);
console.log(`${parts.length} components: artifacts/sbom.cdx.json, artifacts/THIRD-PARTY-NOTICES.md`);
