// What the pictures of the documents show, as one fingerprint: `npm run pictures` leaves it beside them, and a release asks whether
// it is still the same.
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const file = path.join(root, 'docs', 'images.sha256');

/** Dialogs, sidebar, pages, and what they say in English; the flows that are shown. */
const isShown = [
  /^nodes\/[\w-]+\/editor(\/|\.html$)/,
  /^nodes\/[\w-]+\/locales\/en-US\/[\w-]+\.json$/,
  /^src\/web\//,
  /^src\/sentences\/languages\/en\.ts$/,
  /^(examples|docs\/recipes)\/.*\.json$/,
];

/** SHA-256 over the paths and contents of all that. */
function fingerprint() {
  const hash = crypto.createHash('sha256');
  for (const name of ['nodes', 'src/web', 'src/sentences', 'examples', 'docs/recipes']
    .flatMap(filesBelow)
    .sort()) {
    if (isShown.some((kind) => kind.test(name)))
      hash.update(`${name}\0`).update(fs.readFileSync(path.join(root, name)));
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  const whole = path.join(root, folder);
  if (!fs.existsSync(whole)) return [];
  return fs
    .readdirSync(whole, { recursive: true })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((name) => fs.statSync(path.join(root, name)).isFile());
}

const areTaken = () => fs.existsSync(file) && fs.readFileSync(file, 'utf8').trim() === fingerprint();
const noteTaken = () => fs.writeFileSync(file, `${fingerprint()}\n`);

module.exports = { areTaken, noteTaken };
