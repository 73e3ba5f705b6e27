// Leaves out of a joint SMS that waits for its next try what is true no longer: it surely was not sent, and goes without that.
import type { StoredSms } from '../store/records';
import type { SmsStore } from '../store/store';
import type { Way } from './chain';
import { type Content, contentOf, type Member } from './content';
import { endingOf } from './endings';
import type { LanguageOf } from './joining';
import { jointTexts } from './joint-text';
import { type IsOutdated, outdatedTrouble } from './rows';
import { segmentsOf } from './segments';

export interface LeaveOutParts {
  store: Pick<SmsStore, 'leaveJointSms' | 'sms'>;
  isOutdated: IsOutdated;
  languageOf: LanguageOf;
}

/**
 * The SMS as it goes on. One that goes by itself stays as it is, and so does one of which nothing is true any more. `now`: by
 * the clock that stamped it, ms since 1970 UTC.
 */
export async function leaveOut(
  { store, isOutdated, languageOf }: LeaveOutParts,
  row: StoredSms,
  { provider }: Pick<Way, 'provider'>,
  now: number,
): Promise<StoredSms> {
  const { members = [], ...content } = contentOf(row);
  const { to } = content.sms;
  const staying: Member[] = [];
  const leaving: Member[] = [];
  for (const member of members) ((await isOutdated(member.msg, to, now)) ? leaving : staying).push(member);
  if (leaving.length === 0 || staying.length === 0) return row;
  const rows = (await Promise.all(staying.map(({ id }) => store.sms(id)))).filter((one) => one !== null);
  const language = await languageOf(rows[0]?.personId ?? null);
  const [text, more] = jointTexts(rows, { ...provider.limits, language });
  if (!text || more) return row;
  const { body } = text;
  const without: Content = {
    ...content,
    sms: { to, body, segments: segmentsOf(body).count },
    members: staying,
  };
  const left = { ...row, content: JSON.stringify(without) };
  const ending = endingOf(row, outdatedTrouble());
  const isDone = await store.leaveJointSms(
    row.id,
    left.content,
    leaving.map(({ id }) => ({ id, ending })),
  );
  return isDone ? left : row;
}
