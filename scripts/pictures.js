// npm run pictures: runs the browser tests that take pictures, and copies those that the documents show into docs/images.
require('./require-node.js');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { noteTaken } = require('./picture-sources.js');

const root = path.join(__dirname, '..');
const images = path.join(root, 'docs', 'images');

const recipes = fs
  .readdirSync(path.join(root, 'docs', 'recipes'))
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => path.basename(name, '.md'));

/** Which picture of a test becomes which picture of the documents. */
const table = {
  'battery-status-5-light-en-US.png': 'battery-status.png',
  'config-google-5-light-en-US.png': 'config.png',
  'sms-account-5-light-en-US.png': 'sms-account.png',
  'sms-account-phone-5-light-en-US.png': 'sms-account-phone.png',
  'signup-5-light-en-US.png': 'signup.png',
  'flow.png': 'flow.png',
  'sms-on-a-phone.png': 'sms-on-a-phone.png',
  'sidebar.png': 'sidebar.png',
  'place-5.png': 'tab-node-red-5.png',
  'place-4.png': 'tab-node-red-4.png',
  'signup-form-light.png': 'signup-form.png',
  'signup-me-light.png': 'signup-me.png',
  'chart.png': 'forecast.png',
  'dashboard-desktop-5.png': 'dashboard.png',
  ...Object.fromEntries(recipes.map((name) => [`recipe-${name}.png`, `recipe-${name}.png`])),
};
/** The tests that take those. */
const titles = [
  'Node-RED 5 fit wide and narrow, and can be read: light, en-US',
  'Node-RED 5 the first example',
  'the SMS on a phone',
  'shows who needs somebody first',
  'Node-RED 5 can be read by everybody, in the light theme',
  'every page is open to everybody, light',
  'one device makes the picture of the documents',
  'Node-RED 5 fits a phone and a desktop',
  'the recipes in the editor of Node-RED 5',
];
/** A picture is loaded by everybody who reads: not more than this. */
const mostBytes = 150_000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fitbit-pictures-'));
const tests = ['chart', 'dashboard', 'dialogs', 'examples', 'phone', 'recipes', 'sidebar', 'signup'].map(
  (name) => `build/test/browser/${name}.test.js`,
);
const { status } = spawnSync(
  process.execPath,
  [
    require.resolve('mocha/bin/mocha.js'),
    ...['--no-config', '--exit', '--timeout', '120000', '--grep', titles.join('|')],
    ...tests,
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PICTURES: folder },
  },
);

const missing = Object.keys(table).filter((name) => !fs.existsSync(path.join(folder, name)));
const taken = Object.entries(table).filter(([name]) => !missing.includes(name));
const big = taken.filter(([name]) => fs.statSync(path.join(folder, name)).size > mostBytes);
for (const [name, image] of taken) fs.copyFileSync(path.join(folder, name), path.join(images, image));
fs.rmSync(folder, { recursive: true });
if (missing.length > 0) console.error(`These pictures were not taken: ${missing.join(', ')}`);
if (big.length > 0) console.error(`Too big: ${big.map(([, image]) => image).join(', ')}`);
const isWell = status === 0 && missing.length === 0 && big.length === 0;
if (isWell) noteTaken();
process.exitCode = isWell ? 0 : 1;
