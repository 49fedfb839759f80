/** The first bytes of a file in, the format they tell out, whatever the file is called. */

/** Bytes a file of a format begins with; only formats that are no text have such. */
const SIGNATURES: readonly (readonly [format: string, bytes: readonly number[]])[] = [
  ["PDF", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["ZIP", [0x50, 0x4b, 0x03, 0x04]],
  ["ZIP", [0x50, 0x4b, 0x05, 0x06]],
  ["OLE", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["RTF", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ["PNG", [0x89, 0x50, 0x4e, 0x47]],
  ["JPEG", [0xff, 0xd8, 0xff]],
  ["GIF", [0x47, 0x49, 0x46, 0x38]],
  ["gzip", [0x1f, 0x8b, 0x08]],
  ["RAR", [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ["7z", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
];
/** Bytes: a PDF may have something before it. */
const PDF_HEAD = 1024;

export function signatureOf(bytes: Uint8Array): string | undefined {
  return SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte))?.[0];
}

export function hasPdfHeader(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, PDF_HEAD)).includes("%PDF-");
}

/** Of a compound file: Office encrypts a document into one, and kept its older formats in one. */
export function isEncryptedPackage(bytes: Uint8Array): boolean {
  const head = new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length & ~1));
  return head.includes("EncryptedPackage");
}
