// The comparison: what the sandbox and the collector have in their books against what our side promised.
import type { Sms } from '../../src/sandbox/sandbox';
import type { Fact } from './collector';
import type { SigningUp } from './guests';
import type { Dip } from './wearers';

export interface Books {
  /** Numbers of the notifications that were answered 204. */
  acknowledged: readonly number[];
  facts: readonly Fact[];
  dips: readonly Dip[];
  /** The Twilio stand-in's own book. */
  sms: readonly Pick<Sms, 'to' | 'body'>[];
  guests: readonly SigningUp[];
  /** Everybody who should be connected at the end, by what our people's list says of them. */
  people: readonly { name: string; access: string; numberState: string }[];
  expected: readonly string[];
  /** Names of those whose last check, after one more long cut, brought no reading. */
  unread: readonly string[];
}

/** What was lost or doubled, by the promise that it breaks; each one as a line for the log. */
export type Tally = Readonly<Record<(typeof promises)[number], readonly string[]>>;

const promises = [
  'notifications lost',
  'forced to reconnect',
  'alerts never told',
  'alerts under a second id',
  'SMS sent twice',
  'SMS neither sent nor said',
  'sign-ups lost',
] as const;

/** The examples whose alerts go on to an SMS. */
const smsNodes = ['01', '03'];

export function compare(books: Books): Tally {
  const { facts, dips, sms, guests, people } = books;
  const emitted = new Set(facts.flatMap((fact) => (fact.kind === 'notifications' ? fact.numbers : [])));
  const alerts = facts.filter((fact) => fact.kind === 'alert');
  const told = (node: string, label: string) =>
    alerts.filter((alert) => alert.node === node && alert.device === label);
  /** By a clock that is far ahead a tracker is quiet besides, which is an alert of its own. */
  const kindsOf = (node: string, label: string) => new Set(told(node, label).map(({ alert }) => alert)).size;
  const idsOf = (node: string, label: string) => new Set(told(node, label).map(({ id }) => id)).size;
  const decided = dips.flatMap((dip) => [...dip.nodes].map((node) => ({ ...dip, node })));
  const smsOf = ({ wearer, label }: Dip) =>
    sms.filter(({ to, body }) => to === wearer.number && body.includes(label));
  const isSaid = (node: string, label: string) => {
    const ids = told(node, label).map(({ id }) => id);
    return facts.some(
      (fact) => fact.kind === 'error' && fact.code.startsWith('sms') && ids.includes(fact.alert ?? ''),
    );
  };
  const stateOf = (name: string) => people.find((person) => person.name === name);
  return {
    'notifications lost': books.acknowledged.filter((number) => !emitted.has(number)).map(String),
    'forced to reconnect': [
      ...books.expected.filter((name) => stateOf(name) && stateOf(name)?.access !== 'ok'),
      ...new Set(alerts.filter(({ alert }) => alert === 'reconnect').map(({ id, text }) => `${id}: ${text}`)),
      ...books.unread.map((name) => `${name}: no reading at the end`),
    ],
    'alerts never told': decided
      .filter(({ node, label }) => told(node, label).length === 0)
      .map(({ node, label, wearer }) => `${wearer.name} ${label} by ${node}`),
    'alerts under a second id': decided
      .filter(({ node, label }) => idsOf(node, label) > kindsOf(node, label))
      .map(({ node, label }) => `${label} by ${node}`),
    'SMS sent twice': repeated(sms.map(({ to, body }) => `${to}: ${body.slice(0, 60)}`)).concat(
      dips
        .filter((dip) => smsOf(dip).length > Math.max(1, ...smsNodes.map((node) => kindsOf(node, dip.label))))
        .map((dip) => `${dip.wearer.name} ${dip.label} ${smsOf(dip).length} times`),
    ),
    'SMS neither sent nor said': decided
      .filter((dip) => smsNodes.includes(dip.node) && told(dip.node, dip.label).length > 0)
      .filter((dip) => smsOf(dip).length === 0 && !isSaid(dip.node, dip.label))
      .map(({ wearer, label }) => `${wearer.name} ${label}`),
    'sign-ups lost': [
      ...guests.filter(({ lost }) => lost > 0).map(({ name }) => `${name}: told that it is gone`),
      ...guests
        .filter(({ stage }) => stage !== 'done')
        .map(({ name, stage }) => `${name}: still at ${stage}`),
      ...books.expected.filter((name) => stateOf(name)?.numberState !== 'proven'),
    ],
  };
}

export function isClean(tally: Tally): boolean {
  return Object.values(tally).every((lines) => lines.length === 0);
}

/** The last line of the harness: every promise with its number. */
export function tallyLine(tally: Tally): string {
  return promises.map((promise) => `${promise}: ${tally[promise].length}`).join(', ');
}

function repeated(lines: readonly string[]): string[] {
  return [...new Set(lines.filter((line, at) => lines.indexOf(line) !== at))];
}
