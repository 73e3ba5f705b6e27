// For how long a person, or everybody, is to be left alone.
import { element } from '../../common/editor/elements';
import type { PauseAsked } from '../../common/overview-types';
import { button } from './parts';
import { nodeRedNow, say } from './words';

export interface PauseChooser {
  part: HTMLElement;
  /** Says what was wrong, or what was done. */
  tell(sentence: string): void;
  focus(): void;
}

export interface PauseChosen {
  span: PauseAsked;
  isEverybody: boolean;
}

/** `cancel`: null where something else closes it. */
export function pauseChooser(
  name: string,
  choose: (chosen: PauseChosen) => void,
  cancel: (() => void) | null,
): PauseChooser {
  const everybody = element('input', { type: 'checkbox', 'data-fitbit-key': 'pause-everybody' });
  const date = dateField();
  const said = element('div', { class: 'fitbit-pause-said', role: 'status' });
  const pause = (span: PauseAsked) => choose({ span, isEverybody: everybody.checked });
  const untilDate = () => {
    if (date.value === '') date.focus();
    else pause({ day: date.value });
  };
  const days = (count: string, label: string) =>
    button(`pause-${count}`, label, () => pause({ days: count }));
  const first = days('1', say('fitbit-sidebar.pause.day'));
  const label = say('fitbit-sidebar.pause.label', { name });
  const part = element(
    'div',
    { class: 'fitbit-pause', role: 'group', 'aria-label': label },
    element('div', { class: 'fitbit-pause-label' }, label),
    row(first, days('7', say('fitbit-sidebar.pause.week'))),
    row(
      element('label', { class: 'fitbit-pause-date' }, `${say('fitbit-sidebar.pause.date')} `, date),
      button('pause-date', say('fitbit-sidebar.pause.untilThen'), untilDate),
    ),
    element('label', { class: 'fitbit-pause-all' }, everybody, ` ${say('fitbit-sidebar.pause.everybody')}`),
    ...(cancel ? [row(button('pause-cancel', say('fitbit-sidebar.pause.cancel'), cancel))] : []),
    said,
  );
  part.addEventListener('keydown', (event) => {
    const isDone = event.key === 'Enter' && event.target === date;
    if (isDone) untilDate();
    else if (event.key === 'Escape' && cancel) cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    part,
    tell(sentence) {
      said.textContent = sentence;
    },
    focus() {
      part.scrollIntoView({ block: 'nearest' });
      first.focus({ preventScroll: true });
    },
  };
}

const row = (...children: Element[]) => element('div', { class: 'fitbit-pause-row' }, ...children);

/** The first date is today, by the browser's calendar: where the person is, it may be another, which Node-RED says. */
function dateField(): HTMLInputElement {
  const now = new Date(nodeRedNow());
  const two = (part: number) => String(part).padStart(2, '0');
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return element('input', { type: 'date', min: today, 'data-fitbit-key': 'pause-until' });
}
