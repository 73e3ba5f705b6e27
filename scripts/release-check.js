// npm run release-check: what a release needs, one line each; it asks the npm registry, and takes some minutes. Ends with 1 where
// something is wrong, and changes nothing. `--quick` leaves out what asks the registry or starts a Node-RED.
require('./require-node.js');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { areTaken } = require('./picture-sources.js');

const root = path.join(__dirname, '..');
const read = (name) => fs.readFileSync(path.join(root, name), 'utf8');
const pack = JSON.parse(read('package.json'));
/** What may be installed at a user's: each of these lets them use and pass it on with no more than its notice. */
const licences = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
]);
/** The Node.js versions that a user may have: the first that is supported, and the two that follow. */
const nodes = [pack.devDependencies.node22.replace('npm:node@', ''), pack.devDependencies.node, '26'];

/** Each answers what is wrong, a line each. */
const quick = {
  'version and changelog': versions,
  'nothing uncommitted, and no such tag yet': repository,
  'every language is whole': () => ended('scripts/languages.js', '--whole'),
  'pictures newer than what they show': () =>
    areTaken()
      ? []
      : ['dialogs, pages or flows have changed since: npm run pictures, look at them, commit them'],
  'licences of what is installed': licencesInstalled,
};
const thorough = {
  'contents of the package, scorecard, documents, workflows': () =>
    ended('scripts/test.js', 'unit', 'package'),
  'known vulnerabilities': () => npm('audit', '--omit=dev'),
  ...Object.fromEntries(
    nodes.map((version) => [`tarball in Node-RED 5 and 4.1 on Node.js ${version}`, () => installed(version)]),
  ),
};

const steps = process.argv.includes('--quick') ? quick : { ...quick, ...thorough };
if (steps !== quick) finish('built as for the package', ended('scripts/build.js', '--package'));
for (const [name, step] of Object.entries(steps)) finish(name, step());

function finish(name, faults) {
  console.log(`${faults.length === 0 ? 'ok   ' : 'WRONG'} ${name}`);
  for (const fault of faults) console.log(`        ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}

function versions() {
  const [, newest = '', date = ''] = /^## (\S+) \((.*)\)$/m.exec(read('CHANGELOG.md')) ?? [];
  const locked = JSON.parse(read('package-lock.json')).version;
  return [
    ...(newest === pack.version
      ? []
      : [`CHANGELOG.md begins with ${newest || 'nothing'}, package.json says ${pack.version}`]),
    ...(/^\d{4}-\d\d-\d\d$/.test(date) ? [] : [`${newest} in CHANGELOG.md has no date: (${date})`]),
    ...(locked === pack.version ? [] : [`package-lock.json says ${locked}: npm install --package-lock-only`]),
  ];
}

function repository() {
  const changed = git('status', '--porcelain');
  const tagged = git('tag', '--list', `v${pack.version}`);
  return [...(changed ? changed.split('\n') : []), ...(tagged ? [`the tag ${tagged} is there already`] : [])];
}

function git(...options) {
  return spawnSync('git', options, { cwd: root, encoding: 'utf8' }).stdout.trim();
}

/** Of everything that comes along at a user's, by the lock file; what is for other systems lies there and not here. */
function licencesInstalled() {
  const { packages } = JSON.parse(read('package-lock.json'));
  return Object.entries(packages)
    .filter(([name, { dev, devOptional }]) => name !== '' && !dev && !devOptional)
    .map(([name, { license = 'none' }]) => [name, license])
    .filter(([, licence]) => !licences.has(licence))
    .map(([name, licence]) => `${name}: ${licence}`);
}

/** The last lines of one of our programs that went wrong; nothing where it went well. */
function ended(script, ...options) {
  return saidBy(
    spawnSync(process.execPath, [path.join(root, script), ...options], { cwd: root, encoding: 'utf8' }),
  );
}

function npm(...options) {
  return saidBy(spawnSync('npm', options, { cwd: root, encoding: 'utf8' }));
}

function saidBy({ status, stdout, stderr }) {
  return status === 0 ? [] : `${stdout}${stderr}`.trim().split('\n').slice(-20);
}

/** Installs that Node.js beside, and the tarball into a Node-RED that runs by it. */
function installed(version) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fitbit-release-'));
  try {
    // The package `node` puts its program in place by a script, which newer npm run only where that is said.
    fs.writeFileSync(path.join(folder, 'package.json'), '{"private": true, "allowScripts": {"node": true}}');
    const missing = npm('install', '--prefix', folder, '--no-audit', '--no-fund', `node@${version}`);
    if (missing.length > 0) return missing;
    const env = { ...process.env, PACK_NODE: path.join(folder, 'node_modules', 'node', 'bin', 'node') };
    const said = spawnSync(env.PACK_NODE, ['-p', 'process.version'], { encoding: 'utf8' }).stdout ?? '';
    if (!said.startsWith(`v${version.split('.')[0]}.`))
      return [`node@${version} says it is ${said.trim() || 'nothing'}`];
    const test = [path.join(root, 'scripts', 'test.js'), 'pack'];
    return saidBy(spawnSync(process.execPath, test, { cwd: root, encoding: 'utf8', env }));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
