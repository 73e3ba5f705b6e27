// npm run pictures: runs the browser tests that take pictures, and copies those that the documents show into docs/images.
require('./require-node.js');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const root = path.join(__dirname, '..');
const images = path.join(root, 'docs', 'images');

/** Which picture of a test becomes which picture of the documents. */
const table = {
  'battery-status-5-light-en-US.png': 'battery-status.png',
  'config-google-5-light-en-US.png': 'config.png',
  'sms-account-5-light-en-US.png': 'sms-account.png',
  'signup-5-light-en-US.png': 'signup.png',
  'example-01-5.png': 'flow.png',
  'sms-on-a-phone.png': 'sms-on-a-phone.png',
  'sidebar.png': 'sidebar.png',
  'household-5.png': 'tab-node-red-5.png',
  'household-4.png': 'tab-node-red-4.png',
  'signup-form-light.png': 'signup-form.png',
  'signup-me-light.png': 'signup-me.png',
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fitbit-pictures-'));
const tests = ['dialogs', 'examples', 'phone', 'sidebar', 'signup'].map(
  (name) => `dist/test/browser/${name}.test.js`,
);
const { status } = spawnSync(
  process.execPath,
  [require.resolve('mocha/bin/mocha.js'), '--no-config', '--exit', '--timeout', '60000', ...tests],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PICTURES: folder, SIGNUP_PICTURES: folder, SIDEBAR_PICTURES: folder },
  },
);

const documents = [
  'README.md',
  ...fs.readdirSync(path.join(root, 'docs')).map((name) => path.join('docs', name)),
]
  .filter((name) => name.endsWith('.md'))
  .map((name) => fs.readFileSync(path.join(root, name), 'utf8'))
  .join('\n');
const missing = Object.keys(table).filter((name) => !fs.existsSync(path.join(folder, name)));
for (const [name, image] of Object.entries(table)) {
  // Only what a document shows: another one would lie there unseen.
  if (!missing.includes(name) && documents.includes(image))
    fs.copyFileSync(path.join(folder, name), path.join(images, image));
}
fs.rmSync(folder, { recursive: true });
if (missing.length > 0) console.error(`These pictures were not taken: ${missing.join(', ')}`);
process.exitCode = status === 0 && missing.length === 0 ? 0 : 1;
