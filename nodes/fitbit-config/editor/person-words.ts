// What a row of the list says about a person, in words.
import type { ListedDevice, ListedPerson } from '../../common/admin-types';
import { isolated } from '../../common/editor/isolated';
import { languageName, sentenceLanguage } from '../../common/editor/languages';
import { asksForWebhooks, type ConfigNode, isByMsg } from './fields';

/** Whether this person has to connect once more before the service can tell of them. */
export const lacksWebhook = ({ webhook }: ListedPerson): boolean => asksForWebhooks() && webhook === false;

export function factsText(node: ConfigNode, person: ListedPerson): string {
  const { number, sms, language } = person;
  const facts = [number ?? node._('fitbit-config.person.noNumber'), languageName(language)];
  if (!sms) facts.push(node._('fitbit-config.person.noSms'));
  if (lacksWebhook(person)) facts.push(node._('fitbit-config.person.noWebhook'));
  return facts.join(' · ');
}

export function connectionText(node: ConfigNode, { access }: ListedPerson): string {
  if (access.state === 'ok') return node._('fitbit-config.person.ok');
  const lost = node._('fitbit-config.person.lost');
  return access.text ? `${lost}: ${access.text}` : lost;
}

export function lastCheckText(node: ConfigNode, { lastCheck }: ListedPerson): string {
  const none = isByMsg() ? 'fitbit-config.person.nothingHeard' : 'fitbit-config.person.neverChecked';
  if (!lastCheck) return node._(none);
  const key = lastCheck.isNews ? 'fitbit-config.person.news' : 'fitbit-config.person.checked';
  const checked = node._(key, { ago: ago(lastCheck.at, node) });
  const outcome =
    lastCheck.text ??
    node._(lastCheck.ok ? 'fitbit-config.person.checkOk' : 'fitbit-config.person.checkFailed');
  return `${checked}: ${outcome}`;
}

export function deviceText(node: ConfigNode, { name, level, status, syncedAt }: ListedDevice): string {
  const charge = level === null ? (status ?? node._('fitbit-config.device.unknown')) : `${level}\u00a0%`;
  const synced = syncedAt
    ? node._('fitbit-config.device.synced', { ago: ago(syncedAt, node) })
    : node._('fitbit-config.device.syncUnknown');
  return `${isolated(name)}: ${charge}, ${synced}`;
}

/** "3 hours ago", in the language of the sentence around it. What has happened is never "in 3 days": a clock was wrong then, or is now. */
function ago(iso: string, node: ConfigNode): string {
  const ahead = Math.round((Date.parse(iso) - Date.now()) / 60_000);
  if (ahead >= 60) return node._('fitbit-config.ahead');
  const minutes = Math.min(0, ahead);
  const words = new Intl.RelativeTimeFormat(sentenceLanguage(), { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
  if (Math.abs(minutes) < 48 * 60) return words.format(Math.round(minutes / 60), 'hour');
  return words.format(Math.round(minutes / 60 / 24), 'day');
}
