// What an account is set to until somebody changes it: the dialog's literals (editor/index.ts) and the caps of a dry run
// (src/sms/caps.ts) are the same, held by a test.

export const accountDefaults = {
  validityMinutes: 60,
  dailyPerNumber: 6,
  dailyAll: 100,
  monthlyAll: '',
  nextAfterMinutes: 10,
} as const;
