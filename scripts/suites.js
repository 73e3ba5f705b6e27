// The suites of tests: which files each runs, and what a machine needs for them.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const tests = path.join(__dirname, '..', 'build', 'test');
// The one without a window first: it shows the same pages, with a third less of the processor.
const chromium = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

const runs = (command, ...rest) => spawnSync(command, rest, { stdio: 'ignore' }).status === 0;
const isRoot = () => process.getuid?.() === 0;
/** A user namespace gives whoever runs the tests mounts of their own. */
const namespaced = ['unshare', '--user', '--map-root-user', '--mount'];

/** What a machine may lack: how to find out, and what to do about it. */
const needs = {
  chromium: {
    isThere: () => chromium.some((place) => fs.existsSync(place)),
    how: 'install Chromium (apt-get install chromium-headless-shell, or chromium)',
  },
  mounts: {
    isThere: () => process.platform === 'linux' && (isRoot() || runs(...namespaced, 'true')),
    how: 'run it on Linux as root, or where user namespaces are allowed',
  },
  compiler: {
    isThere: () => runs('gcc', '--version') && fs.existsSync('/usr/include/stdio.h'),
    how: 'install a C compiler (apt-get install gcc libc6-dev)',
  },
};

/**
 * `folders`: below build/test. `under`: the command that mocha runs under. `slow`: words of the paths of the files that take
 * longest, the longest first; the others go by their size. It is no more than where to begin when files run side by side.
 * `onDisk`: one file after the other, with temporary files on a real disk. `busy`: a file keeps a
 * processor at work all the time, so no more of them at once than there are.
 */
const suites = {
  unit: {
    folders: ['src', 'nodes', 'types', 'walls', 'package', 'vendor', 'crash', 'long-life'],
    needs: [],
    timeout: 60_000,
    reporter: 'dot',
    slow: ['webhook-server', 'src/chaos', 'numbers.property', 'oauth/tokens', 'sms/once', 'src/clocks'],
  },
  e2e: {
    folders: ['e2e', 'fuzz'],
    needs: [],
    timeout: 60_000,
    reporter: 'dot',
    slow: [
      ...['home-assistant', 'blindness', 'main-job', 'webhook-setups', 'canaries', 'redeploy-statuses'],
      ...['new-alert-kind', 'other-source', 'linear-work', 'watches', 'examples.test', 'two-at-once'],
    ],
  },
  disk: {
    folders: ['disk'],
    onDisk: true,
    needs: ['mounts', 'compiler'],
    timeout: 60_000,
    reporter: 'dot',
    under: () => (isRoot() ? [] : namespaced),
  },
  browser: {
    folders: ['browser'],
    needs: ['chromium'],
    timeout: 120_000,
    reporter: 'spec',
    busy: true,
    slow: [
      'browser/sidebar.test',
      'connect',
      'dialogs',
      'browser/nodes',
      'examples',
      'sidebar-alerts',
      'browser/signup',
    ],
  },
  pack: { folders: ['pack'], needs: [], timeout: 300_000, reporter: 'spec' },
};

/** What this machine lacks for a suite, as sentences that say what to do; none where it runs. */
function lacking(name) {
  return suites[name].needs.filter((need) => !needs[need].isThere()).map((need) => needs[need].how);
}

/** The compiled test files of a suite; `words`: only of rooms or files whose path has one of these in it. */
function filesOf(name, words = []) {
  return suites[name].folders
    .flatMap((folder) => {
      const from = path.join(tests, folder);
      if (!fs.existsSync(from)) return [];
      return fs.readdirSync(from, { recursive: true }).map((file) => path.join(from, file));
    })
    .filter((file) => file.endsWith('.test.js'))
    .filter((file) => words.length === 0 || words.some((word) => path.relative(tests, file).includes(word)))
    .sort();
}

/** Files in an order in which the last to end is not one that began late. `slow`: words of the longest ones' paths. */
function longestFirst(slow, files) {
  const place = (file) => {
    const at = slow.findIndex((word) => file.includes(word));
    return at < 0 ? slow.length : at;
  };
  const size = (file) => fs.statSync(file).size;
  return [...files].sort((a, b) => place(a) - place(b) || size(b) - size(a));
}

module.exports = { chromium, suites, lacking, longestFirst, filesOf };
