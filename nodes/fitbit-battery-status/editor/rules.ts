// What is checked while somebody types.
import { readTimeOfDay } from '../../../src/battery/time-of-day';
import { faultOfPattern, type PatternFault } from '../../../src/battery/topic-pattern';
import { isInteger } from '../../common/editor/checks';
import { isLikeNumber } from '../../common/editor/like-number';
import { isPlace } from '../../common/editor/typed-input';
import { type BatteryNode, current, field, isOpen } from './fields';

const faultyPattern: Record<PatternFault, string> = {
  place: 'fitbit-battery-status.invalid.topicPattern.place',
  twice: 'fitbit-battery-status.invalid.topicPattern.twice',
  'two-in-one': 'fitbit-battery-status.invalid.topicPattern.twoInOne',
  brace: 'fitbit-battery-status.invalid.topicPattern.brace',
  hash: 'fitbit-battery-status.invalid.topicPattern.hash',
};

export const rules: Record<
  | 'low'
  | 'critical'
  | 'notSyncingHours'
  | 'remindHours'
  | 'topicPattern'
  | 'adviceAt'
  | 'empty'
  | 'quietTo'
  | 'escalateHours'
  | 'escalateNumber',
  EditorRule<BatteryNode>
> = {
  low(value, _options) {
    const type = current(this, 'lowType');
    if (type !== 'num') return isPlace(type, value) || this._('fitbit-battery-status.invalid.place');
    return isInteger(value, 1, 100) || this._('fitbit-battery-status.invalid.percent');
  },
  critical(value, _options) {
    if (!isInteger(value, 1, 100)) return this._('fitbit-battery-status.invalid.percent');
    if (current(this, 'lowType') !== 'num') return true;
    // The other field has an error of its own, shown below it.
    if (!isInteger(current(this, 'low'), 1, 100)) return true;
    return Number(value) < Number(current(this, 'low')) || this._('fitbit-battery-status.invalid.critical');
  },
  notSyncingHours(value, _options) {
    return isInteger(value, 1, 720) || this._('fitbit-battery-status.invalid.hours');
  },
  remindHours(value, _options) {
    return isInteger(value, 0, 720) || this._('fitbit-battery-status.invalid.remindHours');
  },
  adviceAt(value, _options) {
    return (
      readTimeOfDay(String(value ?? '')) !== undefined || this._('fitbit-battery-status.invalid.adviceAt')
    );
  },
  /** Both times or none, whichever is missing. */
  quietTo(value, _options) {
    const from = isOpen(this) ? field('quietFrom').val() : String(this.quietFrom ?? '');
    const times = [from, String(value ?? '')].map((time) => readTimeOfDay(time));
    const isGood = !times.includes(undefined) && (times[0] === null) === (times[1] === null);
    return isGood || this._('fitbit-battery-status.invalid.quiet');
  },
  escalateHours(value, _options) {
    return isInteger(value, 0, 720) || this._('fitbit-battery-status.invalid.escalateHours');
  },
  /** A credential is known here only while the dialog is open. */
  escalateNumber(value, _options) {
    if (!isOpen(this) || Number(field('escalateHours').val()) === 0) return true;
    if (field('escalatePerson').val() !== '') return true;
    return (
      value.trim() === '' || isLikeNumber(value) || this._('fitbit-battery-status.invalid.escalateNumber')
    );
  },
  empty(value, _options) {
    return isInteger(value, 1, 100) || this._('fitbit-battery-status.invalid.percent');
  },
  topicPattern(value, _options) {
    const fault = faultOfPattern(value ?? '');
    return fault === null || this._(faultyPattern[fault]);
  },
};
