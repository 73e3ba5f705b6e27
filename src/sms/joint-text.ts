// What one SMS says of several alerts: their sentences, the worst first, or, where those get too long, a list of names.
import { deviceKind } from '../battery/kinds/registry';
import { readAlert } from '../battery/outdated';
import { sentence } from '../sentences/sentences';
import type { StoredSms } from '../store/records';
import { contentOf } from './content';
import { segmentsOf } from './segments';

/** Of an SMS that takes more, somebody reads the first names only; each alert by itself would take one. */
const mostSegments = 3;

/** How long it may be, and in which language a list of names is. */
export interface JointLimits {
  characters: number;
  language: string;
}

type Told = Pick<StoredSms, 'content'>;

export interface JointText<Row> {
  body: string;
  /** Whom it tells of, the worst first. */
  rows: Row[];
}

/** Which alerts may go in one SMS: those about connections, and those about devices; null for what goes by itself. */
export function jointTopic(msg: unknown): 'connection' | 'device' | null {
  const kind = readAlert(msg)?.alert.kind ?? '';
  if (deviceKind(kind)) return 'device';
  return kind === 'reconnect' || kind === 'cannot-check' ? 'connection' : null;
}

/** The SMS that tell of some alerts (by the SMS that each would be), as few as have room for them. None is cut, and none left out. */
export function jointTexts<Row extends Told>(rows: readonly Row[], limits: JointLimits): JointText<Row>[] {
  const sorted = rows
    .map((row) => ({ row, urgency: urgencyOf(row) }))
    .sort((one, other) => one.urgency - other.urgency)
    .map(({ row }) => row);
  const texts: JointText<Row>[] = [];
  for (let rest = sorted; rest.length > 0; ) {
    let text: JointText<Row> | null = null;
    for (let count = 1; count <= rest.length; count += 1) {
      const some = rest.slice(0, count);
      const body = [lines(some), list(some, limits.language)].find(
        (one) => one !== null && (count === 1 || isShort(one, limits)),
      );
      if (!body) break;
      text = { body, rows: some };
    }
    if (!text) break;
    texts.push(text);
    rest = rest.slice(text.rows.length);
  }
  return texts;
}

function isShort(body: string, { characters }: JointLimits): boolean {
  return body.length <= characters && segmentsOf(body).count <= mostSegments;
}

function urgencyOf(row: Told): number {
  return deviceKind(readAlert(contentOf(row).msg)?.alert.kind ?? '')?.urgency ?? 0;
}

/** What each says, the same once. */
function lines(rows: readonly Told[]): string {
  return distinct(rows.map((row) => contentOf(row).sms.body)).join('\n');
}

/** Null where one of them says more than a name and a level would: in words of the owner's own, or about a connection. */
function list(rows: readonly Told[], language: string): string | null {
  const names = new Map<string, string[]>();
  for (const row of rows) {
    const one = listed(row);
    if (!one) return null;
    names.set(one.kind, [...(names.get(one.kind) ?? []), one.name]);
  }
  return [...names]
    .map(([kind, those]) => {
      const key = deviceKind(kind)?.list;
      return key ? sentence(language, key, { list: distinct(those).join(', ') }) : '';
    })
    .join('\n');
}

function listed(row: Told): { kind: string; name: string } | null {
  const { sms, msg } = contentOf(row);
  const alert = readAlert(msg);
  const { person, battery } = msg as { person?: { name?: unknown }; battery?: { device?: unknown } };
  const [name, device] = [person?.name, battery?.device];
  if (!alert?.battery || typeof name !== 'string' || typeof device !== 'string') return null;
  // A body that does not name both is not our sentence.
  if (msg.payload !== sms.body || !sms.body.includes(name) || !sms.body.includes(device)) return null;
  const { level } = alert.battery;
  return { kind: alert.alert.kind, name: `${name} (${device})${level === null ? '' : ` ${level} %`}` };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
