// Made-up histories of several instances on one database, beside a small model of whose each thing is: never two hands at a time, and
// nothing that is free for ever while somebody asks for it.
import should = require('should');

import fc from 'fast-check';
import type { Person } from '../../../../src/store/records';
import { fakeStart } from '../../../support/fake-system';
import { type Instances, type Member, severalInstances } from '../../../support/instances';
import { somebody, someGrant } from '../../../support/people';
import { letGo, notification, smsRow, text } from '../contract/rows';

const runs = Number(process.env.RUNS ?? 8);
const seats = [0, 1, 2];
const places = [0, 1, 2];
const works = ['sweep', 'poll'];

const who = fc.subarray(seats, { minLength: 1 });
const seat = fc.constantFrom(...seats);
const some = fc.subarray(places, { minLength: 1 });
const place = fc.constantFrom(...places);
const work = fc.constantFrom(...works);

/** One thing that happens; `who`: at these instances at once. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('own-people'), who, some }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('free-people'), seat }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('own-work'), who, work }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('free-work'), seat, work }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('begin-refresh'), who, place, isOld: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('end-refresh'), seat, place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('replace-grant'), seat, place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('add-sms'), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('take-sms'), who }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('post'), who, some }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('take-posts'), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('look-at-posts'), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('let-leave'), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('lose'), seat }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('beat'), seat }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stop'), seat }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('open'), seat }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
type Of<Kind extends string> = Extract<Step, { kind: Kind }>;
const is = <Kind extends string>(one: Step, kind: Kind): one is Of<Kind> => one.kind === kind;

/** Whose things of one kind are: the epoch of each owner, or null. */
type Owners = Map<string, number | null>;

/** One history, and what the model says of it. */
class History {
  private readonly people: Person[];
  private readonly owners: Record<'persons' | 'works' | 'grants' | 'sms', Owners>;
  private readonly generations = places.map(() => 1);
  /** Notifications that have not left, by their ids: whose they are, and whether their instance knows of them. */
  private posts = new Map<number, { userId: string; isHeard: boolean }>();
  private readonly handedOut = new Set<number>();
  private readonly left = new Set<number>();
  /** Epochs of those that the database has. */
  private there: number[] = [];
  private made = 0;

  private constructor(
    private readonly several: Instances,
    private readonly seated: (Member | null)[],
    private readonly name: string,
  ) {
    this.people = places.map((at) => somebody(`${name}-${at}`, { clientId: name }));
    const none = (names: readonly string[]): Owners => new Map(names.map((one) => [one, null]));
    const ids = this.people.map(({ id }) => id);
    this.owners = {
      persons: none(ids),
      grants: none(ids),
      works: none(works.map((one) => `${name} ${one}`)),
      sms: none([]),
    };
  }

  static async begin(several: Instances, seated: (Member | null)[], name: string): Promise<History> {
    const made = new History(several, seated, name);
    for (const person of made.people) await made.at(0).store.savePersonAndGrant(person, someGrant);
    return made;
  }

  async happen(one: Step): Promise<void> {
    if (is(one, 'own-people')) await this.ownPeople(one.who, one.some);
    if (is(one, 'free-people')) await this.freePeople(one.seat);
    if (is(one, 'own-work')) await this.ownWork(one.who, one.work);
    if (is(one, 'free-work')) await this.freeWork(one.seat, one.work);
    if (is(one, 'begin-refresh')) await this.beginRefresh(one.who, one.place, one.isOld);
    if (is(one, 'end-refresh')) await this.endRefresh(one.seat, one.place);
    if (is(one, 'replace-grant')) await this.replaceGrant(one.seat, one.place);
    if (is(one, 'add-sms')) await this.addSms(one.who);
    if (is(one, 'take-sms')) await this.takeSms(one.who);
    if (is(one, 'post')) await this.post(one.who, one.some);
    if (is(one, 'take-posts')) await this.takePosts(one.who);
    if (is(one, 'look-at-posts')) await this.lookAtPosts(one.who);
    if (is(one, 'let-leave')) await this.letLeave(one.who);
    if (is(one, 'lose')) await this.lose(one.seat);
    if (is(one, 'beat')) await this.beat(one.seat);
    if (is(one, 'stop')) await this.stop(one.seat);
    if (is(one, 'open')) await this.open(one.seat);
  }

