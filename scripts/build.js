// Compiles src/, nodes/, test/ and bench/ to build/, module by module, for the tests; and makes dist/, which is what is
// shipped: the programs as few files (bundle.js), and beside each node what Node-RED looks for there: one .html (the
// modules of its editor/ as one script, their styles, the dialog), locales/ and icons/.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { getCountries } = require('libphonenumber-js');
const { bundle } = require('./bundle.js');
const { filesBelow } = require('./files-below.js');
const { smsAccountForms } = require('./sms-account.js');

const root = path.join(__dirname, '..');
const modules = path.join(root, 'build');
const dist = path.join(root, 'dist');
const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');

/** For the package: everything anew, and without source maps, which nobody there could follow. */
const isForPackage = process.argv.includes('--package');
const projects = { 'tsconfig.json': 'program', 'tsconfig.editor.json': 'editor' };
/** What the compiler knows of the last build; what did not change since is left as it is. */
const memoryOf = (project) => path.join(modules, '.memory', `${projects[project]}.json`);

if (isForPackage) for (const made of [modules, dist]) fs.rmSync(made, { recursive: true, force: true });
const stale = staleOutputs();
for (const file of stale.orphans) fs.rmSync(file);
// The compiler trusts its memory and not the folder: what is missing there is made again only without it.
if (stale.isIncomplete) fs.rmSync(path.join(modules, '.memory'), { recursive: true, force: true });
for (const project of Object.keys(projects)) {
  const how = ['--incremental', '--sourceMap', '--tsBuildInfoFile', memoryOf(project)];
  const { status } = spawnSync(process.execPath, [tsc, '-p', path.join(root, project), ...how], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const smsAccount = smsAccountForms(modules);
/** Sources that the build writes itself, by their paths. */
const written = fieldsOfSmsAccount();
for (const [source, text] of written) writeModule(source, text);
ship().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

/** Makes dist/. What is as it was is left alone, so that nothing is loaded anew for it; what no source stands for any more goes. */
async function ship() {
  const programs = await bundle({ written, withSourceMaps: !isForPackage });
  const wanted = new Map(programs.map(({ path: file, contents }) => [file, Buffer.from(contents)]));
  const faces = fs
    .readdirSync(path.join(root, 'nodes'))
    .filter((name) => fs.existsSync(path.join(root, 'nodes', name, 'editor.html')));
  for (const name of faces) {
    const from = path.join(root, 'nodes', name);
    const to = path.join('nodes', name);
    const dialog = fs.readFileSync(path.join(from, 'editor.html'), 'utf8');
    const page = pageOf(bundledEditor(name), dialogOf(name, dialog));
    wanted.set(path.join(to, `${name}.html`), Buffer.from(page));
    for (const file of [...filesBelow(from, 'locales'), ...filesBelow(from, 'icons')]) {
      wanted.set(path.join(to, file), fs.readFileSync(path.join(from, file)));
    }
  }
  for (const file of filesBelow(dist)) if (!wanted.has(file)) fs.rmSync(path.join(dist, file));
  for (const [file, contents] of wanted) writeIfNew(path.join(dist, file), contents);
}

function writeIfNew(file, contents) {
  if (fs.existsSync(file) && fs.readFileSync(file).equals(contents)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, contents);
}

/** Outputs whose source is gone, and whether a source has no output yet. */
function staleOutputs() {
  const orphans = [];
  let isIncomplete = false;
  for (const folder of ['src', 'nodes', 'test', 'bench']) {
    const sources = path.join(root, folder);
    const outputs = path.join(modules, folder);
    const isEditor = (file) => folder === 'nodes' && file.split(path.sep)[1] === 'editor';
    const known = new Set(
      filesBelow(sources)
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !isEditor(file))
        .map((file) => file.replace(/\.ts$/, '')),
    );
    for (const file of filesBelow(outputs)) {
      const stem = /^(.*)\.js(\.map)?$/.exec(file)?.[1];
      if (stem !== undefined && !known.has(stem)) orphans.push(path.join(outputs, file));
    }
    for (const stem of known) if (!fs.existsSync(path.join(outputs, `${stem}.js`))) isIncomplete = true;
  }
  return { orphans, isIncomplete };
}

/** What the declarations of the providers come to at run time. */
function fieldsOfSmsAccount() {
  const source = 'nodes/fitbit-sms-account/fields.ts';
  return new Map([[source, smsAccount.program(fs.readFileSync(path.join(root, source), 'utf8'))]]);
}

/** In the place of what the compiler made of that source. */
function writeModule(source, text) {
  const { code } = esbuild.transformSync(text, { loader: 'ts', format: 'cjs', target: 'es2023' });
  writeIfNew(path.join(modules, source.replace(/\.ts$/, '.js')), Buffer.from(code));
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
