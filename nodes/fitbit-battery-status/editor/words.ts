// The owner's own words for alerts: one kind at a time, checked and counted while they are typed.
import {
  faultOfWords,
  filledWords,
  mostCharacters,
  placesOf,
  type WordsFault,
} from '../../../src/battery/own-words';
import { segmentsOf } from '../../../src/sms/segments';
import type { BatteryNode } from './fields';

type Words = Readonly<Record<string, string>>;

/** What is in the dialog that is open. */
let typed: Words = {};

const kindField = () => $('#fitbit-words-kind');
const textField = () => $('#fitbit-words-text');

/** The sentence of a fault; null for nothing wrong. */
function faultText(node: BatteryNode, kind: string, words: string): string | null {
  const fault = faultOfWords(kind, words);
  if (!fault) return null;
  const sentences: Record<WordsFault['what'], string> = {
    place: 'fitbit-battery-status.invalid.words.place',
    twice: 'fitbit-battery-status.invalid.words.twice',
    brace: 'fitbit-battery-status.invalid.words.brace',
    long: 'fitbit-battery-status.invalid.words.long',
  };
  const places = placesOf(kind)
    .map((place) => `{${place}}`)
    .join(', ');
  return node._(sentences[fault.what], { place: `{${fault.place}}`, places, most: mostCharacters });
}

/** True, or what is wrong with the first words that are. */
export function wordsRule(this: BatteryNode, words: unknown, _options: unknown): true | string {
  const entries = Object.entries((words ?? {}) as Words);
  const [fault] = entries.flatMap(([kind, text]) => faultText(this, kind, text) ?? []);
  return fault ?? true;
}

/** How long the SMS will be, with somebody's name and a level in it. */
function countText(node: BatteryNode, words: string): string {
  const sample = filledWords(words, {
    name: 'Anna',
    device: 'Charge 6',
    level: '15',
    when: node._('fitbit-battery-status.words.when'),
    reason: node._('fitbit-battery-status.words.reason'),
  });
  if (sample === null) return '';
  const { length, count } = segmentsOf(sample);
  const key = count === 1 ? 'fitbit-battery-status.words.one' : 'fitbit-battery-status.words.several';
  return node._(key, { sample, length, count });
}

function show(node: BatteryNode): void {
  const kind = kindField().val();
  const words = textField().val();
  const fault = faultText(node, kind, words);
  $('#fitbit-words-fault')
    .text(fault ?? '')
    .toggle(fault !== null);
  $('#fitbit-words-count').text(fault === null && words.trim() !== '' ? countText(node, words) : '');
  const own = Object.keys(typed).length;
  $('#fitbit-words-own').text(own === 0 ? '' : ` (${own})`);
  const places = placesOf(kind)
    .map((place) => `{${place}}`)
    .join(' ');
  $('#fitbit-words-places').text(node._('fitbit-battery-status.hint.words', { places }));
}

/** Fills the section in; the kind whose words are wrong is shown, and the section open. */
export function prepareWords(node: BatteryNode): void {
  typed = { ...(node.words as Words | undefined) };
  const showKind = () => {
    textField().val(typed[kindField().val()] ?? '');
    show(node);
  };
  textField().on('input', () => {
    const { [kindField().val()]: _before, ...others } = typed;
    const words = textField().val();
    typed = words.trim() === '' ? others : { ...others, [kindField().val()]: words };
    show(node);
  });
  kindField().on('change', showKind);
  const wrong = Object.entries(typed).find(([kind, words]) => faultText(node, kind, words) !== null);
  const first = wrong?.[0] ?? Object.keys(typed)[0];
  if (first !== undefined) kindField().val(first);
  if (wrong) for (const section of ['#fitbit-words', '#fitbit-more']) $(section).prop('open', true);
  showKind();
}

/** What was typed goes to the node, as the editor knows no field of it. */
export function saveWords(node: BatteryNode): void {
  node.words = typed;
}
