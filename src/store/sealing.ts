// Seals secrets with a key of our own. It protects a stray copy of the database, not a stolen SD card.
import { createCipheriv, createDecipheriv } from 'node:crypto';

export interface Sealer {
  /** `context` binds the sealed text to its place, so that rows cannot be swapped. */
  seal(text: string, context: string): Uint8Array;
  /** Throws if key, context or bytes are not those of the sealing. */
  unseal(sealed: Uint8Array, context: string): string;
}

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM: nonce, tag, ciphertext. `key` is 32 bytes; `random` gives the nonces. */
export function createSealer(key: Uint8Array, random: (count: number) => Uint8Array): Sealer {
  return {
    seal(text, context) {
      const nonce = random(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    unseal(sealed, context) {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return (
        decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
      );
    },
  };
}
