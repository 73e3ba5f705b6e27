// npm run dev and npm run test:watch: builds whenever a source changes, then starts Node-RED anew, or runs the unit tests
// of the rooms that changed.
require('./require-node.js');
const { spawn, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const [, , what, ...rest] = process.argv;
const script = (name) => path.join(__dirname, name);
/** An editor saves several files at once. */
const settleMs = 200;

const changed = new Set();
let timer;
let child = null;
let isBusy = false;

if (build()) {
  if (what === 'start') void restart();
  else runTests([]);
}
for (const folder of ['src', 'nodes', 'test', 'examples']) {
  fs.watch(path.join(root, folder), { recursive: true }, (_event, file) => {
    if (file === null || file.endsWith('~')) return;
    changed.add(path.join(folder, file));
    clearTimeout(timer);
    timer = setTimeout(() => void onChange(), settleMs);
  });
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (child === null) process.exit(0);
    child.once('exit', () => process.exit(0));
    child.kill('SIGINT');
  });
}

async function onChange() {
  // What changes meanwhile is seen at the end of this.
  if (isBusy) return;
  isBusy = true;
  while (changed.size > 0) {
    const files = [...changed];
    changed.clear();
    if (!build()) continue;
    if (what === 'start') await restart();
    else runTests(files);
  }
  isBusy = false;
}

function build() {
  return spawnSync(process.execPath, [script('build.js')], { cwd: root, stdio: 'inherit' }).status === 0;
}

/** Words of the tests of what changed: the file's own name, or its room. */
function runTests(files) {
  const words = files.flatMap((file) => {
    const [top = '', room = ''] = file.split(path.sep);
    const isTest = file.endsWith('.test.ts');
    if (isTest) return [path.relative('test', file).replace(/\.ts$/, '.js')];
    return top === 'src' || top === 'nodes' ? [path.join(top, room.replace(/\.ts$/, ''))] : [];
  });
  const wanted = rest.length > 0 ? rest : [...new Set(words)];
  spawnSync(process.execPath, [script('test.js'), 'unit', ...wanted], { cwd: root, stdio: 'inherit' });
}

function restart() {
  const begin = () => {
    child = spawn(process.execPath, [script('start.js'), ...rest], { cwd: root, stdio: 'inherit' });
    child.once('exit', () => {
      child = null;
    });
  };
  if (child === null) {
    begin();
    return Promise.resolve();
  }
  const before = child;
  return new Promise((resolve) => {
    before.once('exit', () => {
      begin();
      resolve();
    });
    before.kill('SIGINT');
  });
}
