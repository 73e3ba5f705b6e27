// What every provider declares: no secret can come into a flow, and what it says of its SMS can be read.
import should = require('should');

import { goesOn } from '../../../../src/sms/chain';
import { isChecked, isCredential, usualValue } from '../../../../src/sms/fields';
import type { Provider } from '../../../../src/sms/provider';
import { accountProvider, accountProviders, providerOf } from '../../../../src/sms/providers/registry';
import { isOfAccount, meaningOf, refusalTrouble } from '../../../../src/sms/refusals';
import { isFurther, readStatus } from '../../../../src/sms/statuses';
import { readJson, root } from '../../../support/repository';

const { formsOf } = require(`${root}/scripts/sms-account.js`);
const { declaredFields } = require('../../../../nodes/fitbit-sms-account/fields');

describe('sms: what a provider declares', () => {
  it('keeps every secret with the credentials, and none in the flow', () => {
    for (const { fields } of accountProviders) {
      for (const field of fields) {
        const kept = Object.hasOwn(declaredFields.credentials, field.name);
        kept.should.equal(isCredential(field), field.name);
        Object.hasOwn(declaredFields.defaults, field.name).should.equal(!kept, field.name);
        if (field.kind === 'secret') kept.should.be.true(field.name);
      }
    }
    should(declaredFields.credentials).eql({
      accountSid: { type: 'text' },
      authToken: { type: 'password' },
      from: { type: 'text' },
      apiKeySecret: { type: 'password' },
      gateUser: { type: 'text' },
      gatePassword: { type: 'password' },
      gateSigningKey: { type: 'password' },
      httpSecret: { type: 'password' },
    });
  });

  it('names each field once over all providers: a build with two of one name ends', () => {
    const [first] = accountProviders;
    should(() => formsOf([first, { ...first, id: 'other' }], { isCredential, isChecked, usualValue })).throw(
      /accountSid.*a field of two providers/,
    );
  });

  it('has a word in the catalogue for each field, hint and warning', () => {
    const words = readJson('nodes/fitbit-sms-account/locales/en-US/fitbit-sms-account.json')[
      'fitbit-sms-account'
    ];
    for (const { fields, warnings } of accountProviders) {
      for (const { name, hint } of fields) {
        should(words.label).have.property(name);
        if (hint) should(words.hint).have.property(hint);
      }
      for (const { hint } of warnings) should(words.hint).have.property(hint);
    }
  });

  it('ends a chain of accounts with a number that is none, no text, or who wants none, and with nothing else', () => {
    const ends = (provider: Pick<Provider, 'refusals'>) =>
      Object.keys(provider.refusals).filter((code) => !goesOn(meaningOf(provider, `sms-${code}`)));

    should(ends(accountProvider('twilio')).map(Number).sort()).eql([
      21211, 21602, 21604, 21610, 21614, 21635, 30005, 30006,
    ]);
    // Neither says whether it was the number.
    should(ends(accountProvider('sms-gate'))).be.empty();
    should(ends(accountProvider('http'))).be.empty();
  });

  it('is found by its id, and an account that names none has the first', () => {
    should(accountProvider('twilio').id).equal('twilio');
    should(accountProvider(undefined).id).equal('twilio');
    should(accountProvider('nobody').id).equal('twilio');
    should(providerOf('dry-run').id).equal('dry-run');
  });

  it('says which refusals are of the account, and which number opted out', () => {
    const provider = accountProvider('twilio');
    isOfAccount(provider, refusalTrouble(provider, 30034)).should.be.true();
    isOfAccount(provider, refusalTrouble(provider, 20003)).should.be.true();
    isOfAccount(provider, refusalTrouble(provider, 21211)).should.be.false();
    should(meaningOf(provider, 'sms-21610')).equal('opted-out');
    should(meaningOf(provider, 'sms-20003')).equal('settings');
    should(meaningOf(provider, 'store-in-use')).equal(null);
  });

  it('reads a status that it does not know as one that changes nothing', () => {
    const provider = accountProvider('twilio');
    const nothing = { means: null, isFinal: false, isUnsent: false, trouble: null };
    readStatus(provider, 'carrier-pigeon', null).should.eql(nothing);
    isFurther(provider, 'sent', 'queued').should.be.true();
    isFurther(provider, 'queued', 'sent').should.be.false();
    isFurther(provider, 'sent', null).should.be.true();
    isFurther(provider, 'carrier-pigeon', 'queued').should.be.false();
    isFurther(provider, 'queued', 'carrier-pigeon').should.be.true();
    isFurther(provider, 'undelivered', 'carrier-pigeon').should.be.true();
  });
});
