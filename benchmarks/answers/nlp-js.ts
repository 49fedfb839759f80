/** Facts and the texts to train on in, nlp.js out: its intents are the facts. */
import { containerBootstrap } from "@nlpjs/core";
import { LangEn } from "@nlpjs/lang-en";
import { LangIt } from "@nlpjs/lang-it";
import { LangZh } from "@nlpjs/lang-zh";
import { Nlp } from "@nlpjs/nlp";
import type { Fact } from "../../src/knowledge/fact.ts";
import type { Language } from "../../src/language/language.ts";
import type { Peer } from "./peer.ts";

const LANGUAGES: readonly Language[] = ["it", "zh", "en"];
/** Its own default for every language, without the report of each epoch. */
const nluSettings = {
  keepStopwords: true,
  nonefeatureValue: 1,
  nonedeltaMultiplier: 1.2,
  spellCheck: false,
  spellCheckDistance: 1,
  filterZeros: true,
  log: false,
};

interface Training {
  readonly name: string;
  /** What an asker of this fact may say. */
  readonly textsOf: (fact: Fact, language: Language) => readonly (string | undefined)[];
}

export const onQuestions: Training = {
  name: "nlp.js on example questions",
  textsOf: ({ questions }, language) => questions[language] ?? [],
};

/** Every fact is known by something then, as it is to the search engines. */
export const onEverything: Training = {
  name: "nlp.js on questions, labels, statements",
  textsOf: ({ questions, label, statement }, language) => [
    ...(questions[language] ?? []),
    label[language],
    statement[language],
  ],
};

async function createNlp() {
  const container = await containerBootstrap({ settings: { "nlu-??": nluSettings } });
  for (const plugin of [Nlp, LangIt, LangZh, LangEn]) container.use(plugin);
  const nlp = container.get("nlp");
  nlp.settings.autoSave = false;
  for (const language of LANGUAGES) nlp.addLanguage(language);
  return nlp;
}

export async function createNlpJs(
  facts: readonly Fact[],
  { name, textsOf }: Training,
): Promise<Peer> {
  const nlp = await createNlp();
  const { threshold } = nlp.settings;
  nlp.settings.threshold = 0;
  for (const fact of facts)
    for (const language of LANGUAGES)
      for (const text of textsOf(fact, language))
        if (text !== undefined) nlp.addDocument(language, text, fact.key);
  await nlp.train();
  const factOf = new Map(facts.map((fact) => [fact.key, fact]));
  return {
    name,
    threshold,
    async find(question, language) {
      const { intent, score } = await nlp.process(language, question);
      const fact = factOf.get(intent);
      return fact && { fact, score };
    },
  };
}
