// What clouds post, in few words.

/** One entry of Fitbit's list. */
export function fitbitEntry(ownerId: string, collectionType = 'activities', more: object = {}): object {
  return {
    collectionType,
    date: '2026-11-20',
    ownerId,
    ownerType: 'user',
    subscriptionId: `${ownerId}-1`,
    ...more,
  };
}

/** One entry of Google Health's. */
export function googleEntry(healthUserId: string, more: object = {}): { data: object } {
  return {
    data: {
      version: '1',
      clientProvidedSubscriptionName: 'auto-123456789012-sub-WEBHOOK_DATA_TYPE_STEPS',
      healthUserId,
      operation: 'UPSERT',
      dataType: 'steps',
      intervals: [
        { physicalTimeInterval: { startTime: '2026-11-20T09:00:00Z', endTime: '2026-11-20T09:05:00Z' } },
      ],
      ...more,
    },
  };
}