  /** Whoever asks for all that is there gets what nobody has, and all that was posted has left once. */
  async end(): Promise<void> {
    for (const at of seats) await this.beat(at);
    for (const at of seats) {
      await this.ownPeople([at], places);
      for (const one of works) await this.ownWork([at], one);
      await this.takeSms([at]);
      await this.lookAtPosts([at]);
      await this.letLeave([at]);
    }
    for (const one of places) await this.beginRefresh(seats, one, false);
    for (const owners of Object.values(this.owners))
      for (const [thing, owner] of owners) should(this.isThere(owner)).equal(true, `${thing} is nobody’s`);
    this.posts.size.should.equal(0);
  }

  private at(seat: number): Member {
    const member = this.seated[seat];
    if (!member) throw new Error('nobody is seated there');
    return member;
  }

  private seatedAt(who: readonly number[]): Member[] {
    return who.flatMap((seat) => this.seated[seat] ?? []);
  }

  private readonly isThere = (owner: number | null | undefined) =>
    typeof owner === 'number' && this.there.includes(owner);

  private async lookWhoIsThere(): Promise<void> {
    this.there = await this.several.epochs();
  }

  /** Calls them all at once. Whoever was taken for lost is there again by that, with another epoch. */
  private async atOnce<T>(who: readonly number[], call: (member: Member) => Promise<T>) {
    await this.lookWhoIsThere();
    const before = [...this.there];
    const members = this.seatedAt(who);
    const answers = await Promise.all(members.map(async (member) => [member, await call(member)] as const));
    for (const member of members) this.several.wake(member);
    await this.lookWhoIsThere();
    for (const { store } of members) this.there.should.containEql(store.epoch());
    for (const epoch of before) this.there.should.containEql(epoch);
    return { answers: answers.map(([{ store }, answer]) => ({ epoch: store.epoch(), answer })), before };
  }

  /**
   * Whose things are now: what somebody had who was there stays theirs, what was free is one's of those that asked, and what nobody
   * asked for is as it was.
   */
  private async claimed(
    kind: keyof History['owners'],
    before: readonly number[],
    asked: (thing: string) => readonly number[],
  ): Promise<Owners> {
    const owners = this.owners[kind];
    for (const [thing, now] of await this.ownersOf(kind)) {
      const owner = owners.get(thing) ?? null;
      const askers = asked(thing);
      if ((owner !== null && before.includes(owner)) || askers.length === 0)
        should(now).equal(owner, `${kind} ${thing}`);
      else should(now !== null && askers.includes(now)).equal(true, `${kind} ${thing}`);
      owners.set(thing, now);
    }
    return owners;
  }

  private async ownersOf(kind: keyof History['owners']): Promise<[string, number | null][]> {
    const { name } = this;
    const where = {
      persons: `SELECT id, owner FROM persons WHERE client_id = '${name}'`,
      works: `SELECT name AS id, owner FROM works WHERE name LIKE '${name} %'`,
      grants: `SELECT person_id AS id, grants.owner FROM grants JOIN persons ON persons.id = person_id WHERE client_id = '${name}'`,
      sms: `SELECT id, owner FROM sms WHERE account = '${name}'`,
    };
    const rows = await this.several.sql(where[kind]);
    return rows.map(({ id, owner }) => [String(id), owner === null ? null : Number(owner)]);
  }

