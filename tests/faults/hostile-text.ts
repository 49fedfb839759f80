/** Chance in, strings out that have broken programs before: markup, controls, towers of accents, halves of characters. */
import type { Chance } from "./seeded-chance.ts";

const ZALGO = `Z${"\u0301\u0302\u0303\u0330\u0489".repeat(60)}`;

export const hostileTexts: readonly string[] = [
  "",
  " ",
  "\0",
  "\uD800",
  "a\uDC00b\uD83D",
  "\u202Egro.elpmaxe\u202C",
  "\u2066\u2067\u2068",
  "\u200B\u200C\u200D\uFEFF\u2060",
  "\uFDFA".repeat(30),
  "e\u0301\u0323",
  ZALGO,
  "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}".repeat(20),
  "\u{E0041}\u{E0042}",
  "<b>bold</b><script>window.struck = 1</script>",
  '"><img src=x onerror="window.struck = 1">',
  "<svg/onload=window.struck=1>",
  "javascript:window.struck=1",
  "</title></textarea><script>window.struck=1</script>",
  "{{constructor.constructor('window.struck=1')()}}",
  "*_[`](tg://user?id=1) ~||>",
  "[x](http://a.example/) <a href='tg://user?id=1'>x</a> &lt;&amp;&#0;",
  "$t(help) {{command}} __proto__ $& $1 $`",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "../../../../etc/passwd",
  "%2e%2e%2fetc%2fpasswd",
  "'; DROP TABLE settings; --",
  "/start ../../x",
  "/__proto__",
  "/constructor@fonti_bot",
  "@fonti_bot",
  "a:it:__proto__",
  "e:it:x:9999999",
  "\r\n\r\nHTTP/1.1 200 OK",
  "\u2028\u2029\u0085",
  "ﷺ＠fonti_bot ⁄start",
  "(".repeat(400),
  "9".repeat(400),
  "重".repeat(900),
];

const LONG_PARTS = [
  "a",
  " ",
  "\n",
  "重庆",
  "è",
  "?",
  ".",
  "1",
  "(",
  "\u0301",
  "\u200D",
  "🏳️‍🌈",
  "-",
  "：",
];

/** Mostly short; now and then thousands of characters of few kinds. */
export function hostileText(chance: Chance, longest = 4096): string {
  const kind = chance.below(10);
  if (kind < 5) return chance.of(hostileTexts);
  if (kind < 7)
    return `${chance.of(hostileTexts)}${chance.of(questions)}${chance.of(hostileTexts)}`;
  if (kind === 7) return anyUnits(chance, 1 + chance.below(200));
  const part = chance.of(LONG_PARTS) + (chance.below(2) ? chance.of(LONG_PARTS) : "");
  return part.repeat(1 + chance.below(longest / part.length)).slice(0, longest);
}

/** UTF-16 code units, whatever they make together. */
function anyUnits(chance: Chance, length: number): string {
  return String.fromCharCode(...Array.from({ length }, () => chance.below(0x1_0000)));
}

export const questions = [
  "Quali sono i settori?",
  "Chi è Huang Qifan?",
  "2010年的目标是什么？",
  "黄奇帆是谁？",
  "What is the target for 2010?",
  "Which sectors are listed?",
] as const;
