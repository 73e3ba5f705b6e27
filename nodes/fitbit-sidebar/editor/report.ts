// The report for an issue: copied, and shown.
import type { Sentence } from '../../common/admin-types';
import { element } from '../../common/editor/elements';
import { askFor } from './asking';
import { showBelow } from './below-head';
import { tell } from './places';
import { say } from './words';

export function copyReport(): void {
  askFor<Sentence>(
    { method: 'GET', url: 'fitbit/report' },
    ({ text }) => {
      const isCopied = RED.clipboard.copyText(text);
      tell(say(isCopied ? 'fitbit-sidebar.report.copied' : 'fitbit-sidebar.report.shown'));
      showBelow('report', reportField(text));
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
