// The report for an issue: copied, and shown.
import type { Sentence } from '../../common/admin-types';
import { element } from '../../common/editor/elements';
import { askFor } from './asking';
import { showBelow } from './below-head';
import { tell } from './places';
import { say } from './words';

/** `withCurves`: also how batteries went. */
export function copyReport(withCurves = false): void {
  askFor<Sentence>(
    { method: 'GET', url: withCurves ? 'fitbit/report?curves=yes' : 'fitbit/report' },
    ({ text }) => {
      const isCopied = RED.clipboard.copyText(text);
      tell(say(isCopied ? 'fitbit-sidebar.report.copied' : 'fitbit-sidebar.report.shown'));
      showBelow('report', reportField(text), curvesTick(withCurves));
    },
    tell,
  );
}

function reportField(text: string): HTMLTextAreaElement {
  const label = say('fitbit-sidebar.button.report');
  const field = element('textarea', { readonly: '', rows: '10', 'aria-label': label });
  field.value = text;
  // A field that gets the focus shows its end.
  field.setSelectionRange(0, 0);
  return field;
}

/** Off until somebody wants it: a curve is nobody's secret, but it is theirs to give. */
function curvesTick(isTicked: boolean): HTMLElement {
  const tick = element('input', { type: 'checkbox', 'data-fitbit-key': 'report-curves' });
  tick.checked = isTicked;
  tick.addEventListener('change', () => copyReport(tick.checked));
  return element('label', { class: 'fitbit-report-curves' }, tick, ` ${say('fitbit-sidebar.report.curves')}`);
}
