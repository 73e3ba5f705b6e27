#!/usr/bin/env node
// The command `node-red-fitbit`: hands the terminal to the program.
var version = process.versions.node.split('.').map(Number);
if (version[0] < 22 || (version[0] === 22 && version[1] < 19)) {
  console.error(`This needs Node.js 22.19 or later, but found ${process.versions.node}.`);
  process.exit(1);
}

// That its SQLite is experimental is for whoever writes programs, not for whoever moves a store.
process.removeAllListeners('warning');
const { main } = require('../dist/src/move.js');
const { system } = require('../dist/src/net/system.js');

void main({
  given: process.argv.slice(2),
  environment: process.env,
  here: process.cwd(),
  system,
  say: console.log,
  complain: console.error,
}).then((code) => {
  process.exitCode = code;
});
