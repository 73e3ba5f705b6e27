// What the dialog stored.
import type { NodeDef } from 'node-red';

export interface SmsOutDef extends NodeDef {
  /** An account's id; empty for dry runs. */
  account: string;
  /** `fixed` is a number that the credentials keep. */
  toType: 'fixed' | 'msg' | 'flow' | 'global' | 'env';
  toValue: string;
  textType: 'str' | 'msg' | 'flow' | 'global' | 'env';
  text: string;
  mayRepeat?: boolean;
}
