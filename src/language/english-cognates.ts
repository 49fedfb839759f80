/** English endings and spellings in, what is left is what Italian relatives share: "nation" and "nazioni". */
import type { CognateRule } from "./analyzer.ts";

/** See `italian-cognates.ts`: both write the same key. */
export const englishCognateRules: readonly CognateRule[] = [
  [/(?<=\w{2})ies$/u, "y"],
  [/(?<=\w{2}[^sui])s$/u, ""],
  // "economically" and "possibly" go with "economic" and "possible".
  [/(?<=\w{3}(?:al|ous|iv|nt|ar|at))e?ly$/u, ""],
  [/(?<=\w[aiu]b)ly$/u, "le"],
  [/(?<=\w{3})ical$/u, "ic"],
  [/(?<=\w[aiu])ble$/u, "bil"],
  [/(?<=\w{2})i[sz]ation/u, "ization"],
  [/(?<=\w{3})is(?:e|ed)$/u, "iz"],
  [/(?<=\w{2})if(?:y|ied)$/u, "ific"],
  [/(?<=\w{3})(?:at)?ed$/u, ""],
  [/(?<=\w{3})ate$/u, ""],
  [/(?<=\w{2})logist$/u, "log"],
  [/(?<=\w)que$/u, "c"],
  [/(?<=\w)our$/u, "or"],
  [/(?<=\w{2})[aeioy]+$/u, ""],
  [/ph/gu, "f"],
  [/ck|ch|k|q/gu, "c"],
  [/h/gu, ""],
  [/xc/gu, "c"],
  [/ct/gu, "t"],
  [/pt/gu, "t"],
  [/d(?=[vm])/gu, ""],
  [/bs/gu, "s"],
  [/x/gu, "s"],
  [/z/gu, "c"],
  [/j/gu, "g"],
  [/y/gu, "i"],
  [/(?<letter>.)\k<letter>+/gu, "$<letter>"],
];