  private async ownPeople(who: readonly number[], some: readonly number[]): Promise<void> {
    const ids = some.map((at) => String(this.people[at]?.id));
    const { answers, before } = await this.atOnce(who, ({ store }) => store.ownPeople(ids));
    const epochs = answers.map(({ epoch }) => epoch);
    const owners = await this.claimed('persons', before, (id) => (ids.includes(id) ? epochs : []));
    for (const { epoch, answer } of answers) should(answer).eql(ids.filter((id) => owners.get(id) === epoch));
  }

  private async freePeople(seat: number): Promise<void> {
    const { answers } = await this.atOnce([seat], ({ store }) =>
      store.freePeople('google-health', this.name),
    );
    this.freed('persons', (_, owner) => answers.some(({ epoch }) => epoch === owner));
    await this.claimed('persons', [], () => []);
  }

  private freed(kind: keyof History['owners'], isFreed: (thing: string, owner: number | null) => boolean) {
    for (const [thing, owner] of this.owners[kind])
      if (isFreed(thing, owner)) this.owners[kind].set(thing, null);
  }

  private async ownWork(who: readonly number[], work: string): Promise<void> {
    const name = `${this.name} ${work}`;
    const { answers, before } = await this.atOnce(who, ({ store }) => store.ownWork(name));
    const epochs = answers.map(({ epoch }) => epoch);
    const owners = await this.claimed('works', before, (one) => (one === name ? epochs : []));
    for (const { epoch, answer } of answers) should(answer).equal(owners.get(name) === epoch);
  }

  private async freeWork(seat: number, work: string): Promise<void> {
    const name = `${this.name} ${work}`;
    const { answers } = await this.atOnce([seat], ({ store }) => store.freeWork(name));
    this.freed('works', (one, owner) => one === name && answers.some(({ epoch }) => epoch === owner));
    await this.claimed('works', [], () => []);
  }

  private async beginRefresh(who: readonly number[], at: number, isOld: boolean): Promise<void> {
    const id = String(this.people[at]?.id);
    const generation = Number(this.generations[at]) - (isOld ? 1 : 0);
    const { answers, before } = await this.atOnce(who, ({ store }) => store.beginRefresh(id, generation));
    const epochs = isOld ? [] : answers.map(({ epoch }) => epoch);
    const owners = await this.claimed('grants', before, (one) => (one === id ? epochs : []));
    for (const { epoch, answer } of answers) should(answer).equal(!isOld && owners.get(id) === epoch);
  }

  private async endRefresh(seat: number, at: number): Promise<void> {
    const id = String(this.people[at]?.id);
    const { answers } = await this.atOnce([seat], ({ store }) =>
      store.endRefresh(id, Number(this.generations[at])),
    );
    this.freed('grants', (one, owner) => one === id && answers.some(({ epoch }) => epoch === owner));
    await this.claimed('grants', [], () => []);
  }

  private async replaceGrant(seat: number, at: number): Promise<void> {
    const id = String(this.people[at]?.id);
    const { answers } = await this.atOnce([seat], ({ store }) =>
      store.replaceGrant(id, Number(this.generations[at]), someGrant),
    );
    if (answers.length === 0) return;
    should(answers[0]?.answer).be.true();
    this.generations[at] = Number(this.generations[at]) + 1;
    this.freed('grants', (one) => one === id);
    await this.claimed('grants', [], () => []);
  }

  private async addSms(who: readonly number[]): Promise<void> {
    const ids = new Map<Member, string>();
    const { answers } = await this.atOnce(who, async (member) => {
      this.made += 1;
      const id = `${this.name} ${this.made}`;
      ids.set(member, id);
      return [id, await member.store.addSms(smsRow(id, { account: this.name }), text, letGo)] as const;
    });
    for (const { epoch, answer } of answers) {
      answer[1].should.equal('added');
      this.owners.sms.set(answer[0], epoch);
    }
    await this.claimed('sms', [], () => []);
  }

