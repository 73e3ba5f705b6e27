// Whether what somebody types may be a phone number.

/** Loose on purpose: the default country decides how a number without + is read. */
export const isLikeNumber = (value: string): boolean =>
  /^\+?[\d\s()./-]{7,30}$/.test(value) &&
  value.replace(/\D/g, '').length >= 7 &&
  // An address in the network is none.
  !/^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(value.trim());
