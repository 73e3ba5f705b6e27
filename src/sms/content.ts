// What a stored SMS holds, and how it is told.
import type { StoredSms } from '../store/records';
import type { ReadySms } from './message';

/** How an SMS stands, as a msg says it. */
export interface SentSms {
  sid: string;
  status: string;
  segments: number;
  to: string;
  /** The id of the account's node by which it went; missing where that is the first one's own. */
  account?: string;
}

export interface Content {
  sms: ReadySms;
  /** What the node needs to tell of it later: plain data. */
  msg: Readonly<Record<string, unknown>>;
  /** The provider's id: whose words the row's status and error code are. */
  provider: string;
  /** It answers a reply: no msg waits for it, and none leaves when it has gone. */
  isAnswer?: boolean;
  /** The alerts that go in a joint SMS, which has no msg of its own. */
  members?: readonly Member[];
}

/** Of an alert in a joint SMS: its SMS's id, and who is to hear how that fares. */
export interface Member extends Pick<StoredSms, 'id' | 'nodeId'> {
  msg: Content['msg'];
}

export function contentOf({ content }: Pick<StoredSms, 'content'>): Content {
  return JSON.parse(content);
}

/** What an SMS tells, and whose node hears how it fares: itself, or each of its members. */
export function membersOf(row: StoredSms): readonly Member[] {
  const { id, nodeId } = row;
  const { msg, members } = contentOf(row);
  return members ?? [{ id, nodeId, msg }];
}

export function sentOf(row: StoredSms): SentSms {
  const { sms } = contentOf(row);
  const way = row.chain ? { account: row.chain.via } : {};
  return { sid: row.sid ?? '', status: row.status ?? '', segments: sms.segments, to: sms.to, ...way };
}