  private async takeSms(who: readonly number[]): Promise<void> {
    const free = new Map(this.owners.sms);
    const { answers, before } = await this.atOnce(who, ({ store }) => store.takeSms(this.name));
    const epochs = answers.map(({ epoch }) => epoch);
    const owners = await this.claimed('sms', before, () => epochs);
    const wasFree = (id: string) => !before.includes(Number(free.get(id)));
    for (const { epoch, answer } of answers)
      [...answer]
        .sort()
        .should.eql([...owners.keys()].filter((id) => owners.get(id) === epoch && wasFree(id)).sort());
  }

  /** Ids are handed to whom the person belongs, and as new to that one only once. */
  private handed(epoch: number, userId: string, id: number): void {
    should(this.ownerOfUser(userId)).equal(epoch);
    should(this.handedOut.has(id)).equal(false, `${id} is handed out twice`);
    this.handedOut.add(id);
  }

  private ownerOfUser(userId: string): number | null {
    const person = this.people.find((one) => one.userId === userId);
    return this.owners.persons.get(String(person?.id)) ?? null;
  }

  private async lookAtTable(): Promise<void> {
    const rows = await this.several.sql(
      `SELECT n.id, p.user_id, n.is_heard FROM notifications n JOIN persons p ON p.id = n.person_id WHERE p.client_id = '${this.name}'`,
    );
    this.posts = new Map(
      rows.map((row) => [Number(row.id), { userId: String(row.user_id), isHeard: row.is_heard === true }]),
    );
    for (const [id, { isHeard }] of this.posts) should(isHeard).equal(this.handedOut.has(id));
  }

  private async post(who: readonly number[], some: readonly number[]): Promise<void> {
    const users = some.map((at) => String(this.people[at]?.userId));
    const { answers, before } = await this.atOnce(who, ({ store }) => {
      this.made += 1;
      const posts = users.map((userId) => notification(userId, `entry ${this.made}`));
      return store.addNotifications('google-health', this.name, posts, fakeStart);
    });
    const epochs = answers.map(({ epoch }) => epoch);
    const ids = some.map((at) => String(this.people[at]?.id));
    await this.claimed('persons', before, (id) => (ids.includes(id) ? epochs : []));
    for (const { epoch, answer } of answers) {
      answer.unknown.should.equal(0);
      for (const { userId, id } of answer.kept) this.handed(epoch, userId, id);
      // Who posts for their own hears of it at once.
      const own = users.filter((userId) => this.ownerOfUser(userId) === epoch);
      answer.kept.length.should.be.belowOrEqual(own.length);
    }
    const known = this.posts.size;
    await this.lookAtTable();
    this.posts.size.should.equal(known + users.length * answers.length);
  }

  private async takePosts(who: readonly number[]): Promise<void> {
    const waiting = new Map(this.posts);
    const { answers, before } = await this.atOnce(who, ({ store }) =>
      store.takeNotifications('google-health', this.name),
    );
    await this.claimed('persons', before, () => []);
    for (const { epoch, answer } of answers) {
      for (const { userId, id } of answer) this.handed(epoch, userId, id);
      const wanted = [...waiting].filter(
        ([, { userId, isHeard }]) => !isHeard && this.ownerOfUser(userId) === epoch,
      );
      answer.should.have.length(wanted.length);
    }
    await this.lookAtTable();
  }

  private async lookAtPosts(who: readonly number[]): Promise<void> {
    const { answers, before } = await this.atOnce(who, ({ store }) =>
      store.waitingNotifications('google-health', this.name),
    );
    const epochs = answers.map(({ epoch }) => epoch);
    const users = new Set([...this.posts.values()].map(({ userId }) => userId));
    const ids = this.people.filter(({ userId }) => users.has(userId)).map(({ id }) => String(id));
    await this.claimed('persons', before, (id) => (ids.includes(id) ? epochs : []));
    for (const { epoch, answer } of answers) {
      const own = [...this.posts].filter(([, { userId }]) => this.ownerOfUser(userId) === epoch);
      answer
        .flatMap((one) => one.ids)
        .sort()
        .should.eql(own.map(([id]) => id).sort());
      for (const [id] of own) this.handedOut.add(id);
    }
    await this.lookAtTable();
  }

