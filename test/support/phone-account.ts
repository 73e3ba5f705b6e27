// An SMS account of SMSGate, with what a test says of it and nothing else filled in; and a phone in the sandbox that it is for.
import { createHttp, type Http } from '../../src/net/http';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import type { Settings } from '../../src/sms/fields';
import type { SmsGateField } from '../../src/sms/providers/sms-gate/fields';
import { type FakeSystem, fakeSystem } from './fake-system';

export const phoneSettings = (facts: Partial<Settings<SmsGateField>>): Settings<SmsGateField> => ({
  gateAddress: '',
  gateUser: '',
  gatePassword: '',
  gateDevice: '',
  gateSim: '',
  gateInbox: '',
  gateSigningKey: '',
  ...facts,
});

interface Phone {
  system: FakeSystem;
  sandbox: Sandbox;
  http: Http;
  settings: Settings<SmsGateField>;
  close(): Promise<void>;
}

/** The phone of a sandbox, reached as at home. `facts`: what else its account has. */
export async function startPhone(facts: Partial<Settings<SmsGateField>> = {}): Promise<Phone> {
  const system = fakeSystem();
  const sandbox = await startSandbox({ now: system.now });
  const http = createHttp({ system, origins: sandbox.origins });
  const { user, password } = sandbox.control.gate();
  const login = { gateAddress: sandbox.url, gateUser: user, gatePassword: password };
  const close = async () => {
    await http.close();
    await sandbox.close();
  };
  return { system, sandbox, http, settings: phoneSettings({ ...login, ...facts }), close };
}
