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

/** For the package: everything anew, and without source maps, which nobody there could follow. */
const isForPackage = process.argv.includes('--package');
const projects = { 'tsconfig.json': 'program', 'tsconfig.editor.json': 'editor' };
/** What the compiler knows of the last build; what did not change since is left as it is. */
const memoryOf = (project) => path.join(dist, '.build', `${projects[project]}.json`);

if (isForPackage) fs.rmSync(dist, { recursive: true, force: true });
const stale = staleOutputs();
for (const file of stale.orphans) fs.rmSync(file);
// The compiler trusts its memory and not the folder: what is missing there is made again only without it.
if (stale.isIncomplete) fs.rmSync(path.join(dist, '.build'), { recursive: true, force: true });
for (const project of Object.keys(projects)) {
  const how = isForPackage
    ? ['--incremental', 'false', '--sourceMap', 'false']
    : ['--incremental', '--sourceMap', '--tsBuildInfoFile', memoryOf(project)];
  const { status } = spawnSync(process.execPath, [tsc, '-p', path.join(root, project), ...how], {
    stdio: 'inherit',
  });
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
    fs.rmSync(path.join(to, folder), { recursive: true, force: true });
    if (fs.existsSync(source)) fs.cpSync(source, path.join(to, folder), { recursive: true });
  }
}

/** Outputs whose source is gone, and whether a source has no output yet. */
function staleOutputs() {
  const below = (folder) => (fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true }) : []);
  const orphans = [];
  let isIncomplete = false;
  for (const folder of ['src', 'nodes', 'test', 'bench', 'editor']) {
    const sources = path.join(root, folder === 'editor' ? 'nodes' : folder);
    const outputs = path.join(dist, folder);
    const isEditor = (file) => path.basename(file) === 'editor.ts';
    const known = new Set(
      below(sources)
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
        .filter((file) =>
          folder !== 'nodes' && folder !== 'editor' ? true : isEditor(file) === (folder === 'editor'),
        )
        .map((file) => file.replace(/\.ts$/, '')),
    );
    for (const file of below(outputs)) {
      const stem = /^(.*)\.js(\.map)?$/.exec(file)?.[1];
      if (stem !== undefined && !known.has(stem)) orphans.push(path.join(outputs, file));
    }
    for (const stem of known) if (!fs.existsSync(path.join(outputs, `${stem}.js`))) isIncomplete = true;
  }
  return { orphans, isIncomplete };
}

/** Script, style and dialog. What the nodes share stands within a function in each page: nothing of it is global. */
function pageOf(name, dialog) {
  const shared = ['common', ...(editsPeople.has(name) ? [path.join('common', 'person-form')] : [])];
  const together = (from, folders, file) =>
    folders.map((folder) => fs.readFileSync(path.join(from, folder, file), 'utf8')).join('\n');
  // In the page, a map of one of its parts would lead astray.
  const scripts = together(path.join(dist, 'editor'), [...shared, name], 'editor.js').replace(
    /^\/\/# sourceMappingURL=.*\n?/gm,
    '',
  );
  const style = together(path.join(root, 'nodes'), shared, 'editor.css');
  return `<script type="text/javascript">\n(() => {\n${scripts}})();\n</script>\n\n<style>\n${style}</style>\n\n${dialog}`;
}
