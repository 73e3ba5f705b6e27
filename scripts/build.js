// Compiles src/, nodes/, test/ and bench/ to dist/, and lays beside each node what Node-RED looks for there:
// one .html (the modules of its editor/ as one script, their styles, the dialog), locales/ and icons/.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { getCountries } = require('libphonenumber-js');
const { smsAccountForms } = require('./sms-account.js');

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

const smsAccount = smsAccountForms(dist);
writeFieldsOfSmsAccount();

const faces = fs
  .readdirSync(path.join(root, 'nodes'))
  .filter((name) => fs.existsSync(path.join(root, 'nodes', name, 'editor.html')));
for (const name of faces) {
  const from = path.join(root, 'nodes', name);
  const to = path.join(dist, 'nodes', name);
  const dialog = fs.readFileSync(path.join(from, 'editor.html'), 'utf8');
  fs.writeFileSync(path.join(to, `${name}.html`), pageOf(bundledEditor(name), dialogOf(name, dialog)));
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
  for (const folder of ['src', 'nodes', 'test', 'bench']) {
    const sources = path.join(root, folder);
    const outputs = path.join(dist, folder);
    const isEditor = (file) => folder === 'nodes' && file.split(path.sep)[1] === 'editor';
    const known = new Set(
      below(sources)
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !isEditor(file))
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

/** What the declarations of the providers come to at run time, in the place of what the compiler made of that file. */
function writeFieldsOfSmsAccount() {
  const name = path.join('nodes', 'fitbit-sms-account', 'fields');
  const { code } = esbuild.transformSync(fs.readFileSync(path.join(root, `${name}.ts`), 'utf8'), {
    loader: 'ts',
    format: 'cjs',
    target: 'es2023',
    define: { FIELDS_OF_SMS_PROVIDERS: JSON.stringify(smsAccount.fields) },
  });
  fs.writeFileSync(path.join(dist, `${name}.js`), code);
}

/**
 * The modules of a node's editor/ as one script and one style. Node-RED's editor is one page for all palettes: each
 * script is a function of its own, and nothing of ours is global there. Unminified: the scorecard and whoever debugs
 * in the editor read it.
 */
function bundledEditor(name) {
  const { compilerOptions } = JSON.parse(fs.readFileSync(path.join(root, 'tsconfig.editor.json'), 'utf8'));
  const folder = path.join(root, 'nodes', name, 'editor');
  const script = fs.readFileSync(path.join(folder, 'index.ts'), 'utf8');
  const { outputFiles } = esbuild.buildSync({
    stdin: {
      contents: name === 'fitbit-sms-account' ? smsAccount.script(script) : script,
      resolveDir: folder,
      sourcefile: path.join(folder, 'index.ts'),
      loader: 'ts',
    },
    absWorkingDir: root,
    outdir: dist,
    write: false,
    bundle: true,
    format: 'iife',
    target: compilerOptions.target,
    define: { COUNTRIES_WITH_NUMBERS: JSON.stringify(getCountries()) },
    logLevel: 'warning',
  });
  const textOf = (kind) => outputFiles.find((one) => one.path.endsWith(`.${kind}`)).text;
  return { script: textOf('js'), style: textOf('css') };
}

function dialogOf(name, dialog) {
  return name === 'fitbit-sms-account' ? smsAccount.dialog(dialog) : dialog;
}

/** What Node-RED loads into the editor for a node. */
function pageOf({ script, style }, dialog) {
  return `<script type="text/javascript">\n${script}</script>\n\n<style>\n${style}</style>\n\n${dialog}`;
}
