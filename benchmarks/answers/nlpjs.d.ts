/** What the benchmark uses of nlp.js, which comes without types. */
interface NlpContainer {
  use(plugin: unknown): void;
  get(name: "nlp"): Nlp;
}

interface Nlp {
  readonly settings: { autoSave: boolean; threshold: number };
  addLanguage(language: string): void;
  addDocument(language: string, utterance: string, intent: string): void;
  train(): Promise<void>;
  process(language: string, utterance: string): Promise<{ intent: string; score: number }>;
}

declare module "@nlpjs/core" {
  export function containerBootstrap(configuration: {
    settings: Record<string, object>;
  }): Promise<NlpContainer>;
}

declare module "@nlpjs/nlp" {
  export const Nlp: unknown;
}

declare module "@nlpjs/lang-it" {
  export const LangIt: unknown;
}

declare module "@nlpjs/lang-zh" {
  export const LangZh: unknown;
}

declare module "@nlpjs/lang-en" {
  export const LangEn: unknown;
}
