// Any gateway with an HTTP interface, as the owner describes it: what it is asked, and how its answers are read.
import type { ProviderPreset } from '../../fields';
import type { AccountProvider } from '../../provider';
import { readAccount } from './account';
import { fields, type HttpField } from './fields';
import gammu from './presets/gammu.json';
import seven from './presets/seven.json';
import signal from './presets/signal.json';
import { httpRefusals } from './refusals';
import { openSender } from './sender';

const presets: readonly ProviderPreset<HttpField>[] = [seven, gammu, signal];

export const http: AccountProvider<HttpField> = {
  id: 'http',
  ...httpRefusals,
  limits: { characters: 1600, validityMinutes: { least: 1, most: 600 } },
  statuses: [
    { word: 'accepted', means: 'queued', isFinal: false },
    // Nobody can be asked what becomes of it after that.
    { word: 'handed-over', means: 'sent', isFinal: true },
    { word: 'delivered', means: 'delivered', isFinal: true },
    { word: 'failed', means: 'failed', isFinal: true },
  ],
  callback: null,
  fields,
  warnings: [],
  presets,
  open: (settings, { http: client }) => openSender(client, readAccount(settings)),
};
