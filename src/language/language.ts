/** What a language is to the core: a code. Everything else about it is in its analyser. */

/** The ISO 639-1 code of an installed analyser, e.g. `"it"`, `"zh"` or `"en"`. */
export type Language = string;

/** A text in each language it is available in. */
export type Translations = Readonly<Record<Language, string>>;
