// Promises of several instances on one database: who is there, who is lost, and whose is what.
import should = require('should');

import * as pg from 'pg';
import type { IncomingSms } from '../../../../src/store/incoming-records';
import { leaveOn } from '../../../../src/store/postgres/beats';
import { connect } from '../../../../src/store/postgres/connection';
import type { Store } from '../../../../src/store/store';
import { fakeStart, settled } from '../../../support/fake-system';
import { type Instances, type Member, severalInstances } from '../../../support/instances';
import { somebody, someGrant } from '../../../support/people';
import { postgresServer } from '../../../support/postgres-server';
import { anna, bert, hour, letGo, notification, smsRow, text } from '../contract/rows';

const second = 1_000;

describe('PostgreSQL: several instances', () => {
  let several: Instances;
  let [one, two, three]: Member[] = [];
  const trio = () => {
    if (!one || !two || !three) throw new Error('three are open inside of tests only');
    return [one, two, three] as const;
  };
  beforeEach(async () => {
    several = await severalInstances(3);
    [one, two, three] = several.all;
  });
  afterEach(() => several.end());

  const sql = (statement: string) => several.sql(statement);
  const setBack = (what: string, ms: number, where = 'true') =>
    sql(`UPDATE instances SET ${what} = ${what} - interval '${ms} ms' WHERE ${where}`);
  const epochOf = ({ store }: Member) => store.epoch();
  const ownerOf = async (table: string, where = 'true') =>
    (await sql(`SELECT owner FROM ${table} WHERE ${where}`)).map(({ owner }) => owner && Number(owner));

  describe('who is there', () => {
    it('each has a number that none had before, a name and a version, and all list the same', async () => {
      const [a, b, c] = trio();
      const listed = await Promise.all([a, b, c].map(({ store }) => store.instances()));

      for (const [at, list] of listed.entries()) {
        list.map(({ epoch }) => epoch).should.eql([a, b, c].map(epochOf));
        list.map(({ isOwn }) => isOwn).should.eql([0, 1, 2].map((place) => place === at));
        for (const { name, silentMs } of list) {
          name.should.not.be.empty();
          silentMs.should.be.within(0, 8 * second);
        }
      }
      await b.store.close();
      const next = await several.open();
      epochOf(next).should.be.above(epochOf(c));
    });

    it('tells by how much each clock is ahead of that of the database', async () => {
      const [a, b] = trio();
      a.system.setClock(Date.now() + hour);
      b.system.setClock(Date.now() - hour);
      await several.beat(a);
      await several.beat(b);

      const ahead = (await a.store.instances()).map(({ aheadMs }) => aheadMs);
      should(ahead[0]).be.approximately(hour, 10 * second);
      should(ahead[1]).be.approximately(-hour, 10 * second);
    });

    it('goes by the clock of the others from its first moment on, after it was lost, and as the last one left', async () => {
      for (const one of trio()) {
        one.system.setClock(Date.now());
        await several.beat(one);
      }
      const wrong = await several.open();
      const goesByTheOthers = () =>
        should(wrong.system.now() - wrong.store.outOfStepMs()).be.approximately(Date.now(), 10 * second);
      goesByTheOthers();

      await several.beat(wrong);
      goesByTheOthers();
      await several.lose(wrong);
      await several.beat(wrong);
      goesByTheOthers();
      for (const { store } of trio()) await store.close();
      await several.beat(wrong);
      await several.beat(wrong);
      goesByTheOthers();
      wrong.system.setClock(Date.now());
      await several.beat(wrong);
      should(wrong.store.outOfStepMs()).equal(0);
    });

    it('counts whom each acts for, and the SMS that it looks after', async () => {
      const [a, b] = trio();
      for (const person of [anna, bert]) await a.store.savePersonAndGrant(person, someGrant);
      await a.store.ownPeople([anna.id, bert.id]);
      await b.store.addSms(smsRow('one'), text, letGo);

      (await a.store.instances())
        .map(({ people, sms }) => [people, sms])
        .should.eql([
          [2, 0],
          [0, 1],
          [0, 0],
        ]);
    });

    it('a beat is heard of by all', async () => {
      const [a, b] = trio();
      await setBack('beat_at', 7 * second, `epoch = ${epochOf(a)}`);
      await several.beat(a);

      const silent = (await b.store.instances()).find(({ epoch }) => epoch === epochOf(a))?.silentMs;
      should(silent).be.below(6 * second);
    });

    it('what one writes the others hear of with their next beat, and what one reads they do not', async () => {
      const [a, b] = trio();
      await several.beat(b);
      let told = 0;
      b.store.onChange(() => {
        told += 1;
      });
      await a.store.setFact('a', '1');
      await several.beat(a);
      await several.beat(b);
      told.should.equal(1);
      await a.store.fact('a');
      await several.beat(a);
      await several.beat(b);
      told.should.equal(1);
    });
  });

  describe('who is lost', () => {
    it('one that is late, by one that was never late for as long', async () => {
      const [a, b, c] = trio();
      await setBack('beat_at', 10 * second, `epoch = ${epochOf(a)}`);
      await setBack('unbroken_since', 10 * second, `epoch <> ${epochOf(a)}`);
      await several.beat(b);

      (await several.epochs()).should.eql([b, c].map(epochOf));
    });

    it('nobody by one that has just come', async () => {
      const [a, b, c] = trio();
      await setBack('beat_at', 10 * second, `epoch = ${epochOf(a)}`);
      await setBack('unbroken_since', 8 * second);
      await several.beat(b);

      (await several.epochs()).should.eql([a, b, c].map(epochOf));
    });

    it('nobody by one that is late itself: it begins anew to be there without a gap', async () => {
      const [a, b, c] = trio();
      await setBack('unbroken_since', 30 * second);
      await setBack('beat_at', 10 * second, `epoch <> ${epochOf(c)}`);
      await several.beat(b);
      await several.beat(b);

      (await several.epochs()).should.eql([a, b, c].map(epochOf));
    });

    it('nobody where the database was away for all', async () => {
      const all = trio();
      const before = all.map(epochOf);
      await setBack('unbroken_since', 300 * second);
      await setBack('beat_at', 60 * second);
      for (const member of [...all, ...all]) await several.beat(member);

      all.map(epochOf).should.eql(before);
      (await several.epochs()).should.eql(before);
      for (const { heard } of all) heard.free.should.equal(0);
    });

    it('one that is gone, also where the clock of the database was set back by an hour, and nobody who is there', async () => {
      const [a, b, c] = trio();
      await sql(
        "UPDATE instances SET beat_at = beat_at + interval '1 h', unbroken_since = unbroken_since + interval '1 h'",
      );
      for (const member of [b, c]) await several.beat(member);
      (await several.epochs()).should.eql([a, b, c].map(epochOf));
      await setBack('unbroken_since', 10 * second, `epoch = ${epochOf(b)}`);
      await several.beat(b);

      (await several.epochs()).should.eql([b, c].map(epochOf));
    });

    it('nobody who beat on a connection that could write nothing: the next beat is on another one', async () => {
      const [a] = trio();
      const database = 'SELECT current_database() AS name';
      const name = String((await sql(database))[0]?.name);
      await sql(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
      await sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'node-red-fitbit'",
      );
      for (let beat = 0; beat < 3; beat += 1) await several.beat(a);
      await sql(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
      await setBack('beat_at', 5 * second);
      for (let beat = 0; beat < 2; beat += 1) await several.beat(a);

      const fresh = await sql(
        `SELECT beat_at > clock_timestamp() - interval '4 s' AS is_fresh FROM instances WHERE epoch = ${epochOf(a)}`,
      );
      fresh.should.eql([{ is_fresh: true }]);
    });

    it('who was taken for lost registers anew, with another number, and looks at what is free', async () => {
      const [a, b, c] = trio();
      await several.lose(a);
      const before = epochOf(a);
      await several.beat(a);

      epochOf(a).should.be.above(epochOf(c));
      (await several.epochs()).should.eql([b, c, a].map(epochOf));
      (await a.store.mayAct(before)).should.be.false();
      a.heard.free.should.equal(1);
      // Who took it for lost, and who only finds that it is gone.
      b.heard.free.should.equal(1);
      await several.beat(c);
      c.heard.free.should.equal(1);
    });

    it('one whose program is older than the tables leaves, and is there again with tables of its own version', async () => {
      const [a] = trio();
      await a.store.savePersonAndGrant(anna, someGrant);
      should(await a.store.ownPeople([anna.id])).eql([anna.id]);
      const before = epochOf(a);
      await sql('UPDATE store_version SET version = version + 1');
      await several.beat(a);
      await several.beat(a);
      const isGone = !(await several.epochs()).includes(before);
      await sql('UPDATE store_version SET version = version - 1');
      await several.beat(a);

      should(isGone).be.true();
      should(epochOf(a)).be.above(before);
      should(await several.epochs()).containEql(epochOf(a));
    });

    it('what it had is free, and another one has it', async () => {
      const [a, b] = trio();
      await a.store.savePersonAndGrant(anna, someGrant);
      await a.store.ownPeople([anna.id]);
      await a.store.ownWork('sweep');
      (await b.store.ownPeople([anna.id])).should.be.empty();
      (await b.store.ownWork('sweep')).should.be.false();
      await b.store.freeWork('sweep');
      (await b.store.ownWork('sweep')).should.be.false();
      await several.lose(a);

      (await b.store.ownPeople([anna.id])).should.eql([anna.id]);
      (await b.store.ownWork('sweep')).should.be.true();
      await several.beat(a);
      (await a.store.ownPeople([anna.id])).should.be.empty();
      (await a.store.ownWork('sweep')).should.be.false();
      await b.store.freeWork('sweep');
      (await a.store.ownWork('sweep')).should.be.true();
    });

    it('what it writes while it does not know is its own under its new number, and never free', async () => {
      const [a, b] = trio();
      await a.store.savePersonAndGrant(anna, someGrant);
      await several.lose(a);
      await a.store.saveDecision('node', anna, [], [{ id: 'alert', body: '{}' }]);
      await a.store.addSms(smsRow('one'), text, letGo);

      (await several.epochs()).should.containEql(epochOf(a));
      (await ownerOf('alerts')).should.eql([epochOf(a)]);
      (await ownerOf('sms')).should.eql([epochOf(a)]);
      (await b.store.alertsOfNode('node')).should.be.empty();
      (await b.store.takeSms('account')).should.be.empty();
    });
  });

  describe('an orderly stop', () => {
    it('frees at once, and is hinted at: nobody waits for a beat', async () => {
      const [a, b, c] = trio();
      await a.store.savePersonAndGrant(anna, someGrant);
      await a.store.ownPeople([anna.id]);
      await a.store.close();

      (await several.epochs()).should.eql([b, c].map(epochOf));
      (await b.store.ownPeople([anna.id])).should.eql([anna.id]);
      for (const { system } of [b, c]) await system.waiting(100);
      for (const { system } of [b, c]) await system.advance(100);
      for (const { system } of [b, c]) await system.waiting(2_000);
      b.heard.free.should.equal(1);
      c.heard.free.should.equal(1);
    });

    it('frees also where the others cannot be told', async () => {
      const [a, b, c] = trio();
      const server = await postgresServer();
      const connection = await connect(pg, server.address('one_for_all'));
      const query: typeof connection.query = (statement, values) =>
        statement.includes('pg_notify')
          ? Promise.reject(new Error('full'))
          : connection.query(statement, values);
      await should(leaveOn({ ...connection, query }, epochOf(a))).be.rejected();
      await connection.end();

      (await several.epochs()).should.eql([b, c].map(epochOf));
    });

    it('of one that was there before is heard of by one that has just come', async () => {
      const [a] = trio();
      const next = await several.open();
      await a.store.close();
      await next.system.waiting(100);
      await several.beat(next);

      next.heard.free.should.equal(1);
    });

    it('of one that came and went between two beats is heard of', async () => {
      const [a, b] = trio();
      const next = await several.open();
      await several.open();
      await next.store.close();
      await several.beat(b);
      b.heard.free.should.equal(1);
      await several.beat(b);
      b.heard.free.should.equal(1);
      await several.beat(a);
      a.heard.free.should.equal(1);
    });
  });

  describe('mayAct', () => {
    const inSteps = async (member: Member, ms: number) => {
      // No beat runs meanwhile.
      member.system.steady = (
        (before) => () =>
          before() + ms
      )(member.system.steady);
      await settled();
    };

    it('in time it is so without a question', async () => {
      const [a] = trio();
      await sql('DELETE FROM instances');
      (await a.store.mayAct(epochOf(a))).should.be.true();
    });

    it('late by its own clock: it is so if nobody has noticed', async () => {
      const [a] = trio();
      await inSteps(a, 60 * second);
      (await a.store.mayAct(epochOf(a))).should.be.true();
      await several.lose(a);
      (await a.store.mayAct(epochOf(a))).should.be.true();
      await inSteps(a, 60 * second);
      const before = epochOf(a);
      (await a.store.mayAct(before)).should.be.false();
      (await a.store.mayAct(epochOf(a))).should.be.true();
    });

    it('a machine that slept, and its steady clock with it, asks', async () => {
      const [a] = trio();
      await several.lose(a);
      a.system.setClock(fakeStart + hour);
      (await a.store.mayAct(epochOf(a))).should.be.false();
    });

    it('not with another number, nor after the end', async () => {
      const [a, b] = trio();
      (await a.store.mayAct(epochOf(b))).should.be.false();
      await a.store.close();
      (await a.store.mayAct(epochOf(a))).should.be.false();
    });
  });

  describe('nobody and nothing is in two hands', () => {
    const people = Array.from({ length: 12 }, (_, at) => somebody(`Person${String(at).padStart(2, '0')}`));
    const ids = people.map(({ id }) => id);
    const eachOnce = (found: readonly string[][], wanted: readonly string[]) =>
      found
        .flat()
        .sort()
        .should.eql([...wanted].sort());
    const atOnce = <T>(run: (store: Store, at: number) => Promise<T>) =>
      Promise.all(trio().map(({ store }, at) => run(store, at)));

    beforeEach(async () => {
      for (const person of people) await trio()[0].store.savePersonAndGrant(person, someGrant);
    });

    it('people, and no index is written: nothing that others read there gives way to it', async () => {
      // Which page of the table each row is on.
      const pages = () => sql("SELECT id, split_part(ctid::text, ',', 1) AS page FROM persons ORDER BY id");
      const before = await pages();
      for (const { id } of people.slice(0, 4)) await trio()[0].store.ownPeople([id]);

      (await pages()).should.eql(before);
      (
        await sql("SELECT indexdef FROM pg_indexes WHERE tablename = 'persons' AND indexdef ~ 'owner'")
      ).should.be.empty();
    });

    it('people', async () => {
      eachOnce(
        await atOnce((store, at) => store.ownPeople([...ids.slice(at * 4), ...ids.slice(0, at * 4)])),
        ids,
      );
    });

    it('a work', async () => {
      (await atOnce((store) => store.ownWork('sweep'))).filter(Boolean).should.have.length(1);
    });

    it('a refresh, until it has ended, whatever it brought', async () => {
      const [a] = trio();
      const begun = await atOnce((store) => store.beginRefresh(anna.id, 1));
      begun.should.eql([false, false, false]);
      const [first = ''] = ids;
      const began = await atOnce((store) => store.beginRefresh(first, 1));
      began.filter(Boolean).should.have.length(1);
      const winner = several.all[began.indexOf(true)] ?? a;
      await winner.store.rewriteGrant(first);
      (await atOnce((store) => store.beginRefresh(first, 1))).should.eql(began);
      await atOnce(async (store) => store === winner.store || store.endRefresh(first, 1));
      (await atOnce((store) => store.beginRefresh(first, 1))).should.eql(began);
      await winner.store.endRefresh(first, 1);
      (await atOnce((store) => store.beginRefresh(first, 1))).filter(Boolean).should.have.length(1);
      await a.store.replaceGrant(first, 1, someGrant);
      (await atOnce((store) => store.beginRefresh(first, 1))).should.eql([false, false, false]);
      (await atOnce((store) => store.beginRefresh(first, 2))).filter(Boolean).should.have.length(1);
    });

    it('a refresh of one that was lost, or that takes longer than any request', async () => {
      const [a, b] = trio();
      const [first = '', other = ''] = ids;
      for (const id of [first, other]) (await a.store.beginRefresh(id, 1)).should.be.true();
      await sql(`UPDATE grants SET owned_at = owned_at - interval '160 s' WHERE person_id = '${first}'`);
      (await b.store.beginRefresh(first, 1)).should.be.false();
      await sql(`UPDATE grants SET owned_at = owned_at - interval '21 s' WHERE person_id = '${first}'`);
      (await b.store.beginRefresh(first, 1)).should.be.true();
      (await b.store.beginRefresh(other, 1)).should.be.false();
      await several.lose(a);
      (await b.store.beginRefresh(other, 1)).should.be.true();
    });

    it('SMS, with those that go in a joint one', async () => {
      const [a, b, c] = trio();
      const next = await several.open();
      for (const id of ['one', 'two', 'three']) await next.store.addSms(smsRow(id), text, letGo);
      for (const id of ['m1', 'm2'])
        await next.store.addJoiningSms(smsRow(id, { state: 'joining' }), { ...text, body: id }, letGo);
      await next.store.joinSms(smsRow('joint'), ['m1', 'm2'], text, letGo);
      await next.store.changeSms('joint', { state: 'waiting', nextLookAt: fakeStart });
      await next.store.changeSms('two', { state: 'accepted', sid: 'SM1', status: 'sent', nextLookAt: null });
      await next.store.close();
      const taken = await atOnce((store) => store.takeSms('account'));

      eachOnce(taken, ['one', 'three', 'joint']);
      const whose = taken.findIndex((some) => some.includes('joint'));
      const epoch = epochOf([a, b, c][whose] ?? a);
      (await ownerOf('sms', "joint = 'joint'")).should.eql([epoch, epoch]);
    });

    it('an SMS with one key: it is written down by one of those that found none before', async () => {
      const ends = await Promise.allSettled(
        trio().map(({ store }, at) => store.addSms(smsRow(`sms ${at}`, { key: 'key' }), text, letGo)),
      );
      ends.filter(({ status }) => status === 'fulfilled').should.have.length(1);
      for (const end of ends) if (end.status === 'rejected') end.reason.code.should.equal('instance-late');
    });

    it('authorizations that came in', async () => {
      const next = await several.open();
      for (const id of ['a', 'b', 'c']) {
        await next.store.addAuthorization(
          { id, plan: '{}', expiresAt: fakeStart + hour },
          `hash ${id}`,
          fakeStart,
        );
        await next.store.keepAuthorizationGrant(id, '{"grant":1}');
      }
      eachOnce(await atOnce((store) => store.takeAuthorizations()), []);
      await next.store.close();
      eachOnce(await atOnce((store) => store.takeAuthorizations()), ['a', 'b', 'c']);
      eachOnce(await atOnce(async (store) => (await store.interruptedAuthorizations()).map(({ id }) => id)), [
        'a',
        'b',
        'c',
      ]);
    });

    it('an authorization that another one took over is not ended, nor its grant replaced, by the one that was late', async () => {
      const [a, b] = trio();
      await a.store.addAuthorization({ id: 'a', plan: '{}', expiresAt: fakeStart + hour }, 'hash', fakeStart);
      await a.store.keepAuthorizationGrant('a', '{"grant":1}');
      await sql(`UPDATE authorizations SET owner = ${epochOf(b)}`);
      const late = () => a.store.join(somebody('clara'), someGrant, 'a', '"late"');

      await late().should.be.rejectedWith({ code: 'instance-late' });
      await a.store.endAuthorization('a', '"late"').should.be.rejectedWith({ code: 'instance-late' });
      await b.store.endAuthorization('a', '"told"');
      await b.store.close();
      await late().should.be.rejectedWith({ code: 'instance-late' });
      should((await a.store.authorizationOutcome('a'))?.outcome).equal('"told"');
    });

    it('people who are due, of whom none is hidden by those of others', async () => {
      const [a, b] = trio();
      await b.store.ownPeople(ids.slice(0, 6));
      for (const person of people)
        await a.store.saveDecision('node', person, [], [], [], { advice: fakeStart, alerts: null });
      const due = await atOnce((store) => store.duePeople('node', fakeStart, fakeStart + hour, 6));

      eachOnce(due, ids);
      should(due[1]).containDeep(ids.slice(0, 6));
    });

    it('alerts of a node', async () => {
      const next = await several.open();
      for (const [at, person] of people.entries())
        await next.store.saveDecision('node', person, [], [{ id: `alert ${at}`, body: '{}' }]);
      const names = (alerts: readonly { id: string }[]) => alerts.map(({ id }) => id);
      eachOnce(await atOnce(async (store) => names(await store.alertsOfNode('node'))), []);
      await next.store.close();
      eachOnce(
        await atOnce(async (store) => names(await store.alertsOfNode('node'))),
        people.map((_, at) => `alert ${at}`),
      );
    });

    it('notifications, and who forgets them', async () => {
      const next = await several.open();
      await next.store.addNotifications(
        anna.cloud,
        anna.clientId,
        people.map(({ userId }) => notification(userId, 'entry')),
        fakeStart,
      );
      const waitingIds = async (store: Store) =>
        (await store.waitingNotifications(anna.cloud, anna.clientId)).flatMap(({ ids }) => ids.map(String));
      eachOnce(await atOnce(waitingIds), []);
      await next.store.close();
      const found = await atOnce(waitingIds);
      found.flat().should.have.length(12);
      new Set(found.flat()).size.should.equal(12);
      const all = found.flat().map(Number);
      // Each reads and forgets its own alone.
      const read = await atOnce(async (store) =>
        (await store.notifications(all)).map(({ id }) => String(id)),
      );
      eachOnce(read, all.map(String));
      const owner = found.findIndex((some) => some.length > 0);
      const [other] = several.all.filter((_, at) => at !== owner);
      await other?.store.removeNotifications(all);
      should(await waitingIds(several.all[owner]?.store as Store)).eql(found[owner]);
    });

    it('SMS that came in', async () => {
      const [a, b, c] = trio();
      await a.store.addSms(smsRow('told', { state: 'accepted' }), text, letGo);
      const came: IncomingSms[] = ['x', 'y', 'z'].map((id) => ({
        id,
        from: text.to,
        content: '{}',
        cameAt: fakeStart,
        keyword: null,
      }));
      const decide = () => ({ isKept: true, stopped: null, isGivenUp: false }) as never;
      const kept = await atOnce((store) => store.keepIncoming(['account'], came, fakeStart, decide));
      kept.reduce((sum, count) => sum + count, 0).should.equal(3);
      const waiting = async (store: Store) => (await store.waitingIncoming()).map(({ id }) => id);
      eachOnce(await atOnce(waiting), ['x', 'y', 'z']);
      const owner =
        [a, b, c].find(({ store }) => store === several.all[kept.findIndex((n) => n > 0)]?.store) ?? a;
      const [other] = several.all.filter((member) => member !== owner);
      await other?.store.settleIncoming(['x', 'y', 'z']);
      eachOnce(await atOnce(waiting), ['x', 'y', 'z']);
      await owner.store.close();
      const rest = several.all.filter((member) => member !== owner);
      eachOnce(await Promise.all(rest.map(({ store }) => waiting(store))), ['x', 'y', 'z']);
    });
  });

  describe('a write of one that is not the owner any more', () => {
    it('is dropped for itself, and what is beside it in its transaction is kept', async () => {
      const [a, b] = trio();
      await a.store.savePersonAndGrant(anna, someGrant);
      await a.store.ownPeople([anna.id]);
      await a.store.addSms(smsRow('one'), text, letGo);
      await a.store.changeSms('one', { ending: '{"end":1}' });
      await a.store.saveDecision('node', anna, [], [{ id: 'alert', body: '{}' }]);
      await a.store.addNotifications(anna.cloud, anna.clientId, [notification(anna.userId, 'x')], fakeStart);
      await several.lose(a);
      const [waits] = await b.store.waitingNotifications(anna.cloud, anna.clientId);
      await b.store.takeSms('account');
      await b.store.alertsOfNode('node');
      await several.beat(a);
      const late = { status: 'rejected', reason: { code: 'instance-late' } };
      const answer = {
        readings: [],
        rules: {} as never,
        isByOwner: true,
        changeOf: () => ({ change: { name: 'Stale' } }),
      } as never;

      const ends = await Promise.allSettled([
        a.store.setFact('before', '1'),
        a.store.changeSms('one', { state: 'waiting' }),
        a.store.removeAlerts(['alert']),
        a.store.removeEndings(['one']),
        a.store.removeNotifications(waits?.ids ?? []),
        a.store.keepCheck('node', anna.id, answer, () => {
          throw new Error('nothing is to be decided');
        }),
        a.store.leaveUnposted('one', epochOf(a), fakeStart),
        a.store.setFact('after', '1'),
      ]);

      should(ends[1]).match(late);
      should(ends[5]).match({ status: 'fulfilled', value: null });
      ends.filter(({ status }) => status === 'rejected').should.have.length(1);
      should(await b.store.fact('before')).equal('1');
      should(await b.store.fact('after')).equal('1');
      should((await b.store.sms('one'))?.state).equal('posting');
      (await b.store.alertsOfNode('node')).should.have.length(1);
      (await b.store.smsWithEnding('account')).should.have.length(1);
      (await b.store.notifications(waits?.ids ?? [])).should.have.length(1);
      (await a.store.notifications(waits?.ids ?? [])).should.be.empty();
      should((await b.store.person(anna.id))?.name).equal('Anna');
    });

    it('joins nothing that another one is to join, and leaves nobody out of a joint SMS that is another’s', async () => {
      const [a, b] = trio();
      for (const id of ['m1', 'm2'])
        await b.store.addJoiningSms(smsRow(id, { state: 'joining' }), { ...text, body: id }, letGo);
      const join = ({ store }: Member) => store.joinSms(smsRow('joint'), ['m1', 'm2'], text, letGo);
      await join(a).should.be.rejectedWith({ code: 'instance-late' });
      should(await a.store.sms('joint')).be.null();
      (await join(b)).should.equal('added');
      await b.store.changeSms('joint', { state: 'waiting', nextLookAt: fakeStart });
      const leave = ({ store }: Member) =>
        store.leaveJointSms('joint', 'without m1', [{ id: 'm1', ending: 'left' }]);
      await leave(a).should.be.rejectedWith({ code: 'instance-late' });
      should((await b.store.sms('joint'))?.content).equal('content of joint');
      should((await b.store.sms('m1'))?.state).equal('waiting');
      (await leave(b)).should.be.true();
    });

    it('how an accepted SMS fares any of them may hear', async () => {
      const [a, b] = trio();
      await a.store.addSms(smsRow('one'), text, letGo);
      const accepted = { state: 'accepted', sid: 'SM1', status: 'sent', nextLookAt: null } as const;
      (await b.store.changeSms('one', accepted)).should.be.true();
    });
  });

  describe('a post that was lost', () => {
    it('may not be made again, until it surely was not sent or another account has it', async () => {
      const [a, b] = trio();
      await a.store.addSms(smsRow('one'), text, letGo);
      (await a.store.mayPostAgain('one')).should.be.true();
      await several.lose(a);
      await b.store.takeSms('account');
      await b.store.doubtInterruptedSms('account', fakeStart);
      (await b.store.mayPostAgain('one')).should.be.false();
      // By whoever has it next as well.
      await several.lose(b);
      const [, , c] = trio();
      await c.store.takeSms('account');
      (await c.store.mayPostAgain('one')).should.be.false();
      await c.store.changeSms('one', { state: 'waiting' });
      (await c.store.mayPostAgain('one')).should.be.true();
    });

    it('what was not posted waits, as long as nobody has taken it over', async () => {
      const [a, b] = trio();
      await a.store.addSms(smsRow('one'), text, letGo);
      const epoch = epochOf(a);
      await several.lose(a);
      await a.store.leaveUnposted('one', epoch, fakeStart);
      should((await b.store.sms('one'))?.state).equal('waiting');
      await b.store.takeSms('account');
      await b.store.changeSms('one', { state: 'posting' });
      await a.store.leaveUnposted('one', epoch, fakeStart);
      should((await b.store.sms('one'))?.state).equal('posting');
    });
  });

  describe('nodes', () => {
    const isThere = (nodeId: string) => nodeId !== 'node';
    beforeEach(async () => {
      await trio()[0].store.savePersonAndGrant(anna, someGrant);
    });
    const decide = ({ store }: Member) =>
      store.saveDecision('node', anna, [{ deviceId: 'd', state: '{}' }], [], [], {
        advice: fakeStart,
        alerts: null,
      });

    it('what is kept for one stays as long as another instance has it', async () => {
      const [a, b] = trio();
      for (const { store } of [a, b]) await store.alertsOfNode('node');
      await decide(a);
      await a.store.forgetNodes(isThere);
      await a.store.removeAgenda('node');
      (await b.store.states('node', anna.id)).should.have.length(1);
      should(await b.store.due('node', anna.id)).not.be.null();
      await b.store.removeAgenda('node');
      should(await b.store.due('node', anna.id)).be.null();
      await b.store.forgetNodes(isThere);
      (await b.store.states('node', anna.id)).should.be.empty();
    });

    it('an instance that is lost has none', async () => {
      const [a, b] = trio();
      await b.store.alertsOfNode('node');
      await decide(b);
      await several.lose(b);
      await a.store.forgetNodes(isThere);
      (await a.store.states('node', anna.id)).should.be.empty();
    });
  });

  describe('notifications that one takes in for people of another', () => {
    beforeEach(async () => {
      const [a, b] = trio();
      for (const person of [anna, bert]) await a.store.savePersonAndGrant(person, someGrant);
      await b.store.ownPeople([bert.id]);
    });
    const add = ({ store }: Member) =>
      store.addNotifications(
        anna.cloud,
        anna.clientId,
        [notification(anna.userId, 'a'), notification(bert.userId, 'b'), notification('nobody', 'c')],
        fakeStart,
      );

    it('are answered without ids, and told to the other one by a hint', async () => {
      const [a, b, c] = trio();
      const { kept, unknown } = await add(a);
      kept.map(({ userId }) => userId).should.eql([anna.userId]);
      unknown.should.equal(1);
      await b.system.waiting(100);
      await b.system.advance(100);
      await b.system.waiting(2_000);
      b.heard.waiting.should.equal(1);
      await several.beat(c);
      c.heard.waiting.should.equal(0);
      (await b.store.waitingNotifications(anna.cloud, anna.clientId))
        .map(({ userId }) => userId)
        .should.eql([bert.userId]);
      await several.beat(b);
      b.heard.waiting.should.equal(1);
    });

    it('are taken once by who acts for them, and wait from then on', async () => {
      const [a, b, c] = trio();
      await add(a);
      const take = async ({ store }: Member) =>
        (await store.takeNotifications(anna.cloud, anna.clientId)).map(({ userId, at }) => ({ userId, at }));
      (await take(a)).should.be.empty();
      (await take(c)).should.be.empty();
      (await b.store.takeNotifications('fitbit', anna.clientId)).should.be.empty();
      (await take(b)).should.eql([{ userId: bert.userId, at: fakeStart }]);
      (await take(b)).should.be.empty();
      await add(a);
      const [one] = await b.store.takeNotifications(anna.cloud, anna.clientId);
      await several.beat(b);
      b.heard.waiting.should.equal(0);
      const [{ ids } = { ids: [] }] = await b.store.waitingNotifications(anna.cloud, anna.clientId);
      [ids.length, ids.at(-1)].should.eql([2, one?.id]);
      await several.lose(b);
      const found = await c.store.waitingNotifications(anna.cloud, anna.clientId);
      found.map(({ userId }) => userId).should.eql([bert.userId]);
    });

    it('without a hint, by the next beat, also where ids come in another order than their commits', async () => {
      const [a, b] = trio();
      await add(a);
      await b.store.waitingNotifications(anna.cloud, anna.clientId);
      await several.beat(b);
      const heard = b.heard.waiting;
      await sql(
        `INSERT INTO notifications (id, person_id, at, count, collections, entries)
         VALUES (-1, '${bert.id}', ${fakeStart}, 1, '["steps"]', '["late"]')`,
      );
      await several.beat(b);
      b.heard.waiting.should.equal(heard + 1);
    });

    it('what is read of people of a lost one is the reader’s from then on', async () => {
      const [a, b] = trio();
      const { kept } = await add(a);
      const ids = kept.map(({ id }) => id);
      await several.lose(a);
      (await several.all[2]?.store.notifications(ids))?.should.have.length(1);
      (await b.store.notifications(ids)).should.be.empty();
    });
  });
});
