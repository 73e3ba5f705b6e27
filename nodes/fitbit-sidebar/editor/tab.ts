// The tab itself: what it is made of, and when it is drawn anew.

import { mayChange } from '../../common/editor/ask';
import { element } from '../../common/editor/elements';
import { afterTyping } from '../../common/editor/typing';
import type { OverviewAnswer, OverviewQuery } from '../../common/overview-types';
import { askFor } from './asking';
import { drawOverview } from './drawing';
import { showDryRuns } from './dry-run-list';
import { button, notice } from './parts';
import { createPersonActions } from './person-actions';
import { content, places, search } from './places';
import { createPoll } from './poll';
import { copyReport } from './report';
import { say, setClock } from './words';

const changesTopic = 'fitbit/changed';
const typingPauseMs = 300;
const minuteMs = 60_000;
/** How many people are shown at first, and how many more by each press of "Show more". */
const pageOfPeople = 20;

let latest: OverviewAnswer | null = null;
let wanted: OverviewQuery = { name: '', most: pageOfPeople };

const poll = createPoll(askForOverview);
const run = createPersonActions({ draw, onChange: poll.onChange });

function askForOverview(onEnd: () => void): void {
  askFor<OverviewAnswer>(
    { method: 'GET', url: 'fitbit/overview', query: { ...wanted } },
    (overview) => {
      latest = overview;
      setClock(overview.now);
      places.trouble.replaceChildren();
      draw();
      onEnd();
    },
    (sentence) => {
      places.trouble.replaceChildren(notice('error', sentence));
      onEnd();
    },
  );
}

function draw(): void {
  if (latest) drawOverview(latest, wanted.name, run, showMore);
}

function showMore(): void {
  wanted = { ...wanted, most: wanted.most + pageOfPeople };
  poll.onChange();
}

function searchByName(): void {
  wanted = { name: search.value, most: pageOfPeople };
  poll.onChange();
}

/** Adds the tab to the editor. */
export function addTab(): void {
  fillTab();
  RED.sidebar.addTab({
    id: 'fitbit',
    label: say('fitbit-sidebar.label'),
    name: say('fitbit-sidebar.label'),
    content,
    iconClass: 'fa fa-battery-three-quarters fitbit-tab-icon',
  });
  RED.actions.add('fitbit:show-sidebar', () => RED.sidebar.show('fitbit'));
  RED.comms.subscribe(changesTopic, poll.onChange);
  // Node-RED keeps this one, and tells it again after a lost connection: what was told meanwhile has not come here.
  RED.comms.subscribe('notification/runtime-deploy', poll.onChange);
  // Each version has its own way to say that a tab is looked at; this one is the browser's.
  new IntersectionObserver((entries) => {
    poll.shown(entries.some(({ isIntersecting }) => isIntersecting));
  }).observe(content);
  // "3 min ago" grows old by itself.
  window.setInterval(() => {
    if (poll.isShown()) draw();
  }, minuteMs);
}

function fillTab(): void {
  places.status.setAttribute('role', 'status');
  places.trouble.setAttribute('role', 'alert');
  places.people.setAttribute('aria-label', say('fitbit-sidebar.people'));
  search.placeholder = say('fitbit-sidebar.search');
  search.setAttribute('aria-label', say('fitbit-sidebar.search'));
  search.hidden = true;
  search.addEventListener('input', afterTyping(searchByName, typingPauseMs));
  content.append(
    element('div', { class: 'fitbit-tab-head' }, places.summary, ...headButtons()),
    search,
    places.status,
    places.report,
    places.trouble,
    places.needs,
    places.people,
    places.more,
    places.accounts,
    places.instances,
  );
}

/** Whoever may only read gets no dry runs. */
function headButtons(): HTMLElement[] {
  const report = button('report', say('fitbit-sidebar.button.report'), () => copyReport(), {
    title: say('fitbit-sidebar.report.hint'),
  });
  const dryRuns = button('dryRuns', say('fitbit-sidebar.button.dryRuns'), showDryRuns, {
    title: say('fitbit-sidebar.dryRuns.hint'),
  });
  return mayChange() ? [dryRuns, report] : [report];
}
