/** Texts in, the runs of four letters they share with a question out: how inflected and misspelt words are found. */

/** Counts are kept by hash; at 100,000 passages few of these are shared by two runs. */
const BUCKETS = 1 << 18;
const SPACE = 32;
/** How many runs of a question are looked for. */
const MOST_GRAMS = 512;
/** Few enough to lie near the processor, and many times as many as a question has runs. */
const SLOT_BITS = 13;
const SLOTS = 1 << SLOT_BITS;

/** The letters of a text, a byte each, between two spaces: lower case, without accents, white space once. */
class Letters {
  bytes = new Uint8Array(4096);
  length = 0;
  readonly #encoder = new TextEncoder();
  #encoded = new Uint8Array(4096);

  /** What is neither letter nor digit becomes a space. Of letters beyond Latin the last eight bits are kept. */
  read(text: string): void {
    if (this.#encoded.length < 3 * text.length) {
      this.#encoded = new Uint8Array(4 * text.length);
      this.bytes = new Uint8Array(4 * text.length + 2);
    }
    const { written } = this.#encoder.encodeInto(text, this.#encoded);
    const encoded = this.#encoded;
    const bytes = this.bytes;
    bytes[0] = SPACE;
    let length = 1;
    for (let index = 0; index < written; index++) {
      const byte = encoded[index] as number;
      let letter = ASCII[byte] as number;
      if (byte === LATIN_1) letter = ACCENTED[(encoded[++index] as number) & 0x3f] as number;
      else if (byte === PUNCTUATION) index += 2;
      if (letter === SKIPPED || (letter === SPACE && bytes[length - 1] === SPACE)) continue;
      bytes[length++] = letter;
    }
    if (bytes[length - 1] !== SPACE) bytes[length++] = SPACE;
    this.length = length;
  }
}

/** Lead bytes of UTF-8: À to ÿ; dashes, quotes and other signs from U+2000 on. */
const LATIN_1 = 0xc3;
const PUNCTUATION = 0xe2;
const SKIPPED = 0;

const ASCII = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0xc4 && byte !== PUNCTUATION) return SKIPPED;
  if (byte >= 0x80 && byte < 0xc0) return byte;
  return letterOf(String.fromCharCode(byte));
});
const ACCENTED = Uint8Array.from({ length: 64 }, (_, low) =>
  letterOf(String.fromCharCode(0xc0 + low)),
);

function letterOf(character: string): number {
  const letter = character.toLowerCase().normalize("NFD").charAt(0);
  return /[a-z0-9ßæøðþ]/u.test(letter) ? letter.charCodeAt(0) & 0xff : SPACE;
}

const letters = new Letters();

/** The four letters of each run, one a byte. */
function gramsOf(text: string): number[] {
  letters.read(text);
  const grams: number[] = [];
  let gram = 0;
  for (let index = 0; index < letters.length; index++) {
    gram = (gram << 8) | (letters.bytes[index] as number);
    if (index >= 3) grams.push(gram);
  }
  return grams;
}

/** How often each run stands in the passages of one language. */
export class LetterGrams {
  /** In how many passages each run stands, by its hash. */
  readonly counts: Uint32Array;
  readonly #seen = new Uint32Array(BUCKETS);
  #stamp = 0;

  constructor(counts?: Uint32Array) {
    this.counts = counts ?? new Uint32Array(BUCKETS);
  }

  count(text: string, change: 1 | -1): void {
    this.#stamp += 1;
    for (const gram of gramsOf(text)) {
      const bucket = bucketOf(gram);
      if (this.#seen[bucket] === this.#stamp) continue;
      this.#seen[bucket] = this.#stamp;
      this.counts[bucket] = (this.counts[bucket] as number) + change;
    }
  }

  /** The runs of a question, each once, with their rarity among `passages` passages. */
  ofQuestion(text: string, passages: number): QuestionGrams {
    const grams = [...new Set(gramsOf(text))].slice(0, MOST_GRAMS);
    const weights = grams.map((gram) => {
      const count = this.counts[bucketOf(gram)] as number;
      return Math.log(1 + (Math.max(passages, count) - count + 0.5) / (count + 0.5));
    });
    return new QuestionGrams(grams, weights);
  }
}

function bucketOf(gram: number): number {
  return (Math.imul(gram, 0x9e3779b1) >>> 14) & (BUCKETS - 1);
}

export interface GramMatch {
  /** How much of the question stands in the text: BM25 of its runs. */
  readonly whole: number;
  /** How much stands in each part: the sum of the rarities. */
  readonly parts: readonly number[];
}

/** Looks for the runs of one question in many texts. */
export class QuestionGrams {
  readonly #grams: Int32Array;
  readonly #weights: Float64Array;
  /** Run → its index + 1, by open addressing; few are taken, so that most letters cost one look. */
  readonly #slots = new Uint16Array(SLOTS);
  readonly #counts: Uint16Array;
  /** The last part in which each run was seen. */
  readonly #seenIn: Int32Array;

  constructor(grams: readonly number[], weights: readonly number[]) {
    this.#grams = Int32Array.from(grams);
    this.#weights = Float64Array.from(weights);
    this.#counts = new Uint16Array(grams.length);
    this.#seenIn = new Int32Array(grams.length);
    for (const [index, gram] of grams.entries()) {
      let slot = slotOf(gram);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
      this.#slots[slot] = index + 1;
    }
  }

  /** `ends`: where each part ends, ascending, in UTF-16 code units. `averageLength` likewise. */
  match(text: string, ends: readonly number[], averageLength: number): GramMatch {
    this.#counts.fill(0);
    this.#seenIn.fill(-1);
    const parts = ends.map(() => 0);
    let start = 0;
    for (const [part, end] of ends.entries()) {
      letters.read(text.slice(start, end));
      parts[part] = this.#matchPart(part);
      start = end;
    }
    const saturation = 0.9 * (0.4 + (0.6 * text.length) / averageLength);
    let whole = 0;
    for (let index = 0; index < this.#counts.length; index++) {
      const count = this.#counts[index] as number;
      if (count > 0)
        whole += ((this.#weights[index] as number) * count * 1.9) / (count + saturation);
    }
    return { whole, parts };
  }

  /** One loop without calls, since it runs over every letter of every passage that is looked at. */
  #matchPart(part: number): number {
    const { bytes, length } = letters;
    const slots = this.#slots;
    const grams = this.#grams;
    let sum = 0;
    let gram = 0;
    for (let index = 0; index < length; index++) {
      gram = (gram << 8) | (bytes[index] as number);
      if (index < 3) continue;
      let slot = Math.imul(gram, 0x85ebca6b) >>> (32 - SLOT_BITS);
      let entry = slots[slot] as number;
      while (entry !== 0 && grams[entry - 1] !== gram) {
        slot = (slot + 1) & (SLOTS - 1);
        entry = slots[slot] as number;
      }
      if (entry === 0) continue;
      this.#counts[entry - 1] = (this.#counts[entry - 1] as number) + 1;
      if (this.#seenIn[entry - 1] === part) continue;
      this.#seenIn[entry - 1] = part;
      sum += this.#weights[entry - 1] as number;
    }
    return sum;
  }
}

function slotOf(gram: number): number {
  return Math.imul(gram, 0x85ebca6b) >>> (32 - SLOT_BITS);
}
