// What in the set-up needs somebody, as notices above the people.

import { mayChange } from '../../common/editor/ask';
import type { SetupNeed } from '../../common/overview-types';
import { openConfig, openNode } from './node-labels';
import { button, notice } from './parts';
import { clockTime, say } from './words';

const sentences: Record<Exclude<SetupNeed['kind'], 'blind'>, string> = {
  'editor-open': 'fitbit-sidebar.need.editorOpen',
  'not-public': 'fitbit-sidebar.need.notPublic',
  'signup-full': 'fitbit-sidebar.need.signupFull',
  'codes-used-up': 'fitbit-sidebar.need.codesUsedUp',
  'sms-day-used-up': 'fitbit-sidebar.need.smsDayUsedUp',
  'sms-month-used-up': 'fitbit-sidebar.need.smsMonthUsedUp',
  'sms-number-used-up': 'fitbit-sidebar.need.smsNumberUsedUp',
  'sms-waiting': 'fitbit-sidebar.need.smsWaiting',
  'sms-held': 'fitbit-sidebar.need.smsHeld',
};

export function setupNotice({ kind, nodeId, isConfig, fact, text }: SetupNeed): HTMLElement {
  const key = `setup ${kind} ${fact} ${nodeId}`;
  const open = () => (isConfig ? openConfig(nodeId) : openNode(nodeId));
  return notice(
    ['blind', 'editor-open', 'not-public'].includes(kind) ? 'error' : 'warning',
    kind === 'blind' ? (text ?? fact) : say(sentences[kind], wordsOf(kind, fact, text)),
    ...(mayChange() ? [button(key, say('fitbit-sidebar.button.open'), open)] : []),
  );
}

/** What goes into the sentence of a notice. */
function wordsOf(kind: SetupNeed['kind'], fact: string, text = ''): Record<string, string> {
  return kind === 'sms-waiting' || kind === 'sms-held' ? { text, until: clockTime(fact) } : { fact };
}
