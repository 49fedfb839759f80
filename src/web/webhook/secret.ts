/** Takes a secret as somebody gives it and as it is; says whether they are the same. */
import { createHash, timingSafeEqual } from "node:crypto";

/** Takes as long for every secret of the same length, wherever it is wrong. */
export function isSecret(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

/** Digests are of one length, which the comparison asks for. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
