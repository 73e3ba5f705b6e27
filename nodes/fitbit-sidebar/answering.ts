// What the buttons of an open alert ask for: somebody does it, it is put off, people are left alone for some days.
import type { Request } from 'express';
import type { NodeAPI } from 'node-red';
import type { Engine } from '../../src/engine';
import { system } from '../../src/net/system';
import type { OpenAlert } from '../../src/people/conversations';
import { Trouble } from '../../src/sentences/trouble';
import { usualHours } from '../../src/sms/reply-words';
import type { PauseSpan } from '../../src/use-cases/pause';
import { texts } from '../common/admin-request';
import { withEngine } from '../common/lease';
import type { AlertAnswered, PauseAsked, PeoplePaused } from '../common/overview-types';

const laterMs = usualHours * 3_600_000;

/** POST fitbit/alerts/<conversation>/acknowledge: somebody takes care of it. */
export function acknowledgeAlert(RED: NodeAPI, request: Request): Promise<AlertAnswered> {
  return answerAlert(RED, request, async ({ conversations }, whose) =>
    conversations.acknowledge(whose, system.now()),
  );
}

/** POST fitbit/alerts/<conversation>/snooze: for three hours, and never into quiet hours. */
export function snoozeAlert(RED: NodeAPI, request: Request): Promise<AlertAnswered> {
  return answerAlert(RED, request, async ({ conversations, people }, whose, { person }) => {
    if (await people.isDemo(person.id, '')) throw new Trouble('demo-no-pause', 'answer.demo-no-pause');
    const now = system.now();
    return conversations.snooze(whose, now + laterMs, now);
  });
}

/** An alert may end between being shown, being looked up and being answered. */
function answerAlert(
  RED: NodeAPI,
  { params: { conversation } }: Request,
  answer: (engine: Engine, whose: { conversations: string[] }, alert: OpenAlert) => Promise<OpenAlert[]>,
): Promise<AlertAnswered> {
  const whose = { conversations: [String(conversation)] };
  return withEngine(RED, async (engine) => {
    const [alert] = await engine.conversations.open(whose);
    const [answered] = alert ? await answer(engine, whose, alert) : [];
    if (!answered) throw new Trouble('nothing-open', 'answer.nothing-open');
    const { state, until } = answered;
    return { state, until: until === null ? null : new Date(until).toISOString() };
  });
}

/** POST fitbit/people/<id>/pause, and fitbit/pause for everybody. */
export function pausePeople(RED: NodeAPI, request: Request): Promise<PeoplePaused> {
  const { days = '', day } = texts<PauseAsked>(request.body);
  const span: PauseSpan = day === undefined ? { days: Number(days) } : { day };
  return withEngine(RED, async ({ people }) => ({ people: await people.pause(personOf(request), span) }));
}

/** POST fitbit/people/<id>/resume, and fitbit/resume for everybody who has a pause. */
export function resumePeople(RED: NodeAPI, request: Request): Promise<PeoplePaused> {
  return withEngine(RED, async ({ people }) => ({ people: await people.resume(personOf(request)) }));
}

/** Null for everybody. */
const personOf = ({ params: { id } }: Request): string | null => (id === undefined ? null : String(id));
