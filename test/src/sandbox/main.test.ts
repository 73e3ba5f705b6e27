// Promises of the sandbox as a program: one line at the start, SMS on the console, an end with its parent.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import 'should';
import { ask, basic, post } from './harness';

describe('sandbox: program', () => {
  let child: ChildProcess;
  let output: string;

  async function run(...args: string[]): Promise<string> {
    output = '';
    child = fork(join(__dirname, '../../../src/sandbox/main.js'), args, { silent: true });
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    await says(/^sandbox (http:\S+) seed \w+$/m);
    return /http:\S+/.exec(output)?.[0] ?? '';
  }
  async function says(pattern: RegExp) {
    while (!pattern.test(output)) if (child.stdout) await once(child.stdout, 'data');
  }
  afterEach(() => {
    child.kill('SIGKILL');
  });

  it('says where it listens, prints an SMS that arrives, and ends on SIGTERM', async () => {
    const url = await run('--port', '0', '--seed', 'abc');
    const account = (await ask(`${url}/sandbox/state`)).json.twilio[0];

    await post(
      `${url}/2010-04-01/Accounts/${account.accountSid}/Messages.json`,
      { To: '+4915228817386', From: '+12025550199', Body: 'Battery low' },
      basic(account.accountSid, account.authToken),
    );
    await says(/^SMS to \+4915228817386: Battery low$/m);
    output.should.match(/seed abc/);

    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    code.should.equal(0);
  });

  it('starts with Fitbit gone on demand, and ends with its parent', async () => {
    const url = await run('--fitbit-gone');
    (await ask(`${url}/1/user/-/devices.json`)).status.should.equal(410);

    child.disconnect();
    const [code] = await once(child, 'exit');
    code.should.equal(0);
  });
});
