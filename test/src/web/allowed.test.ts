// Promises of the list of allowed addresses: who may open a page, and that nobody talks their way in.
import 'should';

import type { IncomingMessage } from 'node:http';
import { addressBehind, contains, homeOnly, readNetworks, senderKey } from '../../../src/web/allowed';

const from = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

describe('web: allowed addresses', () => {
  for (const address of [
    '127.0.0.1',
    '::1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.178.20',
    '169.254.1.1',
    'fd12::1',
    'fe80::1%eth0',
    '::ffff:192.168.1.5',
  ]) {
    it(`${address} is at home`, () => contains(homeOnly(), address).should.be.true());
  }
  for (const address of [
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
  ] as const) {
    it(`behind ${what}: ${address || 'nobody'}`, () => addressBehind(request, proxies).should.equal(address));
  }

  it('a household has one key, however many addresses it has', () => {
    const keys = ['2001:db8:1:2::1', '2001:0db8:1:2:ffff:1:2:3', '2001:db8:1:3::1', '::1', '203.0.113.9'];

    keys
      .map(senderKey)
      .should.deepEqual(['2001:db8:1:2', '2001:db8:1:2', '2001:db8:1:3', '0:0:0:0', '203.0.113.9']);
  });

  it('a tunnel on this machine that nobody trusts makes no neighbours', () => {
    const address = addressBehind(from('127.0.0.1', '203.0.113.9'), readNetworks(''));

    contains(homeOnly(), address).should.be.false();
  });
});
