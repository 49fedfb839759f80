/** Keeps people unrecognisable in the store: pseudonyms for their numbers, and sealed words. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { Owner } from "./store.ts";

export interface Vault {
  /** The same for the same owner and key; without the key it leads back to nobody. */
  pseudonym(owner: Owner): string;
  seal(text: string): string;
  /** Undefined for what was sealed with another key, or damaged since. */
  unseal(sealed: string): string | undefined;
}

/** Bytes of a key. */
export const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

/** `key`: `keyLength` bytes that lie apart from the store. */
export function createVault(key: Uint8Array): Vault {
  const derive = (use: string) => Buffer.from(hkdfSync("sha256", key, "", `fonti ${use}`, 32));
  const [naming, sealing] = [derive("pseudonyms"), derive("texts")];
  return {
    pseudonym: ({ kind, id }) =>
      createHmac("sha256", naming).update(`${kind} ${id}`).digest("base64url").slice(0, 27),
    seal: (text) => {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", sealing, nonce);
      const words = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), words]).toString("base64");
    },
    unseal: (sealed) => {
      const bytes = Buffer.from(sealed, "base64");
      const [nonce, tag] = [
        bytes.subarray(0, nonceLength),
        bytes.subarray(nonceLength, nonceLength + tagLength),
      ];
      try {
        const decipher = createDecipheriv("aes-256-gcm", sealing, nonce);
        decipher.setAuthTag(tag);
        const words = decipher.update(bytes.subarray(nonceLength + tagLength));
        return Buffer.concat([words, decipher.final()]).toString("utf8");
      } catch {
        return undefined;
      }
    },
  };
}
