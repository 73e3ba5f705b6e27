// Promises of what settings.js and the environment may say of a database: what is taken, and by which sentence the rest is refused.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import should = require('should');

import { databasePlace } from '../../../nodes/common/database-place';
import { Trouble } from '../../../src/sentences/trouble';

const address = 'postgres://anna@db.example:5432/fitbit';
const key = randomBytes(32);
const FITBIT_CONFIG_STORE_KEY = key.toString('base64');

describe('nodes: the database that settings.js names', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'fitbit-place-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const place = (settings: object, environment: Record<string, string> = {}) =>
    databasePlace({ userDir: folder, fitbitConfigStore: address, ...settings }, environment);
  function refusal(settings: object, environment: Record<string, string> = {}): Trouble {
    try {
      place(settings, environment);
    } catch (error) {
      if (error instanceof Trouble) return error;
      throw error;
    }
    throw new Error('nothing was refused');
  }
  function written(name: string, content: string | Buffer): string {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  }

  for (const [title, value] of Object.entries<unknown>({
    'a number': 5432,
    'an empty text': '',
    'a blank': ' ',
    'another kind of database': 'mysql://anna:hush@db.example/fitbit',
    'nothing behind the slashes': 'postgres://',
    'a web address': 'https://anna:hush@db.example',
    'a list': ['postgres://anna:hush@db.example/fitbit'],
    null: null,
    true: true,
    'a function': () => address,
    'another kind within an object': { connectionString: 'mysql://anna:hush@db.example/fitbit' },
  })) {
    it(`${title} is refused, by the name of the setting and without its password`, () => {
      const trouble = refusal({ fitbitConfigStore: value }, { FITBIT_CONFIG_STORE_KEY });

      trouble.code.should.equal('store-address');
      trouble.message.should.startWith('fitbitConfigStore in settings.js').and.not.containEql('hush');
    });
  }

  for (const [title, value] of Object.entries<string | object>({
    'a postgres:// address': address,
    'a postgresql:// address, in capitals': 'POSTGRESQL://anna@db.example/fitbit',
    'an object with TLS': { host: 'db.example', ssl: { rejectUnauthorized: true } },
  })) {
    it(`${title} is handed on as it is`, () => {
      place({ fitbitConfigStore: value }, { FITBIT_CONFIG_STORE_KEY }).connection.should.eql(value);
    });
  }

  it('a password of the environment goes before that of the settings, whatever is in it', () => {
    const environment = { FITBIT_CONFIG_STORE_KEY, FITBIT_CONFIG_STORE_PASSWORD: ' p?&=%/@ä' };
    const typed = encodeURIComponent(' p?&=%/@ä');

    for (const [given, expected] of [
      [address, `${address}?password=${typed}`],
      [`${address}?password=old&sslmode=require`, `${address}?sslmode=require&password=${typed}`],
      [{ host: 'db' }, { host: 'db', password: ' p?&=%/@ä' }],
      [{ connectionString: address }, { connectionString: `${address}?password=${typed}` }],
    ] as const) {
      should(place({ fitbitConfigStore: given }, environment).connection).eql(expected);
    }
  });

  it('the key may be base64 or hexadecimal in the environment, and in a file 32 bytes too, with a new line or without', () => {
    const files = [key, `${key.toString('base64')}\n`, key.toString('hex'), `${key.toString('hex')}\r\n`].map(
      (content, at) => written(`key${at}`, content),
    );
    const places = [
      place({}, { FITBIT_CONFIG_STORE_KEY }),
      place({}, { FITBIT_CONFIG_STORE_KEY: ` ${key.toString('hex').toUpperCase()}\n` }),
      place({}, { FITBIT_CONFIG_STORE_KEY: key.toString('base64url') }),
      ...files.map((fitbitConfigStoreKeyFile) => place({ fitbitConfigStoreKeyFile })),
      place({ fitbitConfigStoreKeyFile: 'key0' }),
      place({ fitbitConfigStoreKeyFile: 'gone' }, { FITBIT_CONFIG_STORE_KEY_FILE: 'key1' }),
      place({ fitbitConfigStoreKeyFile: 'gone' }, { FITBIT_CONFIG_STORE_KEY }),
    ];

    for (const one of places) should(Buffer.from(one.key).equals(key)).be.true();
  });

  it('without a key the sentence has the command that makes one', () => {
    for (const environment of [{}, { FITBIT_CONFIG_STORE_KEY: ' ' }]) {
      const { code, message } = refusal({}, environment);
      code.should.equal('store-key-missing');
      message.should.containEql('openssl rand -base64 32').and.containEql('FITBIT_CONFIG_STORE_KEY');
    }
  });

  it('a key of another length, or no key at all, is refused by the place where it stands, and not told', () => {
    const odd = ['hush', 'hush'.repeat(11), `${FITBIT_CONFIG_STORE_KEY}hush`, 'hush'.repeat(600)];
    for (const [at, text] of odd.entries()) {
      const file = written(`odd${at}`, text);
      const typed = refusal({}, { FITBIT_CONFIG_STORE_KEY: text });
      const kept = refusal({ fitbitConfigStoreKeyFile: file });

      typed.message.should.startWith('FITBIT_CONFIG_STORE_KEY holds no key').and.not.containEql('hush');
      kept.message.should.startWith(`${file} holds no key`).and.not.containEql('hush');
    }
  });

  it('a file that is not there, a folder, and what is no path are refused, by name', () => {
    const gone = refusal({ fitbitConfigStoreKeyFile: join(folder, 'gone') });
    const isFolder = refusal({ fitbitConfigStoreKeyFile: '.' });

    gone.message.should.containEql(join(folder, 'gone')).and.containEql('ENOENT');
    isFolder.message.should.containEql(folder).and.containEql('cannot be read');
    for (const odd of [5, '', ' ', null, ['key0']]) {
      refusal({ fitbitConfigStoreKeyFile: odd }).message.should.startWith('fitbitConfigStoreKeyFile');
    }
  });
});
