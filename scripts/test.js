// npm test and npm run test:<suite>: runs what this machine can run, and says in the last line what it could not.
require('./require-node.js');
const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { filesOf, lacking, suites } = require('./suites.js');

const root = path.join(__dirname, '..');
const mocha = path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
const usage = `npm test                       every suite but pack; what the machine lacks is left out, with ALL=1 that fails
npm run test:unit -- battery   the unit tests of a room; other words are looked for in the files' paths
npm run test:e2e -- -g Deploy  what begins with a dash, and all behind it, goes to mocha
suites: ${Object.keys(suites).join(', ')}`;

const [, , wanted, ...rest] = process.argv;
if (wanted === '--help' || (wanted !== 'all' && !suites[wanted])) {
  console.log(usage);
  process.exit(wanted === '--help' ? 0 : 2);
}
const dash = rest.findIndex((word) => word.startsWith('-'));
const [words, options] = dash < 0 ? [rest, []] : [rest.slice(0, dash), rest.slice(dash)];

const names = wanted === 'all' ? Object.keys(suites).filter((name) => name !== 'pack') : [wanted];
const lacks = new Map(names.map((name) => [name, lacking(name)]));
const leftOut = [...lacks]
  .filter(([, how]) => how.length > 0)
  .map(([name, how]) => `${name} (${how.join('; ')})`);
let failed = 0;
let files = 0;
for (const name of names) {
  if (lacks.get(name).length > 0) continue;
  const found = filesOf(name, words);
  files += found.length;
  if (found.length > 0 && !run(suites[name], found)) failed += 1;
}
if (words.length > 0 && files === 0) {
  console.error(`No test file has ${words.join(' or ')} in its path.`);
  failed += 1;
}
if (leftOut.length > 0) {
  console.log(
    `${leftOut.length} ${leftOut.length === 1 ? 'suite' : 'suites'} not run: ${leftOut.join(', ')}`,
  );
  if (process.env.ALL === '1' || wanted !== 'all') failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;

/** Whether every test of these files passed. */
function run({ timeout, reporter, under = () => [] }, found) {
  const mochaArguments = ['--timeout', String(timeout), '--reporter', reporter, ...options, ...found];
  const [command, ...before] = [...under(), process.execPath];
  const { status } = spawnSync(command, [...before, mocha, ...mochaArguments], {
    cwd: root,
    stdio: 'inherit',
  });
  return status === 0;
}
