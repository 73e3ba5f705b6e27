// The judge of several Node-REDs finds each fault in a made-up history, and none where there is none.
import 'should';

import type { Seen } from '../../src/sandbox/sandbox';
import {
  type Call,
  type History,
  isRight,
  judge,
  type Post,
  readSeen,
  refreshedTwice,
  takeovers,
  verdictLine,
  withoutExcused,
} from './history';

const call = (at: number, life: string, token: string, more: Partial<Call> = {}): Call => ({
  at,
  life,
  person: 'fitbit anna',
  token,
  isRefresh: false,
  isCheck: true,
  isGood: true,
  ...more,
});
const refresh = (at: number, life: string, token: string) =>
  call(at, life, token, { isRefresh: true, isCheck: false });
const good: History = {
  calls: [
    call(1_000, '1.1', 'a'),
    refresh(2_000, '1.1', 'r1'),
    call(2_100, '1.1', 'b'),
    call(14_000, '2.1', 'b'),
    call(30_500, '3.1', 'b'),
  ],
  posts: [],
  ends: [
    { at: 3_000, life: '1.1', means: 'SIGKILL' },
    { at: 30_000, life: '2.1', means: 'SIGTERM' },
  ],
  stops: [],
  outages: [],
  calms: [{ from: 1_500, to: 5_000 }],
};
const judged = (changes: Partial<History>) => judge({ ...good, ...changes });

