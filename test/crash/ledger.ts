// The comparison: what the sandbox and the collector have noted against what our side promised.
import type { Fact } from './collector';
import type { LowPeriod } from './people';
import type { SigningUp } from './signups';
import type { Left } from './sms-ways';

export interface Ledger {
  /** Numbers of the notifications that were answered 204. */
  acknowledged: readonly number[];
  facts: readonly Fact[];
  lowPeriods: readonly LowPeriod[];
  /** What left, by the books of the stand-ins that hand it over. */
  sms: readonly Left[];
  /** What the accounts have counted; none where a clock was wrong in between. */
  counted: readonly Counted[];
  signups: readonly SigningUp[];
  /** Everybody who should be connected at the end, by what our people's list says of them. */
  listed: readonly { name: string; access: string; numberState: string }[];
  expected: readonly string[];
  /** Names of those whose last check, after one more long cut, brought no reading. */
  unread: readonly string[];
}

/** What an account says of its SMS in this month. */
export interface Counted {
  account: string;
  name: string;
  inMonth: number;
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
  'SMS sent and said not to be',
  'SMS counted wrong',
  'sign-ups lost',
] as const;

/** What these errors say did surely not leave. */
const saidUnsent = ['sms-outdated', 'sms-too-old', 'sms-unsent'];
/** The examples whose alerts go on to an SMS. */
const smsNodes = ['01', '03'];

export function compare(ledger: Ledger): Tally {
  const { facts, lowPeriods, signups, listed } = ledger;
  const sms = ledger.sms.filter(({ hasFailed }) => !hasFailed);
  const emitted = new Set(facts.flatMap((fact) => (fact.kind === 'notifications' ? fact.numbers : [])));
  const alerts = facts.filter((fact) => fact.kind === 'alert');
  const toldAnew = toldAnewOf(facts);
  const alertsOf = (node: string, label: string) =>
    alerts.filter((alert) => alert.node === node && alert.device === label);
  /** By a clock that is far ahead a tracker is quiet besides, which is an alert of its own. */
  const kindsOf = (node: string, label: string) =>
    new Set(alertsOf(node, label).map(({ alert }) => alert)).size;
  const idsOf = (node: string, label: string) =>
    new Set(alertsOf(node, label).flatMap(({ id }) => (toldAnew.has(id) ? [] : [id]))).size;
  const decided = lowPeriods.flatMap((lowPeriod) =>
    [...lowPeriod.nodes].map((node) => ({ ...lowPeriod, node })),
  );
  const smsOf = ({ person, label }: LowPeriod) =>
    sms.filter(({ to, body }) => to === person.number && body.includes(label));
  const errorsOf = (node: string, label: string) => {
    const ids = alertsOf(node, label).map(({ id }) => id);
    return facts
      .filter((fact) => fact.kind === 'error')
      .filter(({ code, alert }) => code.startsWith('sms') && ids.includes(alert ?? ''));
  };
  const isSaid = (node: string, label: string) => errorsOf(node, label).length > 0;
  /** What is true no longer is said to be that, and then brought to nobody again: a `delay` may have ended with it. */
  const isDropped = (node: string, label: string) =>
    smsNodes.includes(node) &&
    facts.some((fact) => fact.kind === 'error' && fact.code === 'sms-outdated' && fact.device === label);
  const stateOf = (name: string) => listed.find((person) => person.name === name);
  return {
    'notifications lost': ledger.acknowledged.filter((number) => !emitted.has(number)).map(String),
    'forced to reconnect': [
      ...ledger.expected.filter((name) => stateOf(name) && stateOf(name)?.access !== 'ok'),
      ...new Set(alerts.filter(({ alert }) => alert === 'reconnect').map(({ id, text }) => `${id}: ${text}`)),
      ...ledger.unread.map((name) => `${name}: no reading at the end`),
    ],
    'alerts never told': decided
      .filter(({ node, label }) => alertsOf(node, label).length === 0 && !isDropped(node, label))
      .map(({ node, label, person }) => `${person.name} ${label} by ${node}`),
    'alerts under a second id': decided
      .filter(({ node, label }) => idsOf(node, label) > kindsOf(node, label))
      .map(({ node, label }) => `${label} by ${node}`),
    'SMS sent twice': repeated(sms.map(({ to, body }) => `${to}: ${body.slice(0, 60)}`)).concat(
      lowPeriods
        .filter(
          (lowPeriod) =>
            smsOf(lowPeriod).length > Math.max(1, ...smsNodes.map((node) => kindsOf(node, lowPeriod.label))),
        )
        .map((lowPeriod) => `${lowPeriod.person.name} ${lowPeriod.label} ${smsOf(lowPeriod).length} times`),
    ),
    'SMS neither sent nor said': decided
      .filter(
        (lowPeriod) =>
          smsNodes.includes(lowPeriod.node) && alertsOf(lowPeriod.node, lowPeriod.label).length > 0,
      )
      .filter((lowPeriod) => smsOf(lowPeriod).length === 0 && !isSaid(lowPeriod.node, lowPeriod.label))
      .map(({ person, label }) => `${person.name} ${label}`),
    'SMS sent and said not to be': decided
      .filter(({ node }) => smsNodes.includes(node))
      .flatMap((lowPeriod) =>
        smsOf(lowPeriod).length < kindsOf(lowPeriod.node, lowPeriod.label)
          ? []
          : errorsOf(lowPeriod.node, lowPeriod.label)
              .filter(({ code, alert }) => saidUnsent.includes(code) && !toldAnew.has(alert ?? ''))
              .filter((error) => !isToldAgain(facts, error))
              .map(({ code }) => `${lowPeriod.person.name} ${lowPeriod.label}: ${code}`),
      ),
    'SMS counted wrong': countedWrong(ledger),
    'sign-ups lost': [
      ...signups.filter(({ lost }) => lost > 0).map(({ name }) => `${name}: told that it is gone`),
      ...signups
        .filter(({ stage }) => stage !== 'done')
        .map(({ name, stage }) => `${name}: still at ${stage}`),
      ...ledger.expected.filter((name) => stateOf(name)?.numberState !== 'proven'),
    ],
  };
}

