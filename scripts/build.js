// Compiles src/, nodes/, test/ and bench/ to dist/, and lays beside each node what Node-RED looks for there:
// one .html (editor script + dialog), locales/ and icons/.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

/** In whose pages people are edited. */
const editsPeople = new Set(['fitbit-config', 'fitbit-sidebar']);

const root = path.join(__dirname, '..');
const dist = path.join(root, 'dist');
const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');

fs.rmSync(dist, { recursive: true, force: true });
for (const project of ['tsconfig.json', 'tsconfig.editor.json']) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', path.join(root, project)], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

for (const name of fs.readdirSync(path.join(root, 'nodes'))) {
  const from = path.join(root, 'nodes', name);
  const dialog = path.join(from, 'editor.html');
  if (!fs.existsSync(dialog)) continue;
  const to = path.join(dist, 'nodes', name);
  fs.writeFileSync(path.join(to, `${name}.html`), pageOf(name, fs.readFileSync(dialog, 'utf8')));
  for (const folder of ['locales', 'icons']) {
    const source = path.join(from, folder);
    if (fs.existsSync(source)) fs.cpSync(source, path.join(to, folder), { recursive: true });
  }
}
fs.rmSync(path.join(dist, 'editor'), { recursive: true, force: true });

/** Script, style and dialog. What the nodes share stands within a function in each page: nothing of it is global. */
function pageOf(name, dialog) {
  const shared = ['common', ...(editsPeople.has(name) ? [path.join('common', 'person-form')] : [])];
  const together = (from, folders, file) =>
    folders.map((folder) => fs.readFileSync(path.join(from, folder, file), 'utf8')).join('\n');
  const scripts = together(path.join(dist, 'editor'), [...shared, name], 'editor.js');
  const style = together(path.join(root, 'nodes'), shared, 'editor.css');
  return `<script type="text/javascript">\n(() => {\n${scripts}})();\n</script>\n\n<style>\n${style}</style>\n\n${dialog}`;
}
