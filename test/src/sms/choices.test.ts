// Promises of finding what may stand in a field: by what is typed, and a stored password goes to its own address only.
import should = require('should');

import { createHttp, type Http } from '../../../src/net/http';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox';
import { settingsForChoices } from '../../../src/sms/choices';
import { fields } from '../../../src/sms/providers/sms-gate/fields';
import { smsGate } from '../../../src/sms/providers/sms-gate/sms-gate';
import { fakeSystem } from '../../support/fake-system';
import { httpServer } from '../../support/http-server';
import { phoneSettings } from '../../support/phone-account';

const deployed = phoneSettings({
  gateAddress: 'https://sms.example.org/3rdparty/v1',
  gateUser: 'canary-user',
  gatePassword: 'canary-password',
});

describe('sms: choices', () => {
  it('take a stored password where the address is that of the account', () => {
    for (const typed of [{}, { gateAddress: deployed.gateAddress }])
      settingsForChoices({ fields }, typed, deployed).should.eql(deployed);
  });

  it('take none to another address, and what is typed in any case', () => {
    const typed = { gateAddress: 'https://elsewhere.example.org/x', gateUser: 'typed' };
    const { gateUser, gatePassword } = settingsForChoices({ fields }, typed, deployed);
    should([gateUser, gatePassword]).eql(['typed', '']);
  });

  describe('of the device', () => {
    const system = fakeSystem();
    let sandbox: Sandbox;
    let http: Http;

    before(async () => {
      sandbox = await startSandbox({ now: system.now });
      http = createHttp({ system, origins: sandbox.origins });
    });
    after(async () => {
      await http.close();
      await sandbox.close();
    });

    const find = async (address: string, password?: string) => {
      const { user, password: right } = sandbox.control.gate();
      const settings = { ...deployed, gateAddress: address, gateUser: user, gatePassword: password ?? right };
      return smsGate.choices?.('gateDevice', settings, { http, time: system });
    };
    const cloud = 'https://api.sms-gate.app/3rdparty/v1';

    it('are the phones that a server knows', async () => {
      const found = (await find(cloud)) ?? [];
      const known = sandbox.control.gate().phones.filter(({ isLocal }) => !isLocal);
      found
        .map(({ value, label }) => [value, label])
        .should.eql(known.map(({ id, name }) => [id, `${name} (${id})`]));
    });

    it('are none of a phone in the network, and the sentence says why', async () => {
      await find(sandbox.url).should.be.rejectedWith({ code: 'sms-no-devices' });
    });

    it('say of a router at the address of the phone that it is none', async () => {
      const router = await httpServer((response) => response.end('<html>'));
      await find(router.url).should.be.rejectedWith({ code: 'sms-404' });
      await router.close();
    });

    it('end with a sentence where the password is wrong, or where nobody is', async () => {
      await find(cloud, 'wrong').should.be.rejectedWith({ code: 'sms-401' });
      await find(cloud, '').should.be.rejectedWith({ code: 'sms-no-login' });
    });
  });
});
