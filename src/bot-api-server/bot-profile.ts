/** The bot's commands, name and descriptions: for each language, and commands for each scope. */

export interface BotCommand {
  readonly command: string;
  readonly description: string;
}

export interface CommandScope {
  readonly type: string;
  readonly chat_id?: number | string | undefined;
  readonly user_id?: number | undefined;
}

export type ProfileText = "name" | "description" | "short_description";

export class BotProfile {
  readonly #commands = new Map<string, readonly BotCommand[]>();
  readonly #texts = new Map<string, string>();

  setCommands(scope: CommandScope, language: string, commands: readonly BotCommand[]): void {
    this.#commands.set(keyOf(scope, language), commands);
  }

  deleteCommands(scope: CommandScope, language: string): void {
    this.#commands.delete(keyOf(scope, language));
  }

  /** Exactly what was set for that scope and language. */
  commands(scope: CommandScope, language: string): readonly BotCommand[] {
    return this.#commands.get(keyOf(scope, language)) ?? [];
  }

  /** What a user sees: the narrowest scope first, and in each the user's language before none. */
  commandsFor(scopes: readonly CommandScope[], languageCode = ""): readonly BotCommand[] {
    const languages = [languageCode.slice(0, 2).toLowerCase(), ""];
    for (const scope of scopes) {
      for (const language of languages) {
        const commands = this.commands(scope, language);
        if (commands.length > 0) return commands;
      }
    }
    return [];
  }

  setText(kind: ProfileText, language: string, text: string): void {
    if (text === "") this.#texts.delete(`${kind} ${language}`);
    else this.#texts.set(`${kind} ${language}`, text);
  }

  text(kind: ProfileText, language: string): string {
    const code = language.slice(0, 2).toLowerCase();
    return this.#texts.get(`${kind} ${code}`) ?? this.#texts.get(`${kind} `) ?? "";
  }
}

function keyOf({ type, chat_id, user_id }: CommandScope, language: string): string {
  return JSON.stringify([type, String(chat_id ?? ""), user_id, language]);
}
