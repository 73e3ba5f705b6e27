// What instances tell one another by NOTIFY: a hint to look now, which they would by themselves two seconds later.

export const hints = 'fitbit';
/** Notifications wait for people of another instance. */
export const waitsHint = 'waiting';
/** An instance has stopped, and what it had is free. */
export const freeHint = 'free';
