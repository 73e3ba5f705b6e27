// All that can be read of a store that made-up calls have filled, with what no store has put in order sorted.
import type { Store } from '../../../../src/store/store';
import { accounts, clouds, nodes, numbers, personIds, signupIds, smsIds, sorted, times } from './calls';

/** `ids`: of notifications. */
export async function everything(store: Store, ids: readonly number[]): Promise<Record<string, unknown>> {
  const each = <Key, Value>(keys: readonly Key[], read: (key: Key) => Promise<Value>) =>
    Promise.all(keys.map(read));
  const inOrder = async <Value>(reading: Promise<Value[]>) => sorted(await reading);
  const latest = Math.max(...times);
  const read = {
    everybody: store.everybody(),
    people: each(clouds, (cloud) => store.people(cloud)),
    next: store.nextPeople('google-health', 'client', 'user-b', 2),
    ofNumbers: each(numbers, (number) => inOrder(store.personsOfNumber(number))),
    present: each(personIds, async (id) => {
      const present = await store.present(id, numbers[0] ?? null);
      return { ...present, readings: sorted(present.readings) };
    }),
    grants: each(personIds, (id) => store.grant(id)),
    readings: each(personIds, (id) => store.readingsSince(id, 0).then(sorted)),
    states: each(nodes, (node) => each(personIds, (id) => inOrder(store.states(node, id)))),
    talks: inOrder(store.talks(null)),
    alerts: each(nodes, (node) => store.alertsOfNode(node)),
    signups: each(signupIds, (id) => store.signup(id)),
    signupsBefore: store.signupsBefore(latest * 2),
    ofPersons: each(personIds, (id) => store.signupsOfPerson(id)),
    codes: each(times, (time) => store.countCodes('node', `hash of ${numbers[0]}`, time - 1, time - 1)),
    waiting: each(clouds, (cloud) => inOrder(store.waitingNotifications(cloud, 'client'))),
    notifications: store.notifications(ids),
    sms: each(smsIds, (id) => store.sms(id)),
    ofPeople: each(personIds, (id) => store.smsOfPerson(id, 3)),
    counts: inOrder(store.countSms()),
    open: each(accounts, (account) => store.openSms(account)),
    endings: each(accounts, (account) => store.smsWithEnding(account)),
    capped: each(accounts, (account) => each(times, (time) => store.countCappedSms(account, time - 1))),
    months: each(accounts, (account) => each(times, (time) => store.countSmsOfMonth(account, time))),
    incoming: store.waitingIncoming(),
    listens: each(accounts, (account) => store.listensFor([account])),
    stopped: each(numbers, (number) => store.hasStopped(number)),
    told: each(numbers, (number) => store.toldTo(number, latest, latest)),
    fact: store.fact('fact'),
  };
  const names = Object.keys(read);
  const ended = await Promise.allSettled<unknown>(Object.values(read));
  return Object.fromEntries(
    ended.map((one, at) => [names[at], one.status === 'fulfilled' ? one.value : 'failed']),
  );
}
