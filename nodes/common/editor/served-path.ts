// What the dialogs of nodes that serve a path in public have in common: the service, and the address from outside.
import type { RedirectAnswer } from '../admin-types';
import { askForAddress, type ChosenConfig, chosenConfig } from './outside-address';
import { afterTyping } from './typing';

export interface ServedPath {
  /** The service that is chosen. */
  config(): ChosenConfig | undefined;
  /** The dialog was closed: what is answered from now on is dropped. */
  close(): void;
}

interface Showing {
  /** The service may be another one now, or may have been changed through the pencil. */
  service(config: ChosenConfig | undefined): void;
  /** The address was asked for; null if no answer came. */
  address(answer: RedirectAnswer | null): void;
}

/** Shows both, and again whenever the service or the path is another one. */
export function openServedPath(field: (name: 'config' | 'path') => JQuery, show: Showing): ServedPath {
  let isOpen = true;
  /** How often the address was asked for: only the last answer counts. */
  let asked = 0;
  const config = () => chosenConfig(field('config').val());

  function loadAddress(): void {
    asked += 1;
    const own = asked;
    const chosen = config();
    if (!chosen || chosen.cloud === 'demo') return;
    askForAddress(chosen, field('path').val().trim(), (answer) => {
      if (isOpen && own === asked) show.address(answer);
    });
  }

  function showService(): void {
    const chosen = config();
    $('#fitbit-no-config').toggle(!chosen);
    $('.fitbit-for-demo').toggle(chosen?.cloud === 'demo');
    $('.fitbit-for-cloud').toggle(chosen !== undefined && chosen.cloud !== 'demo');
    show.service(chosen);
    loadAddress();
  }

  const reload = afterTyping(() => {
    if (isOpen) loadAddress();
  });
  field('path').on('input change', reload);
  field('config').on('change', () => {
    if (isOpen) showService();
  });
  showService();
  return {
    config,
    close() {
      isOpen = false;
    },
  };
}
