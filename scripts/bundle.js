// Bundles the programs of what is shipped: few files, in which whoever debugs a Node-RED still finds every name.
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const root = path.join(__dirname, '..');
const dist = path.join(root, 'dist');

/** What is loaded by its own name, so each is a file by itself: the nodes by Node-RED, the languages from their folder. */
const loadedByName = /^(?:nodes\/([^/]+)\/\1|src\/sentences\/languages\/[^/]+)\.ts$/;
const folderOfNode = /^nodes\/(fitbit-[^/]+)\//;
const beginsNode = /^nodes\/([^/]+)\/\1\.ts$/;

/**
 * The other files and which sources each begins with: it holds what these load at once, but for what a node's own file or a
 * file further up in this list holds. So no two files load each other at once, and what is loaded late stays away until then.
 */
const files = [
  // What the tests' harnesses replace: the machine here, and the driver of the store further down.
  ['src/net/system.js', /^src\/net\/system\.ts$/],
  // Its own, because it finds the languages beside itself.
  ['src/sentences/sentences.js', /^src\/sentences\/[^/]+\.ts$/],
  // What registers the nodes, on any Node.js.
  ['nodes/common/start.js', loadedByName],
  // What nodes use while no engine is open.
  [
    'src/shared.js',
    /^(nodes\/(?!common\/(database-place|open-later|build-anew))|src\/web\/without-engine\.ts$)/,
  ],
  // What both drivers of the store use, of which only one is ever loaded.
  ['src/store/shared.js', /^src\/(net\/(event|concurrency)|store\/(?!open\.)[^/]+)\.ts$/],
  ['src/store/sqlite.js', /^src\/store\/sqlite\//],
  [
    'src/store/postgres.js',
    /^(src\/store\/postgres\/|nodes\/common\/(database-place|open-later|build-anew)\.ts$)/,
  ],
  ['src/engine.js', /^src\/(engine|web\/gateway|clouds\/[^/]+-api)\.ts$/],
  // For those who chose Demo.
  ['src/sandbox.js', /^src\/clouds\/demo-sandbox\.ts$/],
  // The command, which Node-RED never loads.
  ['src/move.js', /^src\/move\//],
];
/** What `bin/` begins with. */
const command = 'src/move/main.ts';
/** What harnesses and the command take out of a file, though nothing else that is shipped does. */
const forOthers = ['src/store/sqlite/operations.ts', command];

/** Every program that is shipped: `{ path, contents }`, paths below dist/. `written`: the text of sources that the build writes. */
async function bundle({ written, withSourceMaps }) {
  const { target } = JSON.parse(fs.readFileSync(path.join(root, 'tsconfig.json'), 'utf8')).compilerOptions;
  const options = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target,
    packages: 'external',
    charset: 'utf8',
    write: false,
    outdir: dist,
    logLevel: 'warning',
  };
  const imports = importsOf(options);
  const fileOf = filesOf(imports);
  const exported = exportedBy(imports, fileOf);
  const names = namesIn([...exported.values()].flat(), options);
  const built = await Promise.all(
    [...new Set(fileOf.values())].map(async (file) => {
      const { outputFiles } = await esbuild.build({
        ...options,
        sourcemap: withSourceMaps ? 'linked' : false,
        ...entryOf(file, exported.get(file) ?? [], names),
        plugins: [elsewhere(file, fileOf), instead(written)],
      });
      return outputFiles.map((one) => ({ path: path.relative(dist, one.path), contents: one.text }));
    }),
  );
  return built.flat();
}

/** What each source imports of ours at run time, and whether it loads that at once. */
function importsOf(options) {
  const entryPoints = ['nodes', 'src/sentences/languages']
    .flatMap((folder) =>
      fs.readdirSync(path.join(root, folder), { recursive: true }).map((name) => `${folder}/${posix(name)}`),
    )
    .filter((source) => loadedByName.test(source));
  const { inputs } = esbuild.buildSync({
    ...options,
    entryPoints: [...entryPoints, command],
    metafile: true,
  }).metafile;
  return new Map(
    Object.entries(inputs).map(([source, { imports }]) => [
      source,
      imports
        .filter(({ external }) => !external)
        .map((one) => ({ to: one.path, isAtOnce: one.kind === 'import-statement' })),
    ]),
  );
}

/**
 * In which file each source is. What Node-RED loads of a node with every start is one file, as small as can be, because Node.js
 * reads and parses it whole, twice; what the node needs once it is used is another.
 */
function filesOf(imports) {
  const fileOf = new Map();
  const nodeOf = (source) => folderOfNode.exec(source)?.[1];
  const byName = [...imports.keys()].filter((source) => loadedByName.test(source));
  const atOnce = loadedAtOnce(byName, imports);
  const late = [...imports.keys()].filter((source) => !atOnce.includes(source));
  const forLate = new Set(late.flatMap((source) => imports.get(source).map(({ to }) => to)));
  for (const source of byName) {
    // What is of the node and is taken by others too is where all nodes have it: a node's file exports the node alone.
    const own = atOnce.filter((one) => nodeOf(one) && nodeOf(one) === nodeOf(source) && !forLate.has(one));
    for (const one of [source, ...own]) fileOf.set(one, source.replace(/\.ts$/, '.js'));
  }
  for (const source of late) if (nodeOf(source)) fileOf.set(source, `nodes/${nodeOf(source)}/used.js`);
  for (const [file, begins] of files) {
    const first = [...imports.keys()].filter((source) => begins.test(source));
    for (const source of loadedAtOnce(first, imports)) if (!fileOf.has(source)) fileOf.set(source, file);
  }
  const homeless = [...imports.keys()].filter((source) => !fileOf.has(source));
  if (homeless.length > 0)
    throw new Error(`${homeless.join(', ')}: loaded late, and in no file of scripts/bundle.js`);
  return fileOf;
}

/** These sources, and what they load at once. */
function loadedAtOnce(sources, imports) {
  const loaded = new Set();
  const load = (source) => {
    if (loaded.has(source)) return;
    loaded.add(source);
    for (const { to, isAtOnce } of imports.get(source)) if (isAtOnce) load(to);
  };
  for (const source of sources) load(source);
  return [...loaded];
}

/** The sources of each file whose exports others take. */
function exportedBy(imports, fileOf) {
  const taken = new Set(forOthers);
  for (const [from, all] of imports) {
    for (const { to } of all) if (fileOf.get(from) !== fileOf.get(to)) taken.add(to);
  }
  for (const source of imports.keys()) if (loadedByName.test(source)) taken.add(source);
  return Map.groupBy([...taken].sort(), (source) => fileOf.get(source));
}

/** The names that each of these sources exports. */
function namesIn(sources, options) {
  const { outputs } = esbuild.buildSync({
    ...options,
    bundle: false,
    packages: undefined,
    format: 'esm',
    entryPoints: sources,
    outbase: root,
    metafile: true,
    logLevel: 'error',
  }).metafile;
  return new Map(Object.values(outputs).map(({ entryPoint, exports }) => [entryPoint, exports]));
}

/** What a file begins with: the one source that is loaded by its name, or all that others take. */
function entryOf(file, sources, names) {
  const outfile = path.join(dist, file);
  const node = sources.find((source) => beginsNode.test(source));
  if (node) {
    if (sources.length > 1) throw new Error(`${sources.join(', ')}: of a node, whose file exports it alone`);
    return { entryPoints: [node], outdir: undefined, outfile };
  }
  // Two of a name would be lost without a word.
  const seen = new Map();
  for (const source of sources) {
    for (const name of names.get(source)) {
      if (seen.has(name)) throw new Error(`${file}: ${seen.get(name)} and ${source} both export ${name}`);
      seen.set(name, source);
    }
  }
  const contents = sources.map((source) => `export * from './${source.replace(/\.ts$/, '')}';\n`).join('');
  return {
    stdin: { contents, resolveDir: root, sourcefile: `all of ${file}` },
    // Modules are strict; of TypeScript's esbuild says so, of these lines it does not.
    banner: { js: '"use strict";' },
    outdir: undefined,
    outfile,
  };
}

/** What another file holds is loaded from there, so that there is one of it, whoever loads it first. */
function elsewhere(file, fileOf) {
  return {
    name: 'elsewhere',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path: specifier, resolveDir, kind }) => {
        if (kind === 'entry-point') return null;
        const source = posix(path.relative(root, path.resolve(resolveDir, `${specifier}.ts`)));
        const to = fileOf.get(source);
        if (to === file || to === undefined) return null;
        const from = path.posix.relative(path.posix.dirname(file), to);
        return { path: from.startsWith('.') ? from : `./${from}`, external: true };
      });
    },
  };
}

/** What the build writes is taken as that, not as it stands in the sources. */
function instead(written) {
  return {
    name: 'instead',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
        const contents = written.get(posix(path.relative(root, file)));
        return contents === undefined ? null : { contents, loader: 'ts' };
      });
    },
  };
}

const posix = (name) => name.split(path.sep).join('/');

module.exports = { bundle };
