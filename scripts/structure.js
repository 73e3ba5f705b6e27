// npm run structure: writes docs/structure.md, which lists each source file with its first line. A test holds it true.
require('./require-node.js');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const document = path.join(root, 'docs', 'structure.md');
const rooms = ['src', 'nodes', 'test/support', 'bench', 'scripts'];

/** The sentence at the top of a file; throws where there is none. */
function firstLine(file) {
  const lines = fs.readFileSync(path.join(root, file), 'utf8').split('\n');
  const comment = [];
  for (const line of lines) {
    if (!line.startsWith('// ')) break;
    comment.push(line.slice(3));
  }
  if (comment.length === 0) throw new Error(`${file} does not begin with a line that says what it is for.`);
  return comment.join(' ').replace(/\|/g, '\\|');
}

function structure() {
  const folders = new Map();
  for (const room of rooms) {
    const files = fs.readdirSync(path.join(root, room), { recursive: true });
    for (const file of files.filter((name) => /\.(ts|js)$/.test(name) && !name.endsWith('.d.ts')).sort()) {
      const folder = path.posix.join(room, path.posix.dirname(file.split(path.sep).join('/')));
      folders.set(folder, [...(folders.get(folder) ?? []), path.basename(file)]);
    }
  }
  const sections = [...folders]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([folder, names]) => {
      const rows = names.map(
        (name) => `| [${name}](../${folder}/${name}) | ${firstLine(`${folder}/${name}`)} |`,
      );
      return [`## ${folder}`, '', '| file | what for |', '| --- | --- |', ...rows, ''].join('\n');
    });
  return [
    '# Where is what, file by file',
    '',
    'Written by `npm run structure` from the first line of each file.',
    '',
    ...sections,
  ].join('\n');
}

module.exports = { document, structure };
if (require.main === module) fs.writeFileSync(document, structure());
