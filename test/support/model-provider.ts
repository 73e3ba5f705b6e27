// A provider of SMS that refuses nothing, for tests whose sender says by itself what becomes of each.
import type { Provider } from '../../src/sms/provider';

export const modelProvider: Provider = {
  id: 'model',
  label: 'Model',
  limits: { characters: 1000, validityMinutes: { least: 1, most: 600 } },
  statuses: [{ word: 'sent', means: 'delivered', isFinal: true }],
  refusals: {},
  callback: null,
};
