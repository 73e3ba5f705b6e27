// The last dry runs, whole, codes and links too: the debug sidebar, which readers see, has them blanked.

import { element } from '../../common/editor/elements';
import type { DryRunsAnswer } from '../../common/overview-types';
import { askFor } from './asking';
import { closeBelow, showBelow } from './below-head';
import { tell } from './places';
import { say } from './words';

type DryRun = DryRunsAnswer['runs'][number];

export function showDryRuns(): void {
  askFor<DryRunsAnswer>(
    { method: 'GET', url: 'fitbit/dry-runs' },
    ({ runs }) => {
      tell(say(runs.length === 0 ? 'fitbit-sidebar.dryRuns.none' : 'fitbit-sidebar.dryRuns.shown'));
      if (runs.length === 0) closeBelow();
      else showBelow('dryRuns', dryRunList(runs));
    },
    (sentence) => {
      closeBelow();
      tell(sentence);
    },
  );
}

function dryRunList(runs: DryRun[]): HTMLElement {
  const label = say('fitbit-sidebar.button.dryRuns');
  const attributes = { class: 'fitbit-dry-runs', tabindex: '-1', 'aria-label': label };
  return element('ul', attributes, ...runs.map(dryRunRow));
}

function dryRunRow({ at, to, text }: DryRun): HTMLElement {
  // A short name of the zone belongs to the long form of the time.
  const time = new Date(at).toLocaleString(RED.i18n.lang(), { dateStyle: 'medium', timeStyle: 'long' });
  return element(
    'li',
    {},
    element('div', { class: 'fitbit-dry-run-to' }, say('fitbit-sidebar.dryRuns.to', { number: to })),
    element('time', { class: 'fitbit-line', datetime: at }, time),
    element('p', { dir: 'auto' }, text),
  );
}
