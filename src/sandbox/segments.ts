// How many SMS a text takes: GSM-7 while every character is in its alphabet, UCS-2 as soon as one is not.

const GSM7 = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const GSM7_EXTENSION = new Set('\f^{}\\[~]|€');

/** GSM-7: 160 alone or 153 a part; UCS-2: 70 or 67. A character is never cut in two. */
export function countSegments(text: string): number {
  const chars = [...text];
  const gsm = chars.every((char) => GSM7.has(char) || GSM7_EXTENSION.has(char));
  const size = (char: string) => (gsm ? (GSM7_EXTENSION.has(char) ? 2 : 1) : char.length);
  const total = chars.reduce((sum, char) => sum + size(char), 0);
  if (total <= (gsm ? 160 : 70)) return 1;
  const room = gsm ? 153 : 67;
  let parts = 1;
  let used = 0;
  for (const char of chars) {
    if (used + size(char) > room) {
      parts += 1;
      used = 0;
    }
    used += size(char);
  }
  return parts;
}
