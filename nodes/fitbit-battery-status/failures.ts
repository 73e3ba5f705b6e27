// What went wrong with a check: its status, whether the node is blind with it, and one error for all whose check failed.
import type { NodeMessage } from 'node-red';
import type { CheckOutcome } from '../../src/people/check-outcome';
import { sentence } from '../../src/sentences/sentences';
import { Trouble } from '../../src/sentences/trouble';
import type { ErrorCause } from '../../types/messages';
import type { StatusName } from '../common/status';
import type { StatusDef } from './settings';

/** What a msg brought that no setting can mend; the next one may be right. */
const ofMsgs = [
  'not-a-reading',
  'odd-field',
  'topic-unlike',
  'person-unsaid',
  'too-many-devices',
  'too-many-people',
];

export function failureStatus(code: string): StatusName {
  const own: Readonly<Record<string, StatusName>> = {
    nobody: 'nobodyLeft',
    'nobody-yet': 'nobody',
    ...Object.fromEntries(ofMsgs.map((one) => [one, 'badReading' as const])),
    'no-client-id': 'noClientId',
    'no-client-secret': 'noClientSecret',
  };
  return own[code] ?? (code.startsWith('store') ? 'storeTrouble' : 'misconfigured');
}

/** Whether the node cannot do its work at all: people whose check failed are told by the people themselves. */
export function isBlinding(
  { code }: Trouble,
  { person, topicPattern }: Pick<StatusDef, 'person' | 'topicPattern'>,
  msg: NodeMessage,
): boolean {
  // The flow chooses the person in a msg, and its next msg may name the right one.
  const isNamed = Boolean((msg as { person?: unknown }).person) || topicPattern?.includes('{person}');
  const isOfMsg = code === 'person-unknown' && (person === '' || isNamed);
  return code !== 'check-failed' && !isOfMsg && !ofMsgs.includes(code);
}

/** What somebody's failed check has in common with those of others: a service is away for all, a connection is lost for one. */
export function causeOf({ person, problem }: CheckOutcome): string {
  const code = problem?.code ?? 'unknown';
  return problem?.kind === 'reconnect' ? `${code} ${person.id}` : code;
}

/** One error for the whole check: the first reason in words, everybody's code and reason as facts. */
export function checkTrouble(
  failed: readonly CheckOutcome[],
  count: number,
  service: string,
  language: string,
): Trouble {
  const people = failed.map(({ person, problem }) => ({
    id: person.id,
    code: problem?.code ?? 'unknown',
    text: problem
      ? sentence(language, `problem.${problem.code}`, { service, detail: problem.detail ?? '' })
      : '',
  }));
  const key = count === 1 ? 'check.failed.one' : 'check.failed.many';
  const fill = {
    who: failed[0]?.person.name ?? '',
    reason: people[0]?.text ?? '',
    failed: failed.length,
    count,
  };
  return new Trouble('check-failed', key, fill, { people } satisfies ErrorCause);
}
