/** A quote in, as much of it as a button can copy out: all of it, or its first whole sentence. */

/** In UTF-16 code units: https://core.telegram.org/bots/api#copytextbutton */
const LONGEST = 256;

/** Up to the sign that ends it, and the quotation marks and brackets behind that. */
const FIRST_SENTENCE = /^.*?(?:[.!?…]["”»’)]*(?=\s)|[。！？；]+[」』”）]*)/su;

/** Undefined where even the first sentence is too long: to cut it would falsify it. */
export function copiedQuote(quote: string): string | undefined {
  const whole = quote.trim();
  const kept =
    whole.length <= LONGEST ? whole : FIRST_SENTENCE.exec(whole.slice(0, LONGEST + 1))?.[0];
  return kept === undefined || kept === "" || kept.length > LONGEST ? undefined : kept;
}
