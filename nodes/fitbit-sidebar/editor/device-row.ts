// A device in a card: its battery, its name, how it stands, when it synced, and its last two weeks.

import { element } from '../../common/editor/elements';
import type { OverviewDevice, OverviewPerson } from '../../common/overview-types';
import { batteryPicture } from './battery-picture';
import { curve } from './curve';
import { bdi } from './parts';
import { say, when } from './words';

const standings: Record<OverviewDevice['standing'], string> = {
  critical: 'fitbit-sidebar.standing.critical',
  low: 'fitbit-sidebar.standing.low',
  'not-syncing': 'fitbit-sidebar.standing.notSyncing',
  unknown: 'fitbit-sidebar.standing.unknown',
  fine: 'fitbit-sidebar.standing.fine',
  retired: 'fitbit-sidebar.standing.retired',
};

export function deviceRow(device: OverviewDevice, person: OverviewPerson): HTMLElement {
  const { level, standing, isWatched } = device;
  // Without a connection nobody knows how it stands now.
  const isQuiet = (!isWatched && person.watches.length > 0) || !person.connected;
  const standingText = isQuiet ? 'fitbit-sidebar.standing.notWatched' : standings[standing];
  const mood = isQuiet ? 'retired' : standing;
  return element(
    'div',
    { class: 'fitbit-device' },
    batteryPicture(level, mood),
    words(device, mood, say(standingText)),
    ...(isQuiet && person.connected ? [] : curve(device)),
  );
}

function words(device: OverviewDevice, mood: OverviewDevice['standing'], standing: string): HTMLElement {
  const { level, status, name, syncedAt } = device;
  const charge = level === null ? (status ?? '?') : `${level}\u00a0%`;
  return element(
    'div',
    { class: 'fitbit-device-words' },
    element(
      'div',
      { class: 'fitbit-device-first' },
      element('strong', {}, charge),
      element('span', { class: 'fitbit-device-name' }, bdi(name)),
      element('span', { class: `fitbit-standing fitbit-is-${mood}` }, standing),
    ),
    syncedAt
      ? element('div', { class: 'fitbit-line' }, `${say('fitbit-sidebar.synced')} `, when(syncedAt))
      : element('div', { class: 'fitbit-line' }, say('fitbit-sidebar.syncUnknown')),
    ...score(device),
  );
}

/** How its forecasts did, once there are ten; nothing before. */
function score({ score }: OverviewDevice): HTMLElement[] {
  if (!score) return [];
  const { judged, hours } = score;
  const fill = { judged, charged: scored - judged, hours: Math.max(1, Math.ceil(hours ?? 0)) };
  const some = judged === scored ? 'fitbit-sidebar.score.all' : 'fitbit-sidebar.score.some';
  const key = judged === 0 ? 'fitbit-sidebar.score.none' : some;
  return [element('div', { class: 'fitbit-line' }, say(key, fill))];
}

/** Of so many discharges. */
const scored = 10;
