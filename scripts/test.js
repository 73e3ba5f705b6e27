// npm test and npm run test:<suite>: runs what this machine can run, and says in the last line what it could not.
require('./require-node.js');
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { filesOf, lacking, longestFirst, suites } = require('./suites.js');

const root = path.join(__dirname, '..');
const mocha = path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
/** Each may have a Node-RED and a Chromium. */
const mostJobs = 8;
/** Linux has a file system in memory there; small ones, as containers have, are left alone. */
const memory = '/dev/shm';
const enoughMemory = 2 * 1024 ** 3;
const usage = `npm test                       every suite but pack; what the machine lacks is left out, with ALL=1 that fails
npm run test:quick             the same without the browser
npm run test:unit -- battery   the unit tests of a room; other words are looked for in the files' paths
npm run test:e2e -- -g Deploy  what begins with a dash, and all behind it, goes to mocha
JOBS=1 npm test                one file after the other; else one more at once than there are processors, of the browser as many
suites: ${Object.keys(suites).join(', ')}`;

const groups = {
  all: Object.keys(suites).filter((name) => name !== 'pack'),
  quick: Object.keys(suites).filter((name) => name !== 'pack' && name !== 'browser'),
};
const [, , wanted, ...rest] = process.argv;
const names = groups[wanted] ?? [wanted];
if (!names.every((name) => suites[name])) {
  console.log(usage);
  process.exit(wanted === '--help' ? 0 : 2);
}
const dash = rest.findIndex((word) => word.startsWith('-'));
const [words, options] = dash < 0 ? [rest, []] : [rest.slice(0, dash), rest.slice(dash)];

const lacks = new Map(names.map((name) => [name, lacking(name)]));
const leftOut = [...lacks]
  .filter(([, how]) => how.length > 0)
  .map(([name, how]) => `${name} (${how.join('; ')})`);
const pools = poolsOf(names.filter((name) => lacks.get(name).length === 0))
  .map((together) => ({
    pool: together.map((name) => suites[name]),
    found: together.flatMap((name) => filesOf(name, words)),
  }))
  .filter(({ found }) => found.length > 0);

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

async function main() {
  let failed = 0;
  // What waits for a disk leaves processors to the others: it runs beside them, and its output comes when they are done.
  const [waiting, working] = [true, false].map((onDisk) =>
    pools.filter(({ pool }) => Boolean(pool[0].onDisk) === onDisk),
  );
  const beside = waiting.map(({ pool, found }) => run(pool, found, working.length > 0));
  for (const { pool, found } of working) if (!(await run(pool, found)).isGood) failed += 1;
  for (const { isGood, printed } of await Promise.all(beside)) {
    process.stdout.write(printed);
    if (!isGood) failed += 1;
  }
  if (words.length > 0 && pools.length === 0) {
    console.error(`No test file has ${words.join(' or ')} in its path.`);
    failed += 1;
  }
  if (leftOut.length > 0) {
    console.log(
      `${leftOut.length} ${leftOut.length === 1 ? 'suite' : 'suites'} not run: ${leftOut.join(', ')}`,
    );
    if (process.env.ALL === '1' || !groups[wanted]) failed += 1;
  }
  process.exitCode = failed === 0 ? 0 : 1;
}

/** Suites that nothing but their files tells apart are run as one, so that no processor waits for the last file of each. */
function poolsOf(wantedNames) {
  const pools = new Map();
  for (const name of wantedNames) {
    const { folders, needs, slow, ...how } = suites[name];
    const key = how.under ? name : JSON.stringify(how);
    pools.set(key, [...(pools.get(key) ?? []), name]);
  }
  return [...pools.values()];
}

/**
 * Whether every test of these files passed. `pool`: suites that are run in one way; `isQuiet`: what they print is in the
 * answer instead.
 */
async function run(pool, found, isQuiet = false) {
  const [suite] = pool;
  const { timeout, reporter, under = () => [] } = suite;
  const jobs = jobsFor(suite, found);
  const files =
    jobs > 1
      ? longestFirst(
          pool.flatMap(({ slow = [] }) => slow),
          found,
        )
      : found;
  const atOnce = jobs > 1 ? ['--parallel', '--jobs', String(jobs)] : [];
  const mochaArguments = [
    ...['--timeout', String(timeout), '--reporter', reporter],
    ...atOnce,
    ...options,
    ...files,
  ];
  const [command, ...before] = [...under(), process.execPath];
  const temporary = suite.onDisk ? null : inMemory();
  const child = spawn(command, [...before, mocha, ...mochaArguments], {
    cwd: root,
    stdio: isQuiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ...(temporary ? { TMPDIR: temporary } : {}) },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => {
      printed += text;
    });
  const isGood = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status === 0));
  });
  if (temporary) fs.rmSync(temporary, { recursive: true, force: true });
  return { isGood, printed };
}

function jobsFor({ onDisk, busy }, found) {
  if (onDisk) return 1;
  // A file waits for a Node-RED, a broker or a fsync now and then: one more than there are processors keeps them all busy.
  const usual = Math.max(1, Math.min(os.availableParallelism() + (busy ? 0 : 1), mostJobs));
  return Math.min(found.length, Number(process.env.JOBS) || usual);
}

/** A folder for temporary files that costs no disk, since only the suite `disk` is about one; null where there is none. */
function inMemory() {
  try {
    const { bavail, bsize } = fs.statfsSync(memory);
    return bavail * bsize < enoughMemory ? null : fs.mkdtempSync(path.join(memory, 'fitbit-tests-'));
  } catch {
    return null;
  }
}
