/** Texts in, the runs of four letters they share with a question out: how inflected and misspelt words are found. */

const LENGTH = 4;
/** Counts are kept by hash; at 100,000 passages few of these are shared by two runs. */
const BUCKETS = 1 << 18;
const SPACE = 32;
/** Code units below are folded by a table: Latin, Greek and Cyrillic letters. */
const TABLE_SIZE = 0x530;

/** Lower case without accents; what is neither letter nor digit becomes a space. */
const folded = Uint16Array.from({ length: TABLE_SIZE }, (_, code) => {
  const letter = String.fromCharCode(code).toLowerCase().normalize("NFD").charAt(0);
  return /[\p{L}\p{N}]/u.test(letter) ? letter.charCodeAt(0) : SPACE;
});

/** Runs never span more than one space, and a text begins and ends with one. */
function forEachGram(
  text: string,
  { start, end }: { start: number; end: number },
  visit: (gram: number, last: number) => void,
): void {
  let gram = SPACE;
  let length = 1;
  let previous = SPACE;
  for (let index = start; index <= end; index++) {
    const code = index < end ? text.charCodeAt(index) : SPACE;
    const letter = code < TABLE_SIZE ? (folded[code] as number) : code;
    if (letter === SPACE && previous === SPACE) continue;
    previous = letter;
    gram = (gram << 8) | (letter & 0xff);
    length += 1;
    if (length >= LENGTH) visit(gram, index);
  }
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
    forEachGram(text, { start: 0, end: text.length }, (gram) => {
      const bucket = bucketOf(gram);
      if (this.#seen[bucket] === this.#stamp) return;
      this.#seen[bucket] = this.#stamp;
      this.counts[bucket] = (this.counts[bucket] as number) + change;
    });
  }

  /** The runs of a question, each once, with their rarity among `passages` passages. */
  ofQuestion(text: string, passages: number): QuestionGrams {
    const grams = new Set<number>();
    forEachGram(text, { start: 0, end: text.length }, (gram) => grams.add(gram));
    const weights = Array.from(grams, (gram) => {
      const count = this.counts[bucketOf(gram)] as number;
      return Math.log(1 + (Math.max(passages, count) - count + 0.5) / (count + 0.5));
    });
    return new QuestionGrams([...grams], weights);
  }
}

function bucketOf(gram: number): number {
  return (Math.imul(gram, 0x9e3779b1) >>> 14) & (BUCKETS - 1);
}

const SLOTS = 1024;

/** Looks for the runs of one question in many texts. */
export class QuestionGrams {
  readonly #grams: readonly number[];
  readonly #weights: readonly number[];
  /** Run → its index + 1, by open addressing. */
  readonly #slots = new Uint16Array(SLOTS);
  readonly #counts: Uint16Array;
  readonly #inPart: Uint8Array;

  constructor(grams: readonly number[], weights: readonly number[]) {
    this.#grams = grams.slice(0, SLOTS / 2);
    this.#weights = weights;
    this.#counts = new Uint16Array(this.#grams.length);
    this.#inPart = new Uint8Array(this.#grams.length);
    for (const [index, gram] of this.#grams.entries()) {
      let slot = slotOf(gram);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
      this.#slots[slot] = index + 1;
    }
  }

  /**
   * How much of the question stands in a text, as BM25 of its runs, and in the best of its parts,
   * as the sum of the rarities. `ends`: where each part ends, ascending, in UTF-16 code units.
   */
  match(
    text: string,
    { ends, averageLength }: { ends: readonly number[]; averageLength: number },
  ): { readonly whole: number; readonly parts: readonly number[] } {
    this.#counts.fill(0);
    let start = 0;
    const parts = ends.map((end) => {
      this.#inPart.fill(0);
      let sum = 0;
      forEachGram(text, { start, end }, (gram) => {
        const index = this.#indexOf(gram);
        if (index < 0) return;
        this.#counts[index] = (this.#counts[index] as number) + 1;
        if (this.#inPart[index] !== 0) return;
        this.#inPart[index] = 1;
        sum += this.#weights[index] as number;
      });
      start = end;
      return sum;
    });
    const saturation = 0.9 * (0.4 + (0.6 * text.length) / averageLength);
    let whole = 0;
    for (let index = 0; index < this.#counts.length; index++) {
      const count = this.#counts[index] as number;
      if (count > 0)
        whole += ((this.#weights[index] as number) * count * 1.9) / (count + saturation);
    }
    return { whole, parts };
  }

  #indexOf(gram: number): number {
    let slot = slotOf(gram);
    for (;;) {
      const entry = this.#slots[slot] as number;
      if (entry === 0) return -1;
      if (this.#grams[entry - 1] === gram) return entry - 1;
      slot = (slot + 1) & (SLOTS - 1);
    }
  }
}

function slotOf(gram: number): number {
  return Math.imul(gram, 0x85ebca6b) >>> 22;
}
