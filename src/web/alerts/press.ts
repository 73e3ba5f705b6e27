// What a form about open alerts or a pause does, and what its page says of it.
import type { SentenceKey } from '../../sentences/sentences';
import type { Person } from '../../store/records';
import type { AnswerAlerts } from '../../use-cases/answer-alerts';

/** More than that no page of ours names. */
const mostIds = 50;

/** `people`: whom the form may be about; `named`: of these, whom it names. The answer is what to say; null for a form about something else. */
export async function press(
  answers: AnswerAlerts,
  fields: URLSearchParams,
  people: readonly Person[],
  named: readonly Person[],
): Promise<SentenceKey | null> {
  const asks = fields.get('do') ?? '';
  if (['pause', 'resume'].includes(asks) && named.length === 0) {
    return 'person.unknown.removed';
  }
  const ids = (fields.get('alerts') ?? '').split(',', mostIds);
  const done = (isDone: boolean, said: SentenceKey, otherwise: SentenceKey) => (isDone ? said : otherwise);
  switch (asks) {
    case 'acknowledge':
      return done(await answers.acknowledge(people, ids), 'alerts.said.acknowledged', 'alerts.said.over');
    case 'later':
      return done(await answers.later(people, ids), 'alerts.said.later', 'alerts.said.over');
    case 'pause':
      return done(await answers.pause(named, fields.get('until') ?? ''), 'pause.said.paused', 'pause.error');
    case 'resume':
      await answers.resume(named);
      return 'pause.said.resumed';
    default:
      return null;
  }
}

const pressSayings: readonly SentenceKey[] = [
  'alerts.said.acknowledged',
  'alerts.said.later',
  'alerts.said.over',
  'pause.said.paused',
  'pause.said.resumed',
  'pause.error',
  'person.unknown.removed',
];

/** What a page is told to say by the form before it, or null: nothing that anybody else could make up. */
export function pressSaid(parameters: URLSearchParams): SentenceKey | null {
  return pressSayings.find((one) => one === parameters.get('said')) ?? null;
}