/** By a clock that is far ahead an alert is too late, says its error, and is decided anew, by another id: these. */
function toldAnewOf(facts: readonly Fact[]): Set<string> {
  const ids = new Set<string>();
  for (const [at, fact] of facts.entries()) {
    if (fact.kind !== 'error' || fact.code !== 'sms-outdated') continue;
    const of = facts.find((one) => one.kind === 'alert' && one.id === fact.alert);
    const isAnew = (one: Fact) =>
      one.kind === 'alert' &&
      of?.kind === 'alert' &&
      one.id !== of.id &&
      one.node === of.node &&
      one.device === of.device &&
      one.alert === of.alert;
    if (fact.alert && facts.slice(at).some(isAnew)) ids.add(fact.alert);
  }
  return ids;
}

/**
 * Killed just after the error, Node-RED tells the same alert once more: nobody can know whether Catch had it. What is true
 * again by then is sent, and rightly.
 */
function isToldAgain(facts: readonly Fact[], error: Extract<Fact, { kind: 'error' }>): boolean {
  const nextStart = facts.findIndex(({ kind }, at) => kind === 'start' && at > facts.indexOf(error));
  return facts.some(
    (one, at) => nextStart >= 0 && at > nextStart && one.kind === 'alert' && one.id === error.alert,
  );
}

/** The devices of this harness are called so; what the sign-up sends names none, and counts against no cap. */
const ofDevice = /\b(?:Low|Up) \d{5}\b/;

/** What left by an account counts there, and so may what is uncertain: nothing else. */
function countedWrong({ sms, facts, counted }: Ledger): string[] {
  const uncertain = new Set(
    facts.flatMap((fact) => (fact.kind === 'error' && fact.code === 'sms-uncertain' ? [fact.alert] : [])),
  );
  return counted.flatMap(({ account, name, inMonth }) => {
    const left = sms.filter((one) => one.account === account && ofDevice.test(one.body)).length;
    const isRight = inMonth >= left && inMonth <= left + uncertain.size;
    return isRight ? [] : [`${name}: ${inMonth} counted, ${left} left, ${uncertain.size} uncertain`];
  });
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
