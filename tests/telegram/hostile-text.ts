/** Arbitrary texts that have broken bots: towers of accents, families of emoji, halves of pairs. */
import * as fc from "fast-check";

const pieces = fc.constantFrom(
  "a",
  " ",
  "\n\n",
  ". ",
  "汉",
  "。",
  "è",
  "e\u0301",
  "Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324",
  "👩‍👧‍👦",
  "👍🏽",
  "🇮🇹🇨🇳",
  "مرحبا",
  "שלום",
  "\u202E",
  "\u200B",
  "\u200D",
  "\uD83D",
  "\uDC4D",
  "\0",
  "\r\n",
  "한",
  "<b>",
  "*_`[",
);

export const hostileTexts = fc
  .array(fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 60 })
  .map((parts) => parts.join(""));
