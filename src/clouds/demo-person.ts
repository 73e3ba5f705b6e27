// Who the made-up person of the cloud "Demo" is, and how her device drains: on its own, so that knowing it does not load her sandbox.

/** Her number belongs to the range kept free for films, and never gets an SMS. */
export const demoPerson = { key: 'dana', name: 'Dana', number: '+15555550100' } as const;

/** Percent that each check takes. */
export const drainPerCheck = 5;
