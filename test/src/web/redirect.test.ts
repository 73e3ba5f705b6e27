// Promises of the redirect address: exactly what is registered, and a hint before the cloud refuses it.
import 'should';
import should from 'should';
import { redirectAddress, redirectHint, registration } from '../../../src/web/redirect';

const local = { isHttps: false, port: 1880, adminRoot: '' };
const nowhere = { address: '', nodeRoot: '' };

describe('web: the redirect address', () => {
  const addresses: [string, string, string][] = [
    [
      'is on localhost without a public address',
      redirectAddress(local, nowhere),
      'http://localhost:1880/fitbit/callback',
    ],
    [
      'follows Node-RED’s port, TLS and httpAdminRoot',
      redirectAddress({ isHttps: true, port: 1885, adminRoot: '/admin' }, nowhere),
      'https://localhost:1885/admin/fitbit/callback',
    ],
    [
      'stands below the public address',
      redirectAddress(local, { address: ' https://pi.example.org/ ', nodeRoot: '' }),
      'https://pi.example.org/fitbit/callback',
    ],
    [
      'keeps the path of a public address',
      redirectAddress(local, { address: 'https://example.org/home//', nodeRoot: '' }),
      'https://example.org/home/fitbit/callback',
    ],
    [
      'knows httpNodeRoot where Node-RED serves it',
      redirectAddress(local, { address: 'https://pi.example.org', nodeRoot: '/api' }),
      'https://pi.example.org/api/fitbit/callback',
    ],
    [
      'needs no public address to ignore httpNodeRoot',
      redirectAddress(local, { address: ' ', nodeRoot: '/api' }),
      'http://localhost:1880/fitbit/callback',
    ],
  ];
  for (const [promise, address, expected] of addresses) {
    it(promise, () => address.should.equal(expected));
  }

  const registrations: [string, string, string][] = [
    ['http://localhost:1880/fitbit/callback', 'google-health', 'redirect.register.desktop'],
    ['http://127.0.0.1:1881/fitbit/callback', 'google-health', 'redirect.register.desktop'],
    ['https://localhost:1880/fitbit/callback', 'google-health', 'redirect.register.web'],
    ['https://pi.example.org/fitbit/callback', 'google-health', 'redirect.register.web'],
    ['http://localhost.example.org/fitbit/callback', 'google-health', 'redirect.register.web'],
    ['http://localhost:1880/fitbit/callback', 'fitbit', 'redirect.register'],
  ];
  for (const [address, cloud, key] of registrations) {
    it(`says ${key} of ${address} at ${cloud}`, () => registration(address, cloud).should.equal(key));
  }

  const hints: [string, string, string | null][] = [
    ['', 'google-health', null],
    ['https://pi.example.org', 'google-health', null],
    [' https://pi.example.org:8443/home/ ', 'google-health', null],
    ['http://localhost:1880', 'google-health', null],
    ['http://127.0.0.1:1880', 'google-health', null],
    ['http://[::1]:1880', 'google-health', null],
    ['http://pi.example.org', 'google-health', 'redirect.not-https'],
    ['http://pi.example.org', 'fitbit', 'redirect.not-https'],
    ['https://192.168.1.20', 'google-health', 'redirect.raw-ip'],
    ['https://[fe80::1]', 'google-health', 'redirect.raw-ip'],
    ['https://192.168.1.20', 'fitbit', null],
    ['https://raspberrypi', 'google-health', 'redirect.private-name'],
    ['https://raspberrypi.local', 'google-health', 'redirect.private-name'],
    ['https://pi.LAN', 'google-health', 'redirect.private-name'],
    ['https://pi.home', 'google-health', 'redirect.private-name'],
    ['https://raspberrypi.local', 'fitbit', null],
    ['pi.example.org', 'google-health', 'redirect.not-an-address'],
    ['pi.example.org:8080', 'google-health', 'redirect.not-an-address'],
    ['ftp://pi.example.org', 'google-health', 'redirect.not-an-address'],
    ['https://me:secret@pi.example.org', 'google-health', 'redirect.not-an-address'],
    ['https://pi.example.org/?a=b', 'google-health', 'redirect.not-an-address'],
    ['https://pi.example.org/#part', 'google-health', 'redirect.not-an-address'],
  ];
  for (const [address, cloud, hint] of hints) {
    it(`hints ${hint ?? 'nothing'} to "${address}" at ${cloud}`, () =>
      should(redirectHint(address, cloud)).equal(hint));
  }
});
