// The place below the buttons of the head, where the report and the dry runs are shown.
import { button, focusOn } from './parts';
import { content, places, tell } from './places';
import { say } from './words';

/** Shows it with the focus on it, and `more` above; Close gives the focus back to the button with this key. */
export function showBelow(key: 'report' | 'dryRuns', shown: HTMLElement, ...more: HTMLElement[]): void {
  const close = button('report-close', say('fitbit-sidebar.button.close'), () => {
    closeBelow();
    tell('');
    focusOn(content, key);
  });
  places.report.replaceChildren(close, ...more, shown);
  shown.focus({ preventScroll: true });
  shown.scrollTop = 0;
  places.report.scrollIntoView({ block: 'nearest' });
}

export function closeBelow(): void {
  places.report.replaceChildren();
}
