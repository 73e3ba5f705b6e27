// The command as a process of its own, which a test kills.
import { main } from '../../../src/move/main';
import { system } from '../../../src/net/system';

const write = (line: string) => void process.stdout.write(`${line}\n`);

void main({
  given: process.argv.slice(2),
  environment: process.env,
  here: process.cwd(),
  system,
  say: write,
  complain: write,
}).then((code) => process.exit(code));
