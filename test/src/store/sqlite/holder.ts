// A process of its own for the store's tests: opens the store in the folder that it is given, writes one person,
// says so in one line, and lives on until it is killed.
import { system } from '../../../../src/net/system';
import { asTrouble } from '../../../../src/sentences/trouble';
import { openStore } from '../../../../src/store/sqlite/open';
import { somebody, someGrant } from '../../../support/people';

const [folder = '', name = 'Anna'] = process.argv.slice(2);

openStore(folder, system)
  .then(async (store) => {
    await store.savePersonAndGrant(somebody(name), someGrant);
    process.stdout.write('written\n');
    setInterval(() => undefined, 60_000);
  })
  .catch((error: unknown) => process.stdout.write(`${asTrouble(error).code}\n`));
