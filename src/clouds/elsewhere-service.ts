// What "Other source" is: apart from what else is known of it, so that the dialogs know it, too.

export const elsewhereService = {
  id: 'elsewhere',
  label: 'Other source',
  isMadeUp: false,
  isByMsg: true,
} as const;
