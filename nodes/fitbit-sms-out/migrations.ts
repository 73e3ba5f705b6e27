// The versions of what fitbit-sms-out saves. Version 1 is the first that says which one it is.
import { filledIn, type Migration } from '../common/versions';

export const migrations: readonly Migration[] = [
  filledIn({ name: '', account: '', toType: 'msg', mayRepeat: false }),
  // Until then msg.to and msg.payload were the only ones.
  filledIn({ toValue: 'to', textType: 'msg', text: 'payload' }),
];
