// Stops with one line on a Node.js that is too old. Must itself run on any Node.js, so: no modern syntax.
var isRunByNpm = process.env.npm_lifecycle_event !== undefined;
var found = process.versions.node.split('.').map(Number);
if (found[0] < 22 || (found[0] === 22 && found[1] < 19)) {
  process.stderr.write(
    'This needs Node.js 22.19 or later, but found ' +
      process.version +
      (isRunByNpm
        ? '. Run "npm ci" again (it brings a Node.js of its own), or upgrade Node.js.\n'
        : '. Start it by npm, such as "npm start": an npm script runs on the Node.js that "npm ci" has brought. Or upgrade Node.js.\n'),
  );
  process.exit(1);
}
