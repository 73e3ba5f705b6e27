// What is checked while somebody types.
import { isInteger } from '../../common/editor/checks';
import { COUNTRIES } from '../../common/editor/countries';
import { entriesOf, wrongNetwork } from '../../common/editor/networks';
import { isPathTaken, isPublicPath } from '../../common/editor/public-paths';
import { current, type RuledName, type SignupNode } from './fields';

/** Characters; more is cut off on the page. */
const mostOwnText = 2_000;

export const codesOf = (text: string): string[] => entriesOf(text).map((code) => code.toUpperCase());

export const rules: Record<RuledName, EditorRule<SignupNode>> = {
  path(value, _options) {
    if (isPathTaken(this, value)) return this._('fitbit-signup.invalid.pathTaken');
    return isPublicPath(value) || this._('fitbit-signup.invalid.path');
  },
  ownText(value, _options) {
    return String(value ?? '').trim().length <= mostOwnText || this._('fitbit-signup.invalid.ownText');
  },
  countries(value, _options) {
    if (current(this, 'confirm') === 'none') return true;
    const wrong = codesOf(value).find((code) => !COUNTRIES.includes(code));
    return wrong === undefined || this._('fitbit-signup.invalid.countries', { entry: wrong });
  },
  maxPeople(value, _options) {
    return isInteger(value, 1, 10_000) || this._('fitbit-signup.invalid.maxPeople');
  },
  dailyCodes(value, _options) {
    if (current(this, 'confirm') !== 'sms') return true;
    return isInteger(value, 1, 1000) || this._('fitbit-signup.invalid.dailyCodes');
  },
  allowList(value, _options) {
    if (current(this, 'allow') !== 'list') return true;
    if (entriesOf(value).length === 0) return this._('fitbit-signup.invalid.allowListEmpty');
    const wrong = wrongNetwork(value);
    return wrong === undefined || this._('fitbit-signup.invalid.allowList', { entry: wrong });
  },
  trustProxies(value, _options) {
    const wrong = wrongNetwork(value);
    return wrong === undefined || this._('fitbit-signup.invalid.trustProxies', { entry: wrong });
  },
};
