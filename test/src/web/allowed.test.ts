// Promises of the list of allowed addresses: who may open a page, and that nobody talks their way in.
import should = require('should');

import type { IncomingMessage } from 'node:http';
import { contains, homeOnly, plainAddress, readNetworks } from '../../../src/web/allowed';
import { callerOf, networksOf } from '../../../src/web/caller';

const from = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

describe('web: allowed addresses', () => {
  for (const address of [
    '10.1.2.3',
    '172.31.255.255',
    '192.168.178.20',
    '169.254.1.1',
    'fd12::1',
    'fe80::1%eth0',
    '::ffff:192.168.1.5',
    '::ffff:c0a8:105',
    '0:0:0:0:0:FFFF:C0A8:0105',
  ]) {
    it(`${address} is at home`, () => contains(homeOnly(), address).should.be.true());
  }
  for (const address of [
    '127.0.0.1',
    '::1',
    '8.8.8.8',
    '172.32.0.1',
    '2001:db8::1',
    '::ffff:8.8.8.8',
    '',
    'unknown',
    '192.168.1',
  ]) {
    it(`"${address}" is not at home`, () => contains(homeOnly(), address).should.be.false());
  }

  it('reads networks and single addresses, and leaves out what is none', () => {
    const list = readNetworks('203.0.113.0/24, 198.51.100.7 2001:db8::/32\nnonsense 300.1.1.1 10.0.0.0/99');

    ['203.0.113.9', '198.51.100.7', '2001:db8:1::1']
      .filter((one) => contains(list, one))
      .should.have.length(3);
    ['198.51.100.8', '10.0.0.1', '8.8.8.8'].filter((one) => contains(list, one)).should.be.empty();
  });

  for (const slip of ['10.0.0.0/', '10.0.0.0/ 8', '10.0.0.0/-1', '10.0.0.0/1e1', '10.0.0.0/0x8', '']) {
    it(`"${slip}" does not let everybody in`, () =>
      contains(readNetworks(slip), '8.8.8.8').should.be.false());
  }

  const proxies = readNetworks('127.0.0.1, 10.0.0.0/8');
  for (const [what, request, address] of [
    ['no proxy', from('203.0.113.9'), '203.0.113.9'],
    ['a header that the browser wrote itself', from('203.0.113.9', '192.168.1.5'), '203.0.113.9'],
    ['a trusted proxy', from('127.0.0.1', '203.0.113.9'), '203.0.113.9'],
    [
      'a trusted proxy, and a header that the browser began',
      from('127.0.0.1', '192.168.1.5, 203.0.113.9'),
      '203.0.113.9',
    ],
    ['two trusted proxies', from('::ffff:127.0.0.1', '192.168.1.5, 203.0.113.9, 10.0.0.3'), '203.0.113.9'],
    ['a proxy that writes ports', from('127.0.0.1', '203.0.113.9:4711'), '203.0.113.9'],
    ['a proxy that writes ports of IPv6', from('127.0.0.1', '[2001:db8::1]:4711'), '2001:db8::1'],
    ['a trusted proxy that does not know', from('127.0.0.1', 'unknown'), ''],
    ['a trusted proxy that names nobody', from('127.0.0.1'), ''],
    ['a trusted proxy with an empty header', from('127.0.0.1', ' , '), ''],
    ['a proxy in the house that nobody trusts', from('192.168.1.10', '203.0.113.9'), ''],
    ['no proxy, in the house', from('192.168.1.10'), '192.168.1.10'],
    [
      'a trusted proxy that adds an empty entry to what the browser wrote',
      from('127.0.0.1', '192.168.1.5, '),
      '',
    ],
    ['a trusted proxy that hides who it is', from('127.0.0.1', '192.168.1.5, _hidden'), ''],
    ['a trusted proxy that does not know, after the browser', from('127.0.0.1', '192.168.1.5, unknown'), ''],
    ['a trusted proxy that writes a zone', from('127.0.0.1', 'fe80::1%eth0'), 'fe80::1'],
    ['a trusted proxy that writes IPv4 as IPv6', from('127.0.0.1', '::ffff:cb00:7109'), '203.0.113.9'],
    ['a trusted proxy that writes IPv6 at length', from('127.0.0.1', '2001:0DB8:0:0:0:0:0:1'), '2001:db8::1'],
    ['a trusted proxy that names an address with zeros in front', from('127.0.0.1', '010.1.2.3'), ''],
    [
      'a trusted proxy that passes on two addresses without a comma',
      from('127.0.0.1', '10.1.2.3 8.8.8.8'),
      '',
    ],
    ['more proxies than there are', from('127.0.0.1', Array(17).fill('10.0.0.3').join(',')), ''],
    ['a giant header', from('127.0.0.1', 'x'.repeat(16_000)), ''],
  ] as const) {
    it(`behind ${what}: ${address || 'nobody'}`, () =>
      callerOf(request, [{ proxies, base: '' }]).should.equal(address));
  }

  it('a household is counted as one, however many addresses it has, and so is what a provider gave to it', () => {
    const named = [
      '2001:db8:1:2::1',
      '2001:0db8:1:2:ffff:1:2:3',
      '2001:db8:1:3::1',
      '2001:db8:1:102::1',
      '::1',
    ].map((address) => networksOf(plainAddress(address)));

    named
      .map(({ own }) => own)
      .should.deepEqual([
        '2001:db8:1:2/64',
        '2001:db8:1:2/64',
        '2001:db8:1:3/64',
        '2001:db8:1:102/64',
        '0:0:0:0/64',
      ]);
    named
      .map(({ wide }) => wide)
      .should.deepEqual([
        '2001:db8:1:0/56',
        '2001:db8:1:0/56',
        '2001:db8:1:0/56',
        '2001:db8:1:1/56',
        '0:0:0:0/56',
      ]);
    networksOf('203.0.113.9').should.deepEqual({ own: '203.0.113.9', wide: '203.0.113.9' });
  });

  it('a tunnel on this machine that nobody trusts makes no neighbours', () => {
    const address = callerOf(from('127.0.0.1', '203.0.113.9'), [{ proxies: readNetworks(''), base: '' }]);

    contains(homeOnly(), address).should.be.false();
  });

  it('behind a proxy that nobody trusts and that names nobody, who asks is nobody', () => {
    const nobody = readNetworks('');
    const ask = (remoteAddress: string, base: string, more: { headers?: object; encrypted?: boolean } = {}) =>
      callerOf(
        {
          socket: { remoteAddress, encrypted: more.encrypted },
          headers: more.headers ?? {},
        } as unknown as IncomingMessage,
        [{ proxies: nobody, base }],
      );

    // The public address is https, and this connection is not: somebody in between ended TLS.
    should(ask('192.168.1.5', 'https://example.org')).equal('');
    should(ask('203.0.113.9', 'HTTPS://example.org')).equal('');
    should(ask('192.168.1.5', 'https://example.org', { encrypted: true })).equal('192.168.1.5');
    should(ask('192.168.1.5', 'http://pi.lan:1881')).equal('192.168.1.5');
    for (const header of ['via', 'forwarded', 'x-real-ip', 'cf-connecting-ip', 'x-forwarded-proto']) {
      should(ask('192.168.1.5', '', { headers: { [header]: 'x' } })).equal('');
    }
    // A connection from this machine is a tunnel's, whatever it says.
    contains(homeOnly(), ask('127.0.0.1', '')).should.be.false();
  });
});