  /** Each reads all that is there, lets its own leave, and forgets it. */
  private async letLeave(who: readonly number[]): Promise<void> {
    const all = [...this.posts.keys()];
    const users = new Set([...this.posts.values()].map(({ userId }) => userId));
    const { answers, before } = await this.atOnce(who, async ({ store }) => {
      const read = await store.notifications(all);
      await store.removeNotifications(read.map(({ id }) => id));
      return read;
    });
    const epochs = answers.map(({ epoch }) => epoch);
    const ids = this.people.filter(({ userId }) => users.has(userId)).map(({ id }) => String(id));
    await this.claimed('persons', before, (id) => (ids.includes(id) ? epochs : []));
    const gone = new Set<number>();
    for (const { epoch, answer } of answers)
      for (const { id, person } of answer) {
        should(this.owners.persons.get(person.id)).equal(epoch);
        should(this.left.has(id)).equal(false, `${id} leaves twice`);
        this.left.add(id);
        gone.add(id);
        this.handedOut.add(id);
      }
    const wanted = all.filter((id) => {
      const owner = this.ownerOfUser(String(this.posts.get(id)?.userId));
      return owner !== null && epochs.includes(owner);
    });
    [...gone].sort().should.eql(wanted.sort());
    await this.lookAtTable();
    for (const id of all) should(this.posts.has(id)).equal(!gone.has(id));
  }

  /** The real clock of the database goes on while all of this is asked: nobody is late but who is to be. */
  private async allInTime(): Promise<void> {
    await this.several.sql('UPDATE instances SET beat_at = clock_timestamp()');
    await this.lookWhoIsThere();
  }

  private async lose(seat: number): Promise<void> {
    await this.allInTime();
    const member = this.seated[seat];
    if (!member || !this.isThere(member.store.epoch()) || this.there.length < 2) return;
    await this.several.lose(member);
    const before = this.there;
    await this.lookWhoIsThere();
    this.there.should.eql(before.filter((epoch) => epoch !== member.store.epoch()));
  }

  private async beat(seat: number): Promise<void> {
    await this.allInTime();
    const member = this.seated[seat];
    if (!member) return;
    await this.several.beat(member);
    await this.lookWhoIsThere();
    this.there.should.containEql(member.store.epoch());
  }

  private async stop(seat: number): Promise<void> {
    await this.lookWhoIsThere();
    const member = this.seated[seat];
    const others = this.seated.filter((one) => one && one !== member && this.isThere(one.store.epoch()));
    if (!member || others.length === 0) return;
    await member.store.close();
    this.several.all.splice(this.several.all.indexOf(member), 1);
    this.seated[seat] = null;
    await this.lookWhoIsThere();
    this.there.should.not.containEql(member.store.epoch());
  }

  private async open(seat: number): Promise<void> {
    if (this.seated[seat] !== null) return;
    const before = Math.max(...this.seatedAt(seats).map(({ store }) => store.epoch()));
    const member = await this.several.open();
    this.seated[seat] = member;
    member.store.epoch().should.be.above(before);
  }
}

describe('PostgreSQL: several instances, in made-up histories', () => {
  let several: Instances;
  beforeEach(async () => {
    several = await severalInstances(seats.length);
  });
  afterEach(() => several.end());

  it('nothing is in two hands, what is free is had by who asks, and a notification is handed to one', async function () {
    this.timeout(10_000 * runs);
    const seated: (Member | null)[] = [...several.all];
    let made = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25 }), async (steps) => {
        made += 1;
        for (const seat of seats) seated[seat] ??= await several.open();
        const history = await History.begin(several, seated, `h${made}`);
        for (const one of steps) await history.happen(one);
        await history.end();
      }),
      { numRuns: runs },
    );
  });
});
