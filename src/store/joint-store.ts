// What a store promises of alerts that go as one SMS.
import type { SmsCounts, SmsDecision, SmsText, SmsVerdict, StoredSms } from './records';

export interface JointSmsStore {
  /**
   * Writes down an alert that waits for others, to be joined with them: its state is `joining`. Judged as by `addSms`, so that a
   * loop leaves no rows, and once more when it goes: only then does it count. Nothing is kept of who is gone.
   */
  addJoiningSms(
    sms: StoredSms,
    text: SmsText,
    decide: (counts: SmsCounts) => SmsDecision,
  ): Promise<SmsVerdict>;
  /**
   * Begins the SMS of alerts that have waited for one another: `sms` is the one in which all `members` (ids) go, or the only
   * member itself. Judged and counted as by `addSms`, and written down together with what it means for the members: from then
   * on they stand as it does. `changed`: one of them does not wait any more, and nothing was done.
   */
  joinSms(
    sms: StoredSms,
    members: readonly string[],
    text: SmsText,
    decide: (counts: SmsCounts) => SmsDecision,
  ): Promise<SmsVerdict | 'changed'>;
  /**
   * Leaves some out of a joint SMS that waits for its next try, and each of them is refused with its ending. `content`: of
   * the SMS without them. False if it does not wait any more, and nothing was done.
   */
  leaveJointSms(
    id: string,
    content: string,
    leaving: readonly { id: string; ending: string }[],
  ): Promise<boolean>;
}
