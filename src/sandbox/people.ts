// Who lives in a sandbox that was given nobody: five made-up people, between them everything that is odd about devices.
import type { SandboxDevice } from './devices';

/** How a person is described from outside. Whatever is left out comes from the seed. */
export interface SandboxPerson {
  /** A short lower-case word by which everything calls this person. */
  key: string;
  name?: string | undefined;
  /** IANA time zone. */
  zone?: string | undefined;
  /** Such as `de-DE`. */
  locale?: string | undefined;
  /** Mobile number, E.164. */
  number?: string | undefined;
  /** Google's numeric user id. */
  healthUserId?: string | undefined;
  /** Fitbit's user id. */
  fitbitId?: string | undefined;
  devices?: SandboxDevice[] | undefined;
}

/** The default people. All numbers are from the ranges that the countries keep free for films. */
export function defaultPeople(now: number): SandboxPerson[] {
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  return [
    {
      key: 'anna',
      name: 'Anna',
      zone: 'Europe/Berlin',
      locale: 'de-DE',
      number: '+4915228817386',
      devices: [{ name: 'Charge 6', level: 62, syncedAt: ago(12), features: ['HEART_RATE', 'STEPS'] }],
    },
    {
      key: 'bert',
      name: 'Bert',
      zone: 'America/New_York',
      locale: 'en-US',
      number: '+12025550142',
      devices: [
        { name: 'Pixel Watch 3', level: 34, syncedAt: ago(7), features: ['HEART_RATE', 'GPS'] },
        { name: 'Aria Air', type: 'SCALE', level: 90, syncedAt: ago(60 * 26) },
      ],
    },
    {
      key: 'carla',
      name: 'Carla',
      zone: 'Australia/Sydney',
      locale: 'en-AU',
      number: '+61491570006',
      devices: [
        { name: 'MobileTrack', level: 0, status: 'Empty', syncedAt: ago(3) },
        { name: 'Inspire 3', level: 18, syncedAt: ago(25), features: ['STEPS'] },
      ],
    },
    {
      key: 'dora',
      name: 'Dora',
      zone: 'Europe/Stockholm',
      locale: 'sv-SE',
      number: '+46701740605',
      devices: [
        { name: 'Flex 2', level: 42, syncedAt: ago(60 * 24 * 900) },
        { name: 'Alta HR', level: 11, syncedAt: ago(60 * 24 * 700) },
        { name: 'Aria 2', type: 'SCALE', level: null, status: 'High', syncedAt: ago(60 * 24 * 40) },
        { name: 'Versa 2', level: 77, syncedAt: ago(60 * 24 * 300) },
        { name: 'Inspire 2', level: 55, syncedAt: null },
        { name: 'Versa 4', level: 71, syncedAt: ago(4), features: ['HEART_RATE', 'SPO2'] },
        { name: 'Luxe', level: 25, syncedAt: ago(60 * 30) },
      ],
    },
    {
      key: 'emil',
      name: 'Emil',
      zone: 'America/Los_Angeles',
      locale: 'en-US',
      number: '+12025550177',
      devices: [],
    },
  ];
}
