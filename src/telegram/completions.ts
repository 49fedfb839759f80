/** What somebody has typed so far in, every answer it may mean out, in the language it asks for. */
import type { Answered, Answerer, AskOptions } from "../answer/answer.ts";
import { askOptions } from "./answers.ts";
import { isContent, parseLanguagePrefix } from "./language-prefix.ts";
import type { Asker, BotServices } from "./services.ts";

/** As many as Telegram shows for one page, and more than anybody looks through. */
const mostCompletions = 50;
/** In texts; the oldest are forgotten first. */
const mostRemembered = 200;

/** Remembers what was asked lately, until the knowledge changes: pages and letters taken back cost nothing. */
export class Completions {
  readonly #services: BotServices;
  readonly #known = new Map<string, readonly Answered[]>();
  #revision: number;

  constructor(services: BotServices) {
    this.#services = services;
    this.#revision = services.answerer.revision;
  }

  /** The best first, each once in a language. A name that may as well be a word of the question is read both ways. */
  of(typed: string, asker: Asker): readonly Answered[] {
    const text = typed.trim();
    const { answerer, i18n } = this.#services;
    const options = askOptions(asker, this.#services);
    const prefix = parseLanguagePrefix(text, i18n);
    if (prefix === undefined || !answerer.languages.includes(prefix.locale))
      return this.#complete(text, options);
    const inLanguage = this.#complete(prefix.rest, { ...options, locale: prefix.locale });
    if (prefix.isSure) return inLanguage;
    const asWritten = this.#complete(text, options);
    const isQuestion = isContent(prefix.name, asWritten);
    return distinct(isQuestion ? [...asWritten, ...inLanguage] : [...inLanguage, ...asWritten]);
  }

  #complete(text: string, options: AskOptions): readonly Answered[] {
    this.#forgetWhatChanged(this.#services.answerer);
    const key = JSON.stringify([text, options.locale, options.hint]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const answers = this.#services.answerer.complete(text, { ...options, limit: mostCompletions });
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size >= mostRemembered) this.#known.delete(oldest);
    this.#known.set(key, answers);
    return answers;
  }

  #forgetWhatChanged({ revision }: Answerer): void {
    if (revision !== this.#revision) this.#known.clear();
    this.#revision = revision;
  }
}

function distinct(answers: readonly Answered[]): readonly Answered[] {
  const byName = new Map<string, Answered>();
  for (const answer of answers) {
    const name = `${answer.locale}.${answer.ref}`;
    if (!byName.has(name)) byName.set(name, answer);
  }
  return [...byName.values()].slice(0, mostCompletions);
}
