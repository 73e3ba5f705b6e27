// The last SMS to a person, and what became of them.

import type { Child } from '../../common/editor/elements';
import type { OverviewPerson, SmsFate } from '../../common/overview-types';
import { labelOfAccount } from './account-lines';
import { bdi, line } from './parts';
import { say, when } from './words';

const fates: Record<SmsFate['fate'], string> = {
  waiting: 'fitbit-sidebar.fate.waiting',
  accepted: 'fitbit-sidebar.fate.accepted',
  dryRun: 'fitbit-sidebar.fate.dryRun',
  sent: 'fitbit-sidebar.fate.sent',
  delivered: 'fitbit-sidebar.fate.delivered',
  failed: 'fitbit-sidebar.fate.failed',
  refused: 'fitbit-sidebar.fate.refused',
  uncertain: 'fitbit-sidebar.fate.uncertain',
};

export function smsWords({ at, to, fate, text, by }: SmsFate): Child[] {
  const way = by === undefined ? [] : [say('fitbit-sidebar.sms.by'), ' ', bdi(labelOfAccount(by)), ', '];
  return [`${to}: ${say(fates[fate])}, `, ...way, when(at), ...(text ? [` (${text})`] : [])];
}

export function smsLines({ sent, sms, stopped }: OverviewPerson): HTMLElement[] {
  const lines = sent.map((one) => line('envelope-o', ...smsWords(one)));
  if (stopped) lines.push(line('ban', say('fitbit-sidebar.sms.stopped')));
  else if (!sms) lines.push(line('ban', say('fitbit-sidebar.sms.off')));
  return lines;
}