describe('the judge of several Node-REDs', () => {
  it('finds nothing where each goes on in time with what the one before has kept', () => {
    isRight(judge(good)).should.equal(true);
    verdictLine(judge(good)).should.equal(
      'refreshes kept twice: 0, taken over late: 0, handed over late: 0, asked by several: 0',
    );
    takeovers(good)
      .map(({ ms }) => ms)
      .should.eql([11_000, 500]);
  });

  it('finds whom several asked about while nothing happened, and nobody else', () => {
    const calls = [...good.calls, call(2_200, '2.1', 'b')];
    judged({ calls })['asked by several'].should.eql(['fitbit anna by 1.1 and 2.1']);
    judged({ calls, calms: [] })['asked by several'].should.be.empty();
    const beside = call(2_200, '2.1', 'b', { isCheck: false });
    judged({ calls: [...good.calls, beside] })['asked by several'].should.be.empty();
  });

  it('finds who was taken over more than 15 s after a kill, or never', () => {
    const calls = good.calls.filter(({ life }) => life !== '2.1');
    judged({ calls: [...calls, call(18_001, '2.1', 'b')] })['taken over late'].should.eql([
      'fitbit anna of 1.1: after 15001 ms',
    ]);
    judged({ calls: good.calls.slice(0, 3) })['taken over late'].should.eql(['fitbit anna of 1.1: never']);
  });

  it('finds who was not handed over at once by an orderly stop', () => {
    const calls = [...good.calls.slice(0, 4), call(32_001, '3.1', 'b')];
    const verdict = judged({ calls });

    verdict['handed over late'].should.eql(['fitbit anna of 2.1: after 2001 ms']);
    verdict['taken over late'].should.eql([]);
  });

  it('takes who was started in the place of another one for somebody else, and lets nobody wait for an outage', () => {
    const [first, second, third] = good.calls;
    const calls = [first, second, third, call(19_000, '1.2', 'b')].filter((one) => one !== undefined);
    const outages = [{ from: 4_000, to: 6_000 }];

    isRight(judged({ calls, ends: good.ends.slice(0, 1), outages })).should.equal(true);
    judged({ calls, ends: good.ends.slice(0, 1) })['taken over late'].should.have.length(1);
  });

  it('waits for nobody where the one that is gone was not the last to act', () => {
    const calls = [...good.calls.slice(0, 3), call(2_900, '2.1', 'b')];

    isRight(judged({ calls, ends: good.ends.slice(0, 1), calms: [] })).should.equal(true);
  });

  it('waits for nobody who was never checked: their consent ended with it', () => {
    const consenting = { person: 'fitbit bert', isCheck: false };
    const calls = [...good.calls, call(2_900, '1.1', 'c', consenting)];
    const left = { ends: good.ends.slice(0, 1), calms: [] };

    takeovers({ ...good, calls, ...left })[0]?.people.should.eql(['fitbit anna']);
    takeovers({
      ...good,
      calls: [...calls, call(2_800, '1.1', 'c', { ...consenting, isCheck: true })],
      ...left,
    })[0]?.people.should.eql(['fitbit anna', 'fitbit bert']);
  });

  it('finds two refreshes of which both results are used', () => {
    const both = [
      refresh(1_000, '1.1', 'r1'),
      refresh(1_001, '2.1', 'r1'),
      call(1_100, '1.1', 'a'),
      call(1_200, '2.1', 'b'),
      call(9_000, '1.1', 'a'),
      call(9_100, '2.1', 'b'),
    ];
    judged({ calls: both, ends: [] })['refreshes kept twice'].should.eql([
      'fitbit anna: 1.1 used what was replaced',
    ]);
    const one = both.map((each) => (each.at === 9_000 ? { ...each, token: 'b' } : each));
    isRight(judged({ calls: one, ends: [] })).should.equal(true);
    refreshedTwice({ calls: both }).should.equal(1);
  });

  it('lets a token go out that was replaced a moment before, one that is refused, and one in the hands of who stood still', () => {
    const calls = (at: number, isGood: boolean) => [
      call(1_000, '1.1', 'a'),
      call(2_000, '2.1', 'b'),
      call(at, '1.1', 'a', { isGood }),
    ];
    isRight(judged({ calls: calls(6_900, true), ends: [] })).should.equal(true);
    isRight(judged({ calls: calls(9_000, false), ends: [] })).should.equal(true);
    const stops = [{ life: '1.1', from: 1_500, to: 8_900 }];
    isRight(judged({ calls: calls(9_000, true), ends: [], stops })).should.equal(true);
    isRight(judged({ calls: calls(9_000, true), ends: [] })).should.equal(false);
  });

  describe('of SMS that left twice', () => {
    const to = '+4915228817386';
    const left = (body: string) => ({ account: 'a1', to, body, hasFailed: false });
    const post = (at: number, life: string, body: string): Post => ({ at, life, to, body });
    const twice = [left('Low 00002 is at 9 %.'), left('Low 00002 is at 9 %.')];
    const posts = [post(20_000, '1.1', 'Low 00002 is at 9 %.'), post(15_000, '2.1', 'Low 00002 is at 9 %.')];

    it('excuses one that a process posted which stood still inside of that', () => {
      const stops = [{ life: '1.1', from: 8_000, to: 19_900 }];

      withoutExcused(twice, { posts, stops }).should.eql({ left: twice.slice(1), excused: 1 });
    });

    it('excuses none of a process that did not stand still, or at another time', () => {
      for (const stops of [
        [],
        [{ life: '1.1', from: 1_000, to: 12_000 }],
        [{ life: '3.1', from: 8_000, to: 19_900 }],
      ]) {
        withoutExcused(twice, { posts, stops }).should.eql({ left: twice, excused: 0 });
      }
    });

    it('keeps one that says what no other one does, and one of no device', () => {
      const stops = [{ life: '1.1', from: 8_000, to: 19_900 }];
      const joint = 'Low 00002 is at 9 %. Low 00003 is at 4 %.';
      const sms = [left('Low 00002 is at 9 %.'), left(joint), left('Your code is 123456.')];
      const all = [post(20_000, '1.1', joint), post(20_000, '1.1', 'Your code is 123456.')];

      withoutExcused(sms, { posts: all, stops }).excused.should.equal(0);
    });
  });

  it('reads calls and posts off what the sandbox has seen, by the clock of the machine', () => {
    const seen: Seen = {
      vendor: 'fitbit',
      call: 'devices',
      person: 'anna',
      method: 'GET',
      path: '/1/user/-/devices.json',
      query: {},
      headers: { 'x-crash-life': '1.2', 'x-crash-at': '5000', authorization: 'Bearer a' },
      body: '',
      status: 200,
      at: '2026-11-30T00:00:00.000Z',
    };
    readSeen(seen).should.eql({ call: call(5_000, '1.2', 'Bearer a') });
    readSeen({ ...seen, status: null }).should.eql({
      call: call(5_000, '1.2', 'Bearer a', { isGood: false }),
    });
    readSeen({ ...seen, headers: {} }).should.eql({});
    readSeen({ ...seen, call: 'token', body: 'grant_type=refresh_token&refresh_token=r1' }).should.eql({
      call: refresh(5_000, '1.2', 'r1'),
    });
    readSeen({ ...seen, call: 'token', body: 'grant_type=authorization_code' }).should.eql({});
    const twilio = {
      ...seen,
      vendor: 'twilio',
      call: 'messages.create',
      person: null,
      body: 'To=%2B49&Body=Hi',
    };
    readSeen(twilio).should.eql({ post: { at: 5_000, life: '1.2', to: '+49', body: 'Hi' } });
    readSeen({ ...twilio, status: 500 }).should.eql({});
  });
});
