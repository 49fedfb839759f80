/** Small readers of the word lists that the analysers are made of. */

/** Words separated by white space. */
export function words(list: string): readonly string[] {
  return list.trim().split(/\s+/u);
}

interface Likeness {
  readonly words: readonly string[];
  readonly endings: RegExp;
  readonly foreign: RegExp;
}

/** How much words look like a language: 2 for a function word, 1 for an ending, −1 for foreign letters. */
export function endingsAndWords({ words: known, endings, foreign }: Likeness) {
  const functionWords = new Set(known);
  return (text: readonly string[]): number => {
    let likeness = 0;
    for (const word of text) {
      if (functionWords.has(word)) likeness += 2;
      else if (word.length > 2 && endings.test(word)) likeness += 1;
      if (foreign.test(word)) likeness -= 1;
    }
    return likeness;
  };
}
