// Promises of the real clock's timers.
import 'should';
import { once } from 'node:events';

import { system } from '../../../src/net/system';

describe('net: a timer', () => {
  it('of a time that is past runs soon, and Node.js has nothing to warn of', async () => {
    const warned: string[] = [];
    const hear = ({ name }: Error) => warned.push(name);
    process.on('warning', hear);
    try {
      await new Promise<void>((resolve) => {
        system.after(-0.006, resolve);
      });
      process.emitWarning('the last', 'LastWarning');
      await once(process, 'warning');
    } finally {
      process.off('warning', hear);
    }

    warned.filter((name) => name.startsWith('Timeout')).should.eql([]);
  });
});
