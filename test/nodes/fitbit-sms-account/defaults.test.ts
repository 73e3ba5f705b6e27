// The defaults of an SMS account stand in the dialog as literals, because Node-RED's scorecard runs nothing.
import 'should';
import { accountDefaults } from '../../../nodes/fitbit-sms-account/defaults';
import { defaultCaps } from '../../../src/sms/caps';
import { read } from '../../support/repository';

describe('nodes: the defaults of an SMS account', () => {
  it('are in the dialog what they are at run time', () => {
    const dialog = read('nodes/fitbit-sms-account/editor/index.ts');
    for (const [field, value] of Object.entries(accountDefaults))
      dialog.should.match(
        new RegExp(`^ +${field}: \\{ value: ${value === '' ? "''" : value}, validate`, 'm'),
      );
  });

  it('are the caps of a dry run, which has no dialog', () => {
    defaultCaps.should.eql({ perNumber: accountDefaults.dailyPerNumber, perDay: accountDefaults.dailyAll });
  });
});
