// A move that is killed, at whatever moment: the old place is as it was or the new one is whole, and the same command ends it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import 'should';
import { openStore } from '../../../src/store/sqlite/open';
import { fakeSystem } from '../../support/fake-system';
import { type Dump, fillStore, keyIn } from './full-store';
import { newPlaces, type Places } from './moving';

const mover = join(__dirname, 'mover.js');

/** Runs it, and kills it as soon as it has said so many lines. The answer: whether it came to its end all the same. */
async function killedAfter(lines: number, given: readonly string[], cwd: string): Promise<boolean> {
  const child = spawn(process.execPath, [mover, ...given], { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
  const exit = once(child, 'exit');
  let said = 0;
  if (lines === 0) child.kill('SIGKILL');
  createInterface({ input: child.stdout }).on('line', () => {
    said += 1;
    if (said === lines) child.kill('SIGKILL');
  });
  const [code] = await exit;
  return code === 0;
}

describe('a move that is killed', () => {
  let places: Places;
  let key: Buffer;
  let before: Dump;
  beforeEach(async () => {
    places = await newPlaces();
    await fillStore(places.folder, 2500);
    key = keyIn(places.folder);
    before = places.inSqlite();
    copyFileSync(join(places.folder, 'fitbit.key'), join(places.userDir, 'kept.key'));
  });
  afterEach(() => places.remove());

  const hasSchema = async () => {
    const rows = await places.server.sql(
      places.database,
      "SELECT to_regclass('fitbit.store_version') IS NOT NULL AS has_it",
    );
    return rows[0]?.has_it === true;
  };
  const there = () => ['move', '--to', places.url];
  const back = () => [
    'move',
    '--to',
    'sqlite',
    '--from',
    places.url,
    '--folder',
    'other',
    '--key-file',
    'kept.key',
  ];
  /** 23 tables, and a last line when all has arrived. */
  const moments = [1, 6, 23, 24];

  it('on its way to PostgreSQL leaves all here or has all there', async () => {
    for (const lines of moments) {
      const isDone = await killedAfter(lines, there(), places.userDir);
      places.inSqlite().should.eql(before);
      if (await hasSchema()) (await places.inPostgres(key)).should.eql(before);
      if (isDone) break;
      if (lines < 23) (await hasSchema()).should.be.false();
      if (await hasSchema()) break;
    }
    const ran = await places.run(there());
    const isOver = ran.code === 0 || /was moved into a database/.test(ran.complained);
    isOver.should.be.true();
    (await places.inPostgres(key)).should.eql(before);
  });

  it('on its way to SQLite leaves all there or has all here', async () => {
    (await places.run(there())).code.should.equal(0);
    const other = join(places.userDir, 'other');
    for (const lines of moments) {
      const isDone = await killedAfter(lines, back(), places.userDir);
      (await places.inPostgres(key)).should.eql(before);
      if (existsSync(other)) places.inSqlite(other).should.eql(before);
      if (isDone) break;
      if (lines < 23) existsSync(other).should.be.false();
      if (existsSync(other)) break;
    }
    const ran = await places.run(back());
    const isOver = ran.code === 0 || /was moved into a folder/.test(ran.complained);
    isOver.should.be.true();
    places.inSqlite(other).should.eql(before);
    existsSync(`${other}-moving`).should.be.false();
  });

  describe('between the two ends', () => {
    const dieWhenArrived = (line: string) => {
      if (line === 'All has arrived.') throw new Error('the power fails');
    };

    it('is brought to its end by the same command, both ways', async () => {
      (await places.run(there(), { watch: dieWhenArrived })).code.should.equal(1);
      (await places.run(there())).should.match({ code: 0, said: /An earlier move had brought all over/ });
      (await places.run(there())).should.match({ code: 1, complained: /was moved into a database/ });

      (await places.run(back(), { watch: dieWhenArrived })).code.should.equal(1);
      (await places.run(back())).should.match({ code: 0, said: /An earlier move had brought all over/ });
      (await places.run(back())).should.match({ code: 1, complained: /was moved into a folder/ });
      places.inSqlite(join(places.userDir, 'other')).should.eql(before);
    });

    it('is void once a Node-RED has gone on with the old place: what has come since is not lost', async () => {
      (await places.run(there(), { watch: dieWhenArrived })).code.should.equal(1);
      const store = await openStore(places.folder, fakeSystem());
      await store.setFact('since', 'then');
      await store.close();

      (await places.run(there())).should.match({ code: 1, complained: /is not empty/ });
      const again = await openStore(places.folder, fakeSystem());
      String(await again.fact('since')).should.equal('then');
      await again.close();
    });
  });
});
