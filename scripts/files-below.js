// The files of a folder, for what builds and what looks at the sources.
const fs = require('node:fs');
const path = require('node:path');

/** The files under a folder, or one in it, as paths below the first; none where it is not there. */
function filesBelow(folder, inner = '.') {
  const start = path.join(folder, inner);
  if (!fs.existsSync(start)) return [];
  return fs
    .readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

module.exports = { filesBelow };
