// What the pictures of the documents show, as one fingerprint: `npm run pictures` leaves it beside them, and a release asks whether
// it is still the same.
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { filesBelow } = require('./files-below.js');

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
  const names = ['nodes', 'src/web', 'src/sentences', 'examples', 'docs/recipes']
    .flatMap((folder) => filesBelow(root, folder))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => isShown.some((kind) => kind.test(name)))
    .sort();
  for (const name of names) hash.update(`${name}\0`).update(fs.readFileSync(path.join(root, name)));
  return hash.digest('hex');
}

const areTaken = () => fs.existsSync(file) && fs.readFileSync(file, 'utf8').trim() === fingerprint();
const noteTaken = () => fs.writeFileSync(file, `${fingerprint()}\n`);

module.exports = { areTaken, noteTaken };
