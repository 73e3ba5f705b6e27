// Which SMS that come in are kept: answers of people whom an account told, so many an hour. A pure function.
import { leewayMs } from '../battery/conversation';
import type { IncomingDecision, IncomingFacts, IncomingSms } from '../store/incoming-records';

/** More of one number are not kept within an hour. What a list still shows is kept later. */
export const mostAnHour = 20;

/** Judges one SMS. STOP and START hold for all SMS, whether or not this account has told anybody; an old one does not undo a newer one. */
export function decideIncoming(
  { cameAt, keyword }: Pick<IncomingSms, 'cameAt' | 'keyword'>,
  { toldSince, ofLastHour, keywordAt }: IncomingFacts,
  now: number,
): IncomingDecision {
  // A time that lies ahead was stamped by a clock that was wrong, and says nothing.
  const isAnswer = toldSince !== null && (toldSince > now || cameAt >= toldSince - leewayMs);
  const isOld = keywordAt !== null && keywordAt > cameAt;
  return {
    isKept: isAnswer && ofLastHour < mostAnHour,
    isAnswer,
    stopped: keyword === null || isOld ? null : keyword === 'stop',
  };
}
