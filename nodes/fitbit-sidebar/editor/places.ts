// The places of the tab that are drawn anew, each by itself.
import { element } from '../../common/editor/elements';

const part = (name: string) => element('div', { class: `fitbit-tab-${name}` });

export const places = {
  summary: part('summary'),
  status: part('status'),
  trouble: part('trouble'),
  needs: part('needs'),
  people: element('ul', { class: 'fitbit-tab-people' }),
  more: part('more'),
  accounts: part('accounts'),
  instances: part('instances'),
  report: part('report'),
};

export const search = element('input', { type: 'search', class: 'fitbit-tab-search', maxlength: '60' });

/** The whole tab. */
export const content = element('div', { class: 'fitbit-tab' });

/** Says what a button has done. */
export function tell(sentence: string): void {
  places.status.textContent = sentence;
}
