/** What a reader gets, whatever the channel: formatted text and buttons that do something. */
import type { AnswerRef, ReadingRef } from "../answer/answer.ts";
import type { Locale } from "../i18n/i18n.ts";
import type { RichText } from "./rich-text.ts";

/** What a group can choose: its language, when the bot speaks, how long answers are, where. */
export const groupChoices = ["language", "speaks", "length", "topic"] as const;
export type GroupChoice = (typeof groupChoices)[number];
export type GroupPage = "main" | GroupChoice;
/** What may be wrong with an answer. */
export type Doubt = "wrong-quote" | "wrong-language" | "outdated" | "not-asked";

/** What pressing a button does. Channels encode it as they need. */
export type Action =
  /** This message turns into the answer. */
  | { readonly kind: "show"; readonly ref: AnswerRef; readonly locale: Locale }
  /** The answer comes as a message of its own, where the channel can send one. */
  | { readonly kind: "give"; readonly ref: AnswerRef; readonly locale: Locale }
  /** This message turns into the answer, with a way back to its topic. */
  | { readonly kind: "browse"; readonly ref: AnswerRef; readonly locale: Locale }
  /** This message turns into a page of a source; `from` leads back to the answer. */
  | {
      readonly kind: "read";
      readonly ref: ReadingRef;
      readonly locale: Locale;
      readonly from: "show" | "browse";
    }
  /** This message turns into the list of topics. */
  | { readonly kind: "topics"; readonly locale: Locale }
  /** This message turns into one topic's entries; pages count from 0. */
  | {
      readonly kind: "topic";
      readonly topic: string;
      readonly page: number;
      readonly locale: Locale;
    }
  /** Answers are given in that language from now on; null: in the question's. */
  | { readonly kind: "speak"; readonly locale: Locale | null }
  /** Menus and what the bot says of itself are in that language from now on; null: in Telegram's. */
  | { readonly kind: "interface"; readonly locale: Locale | null }
  /** This message turns into the choice of one of the two languages. */
  | { readonly kind: "menu"; readonly page: "answers" | "interface" }
  /** This message turns into a page of the group's settings. */
  | { readonly kind: "group-page"; readonly page: GroupPage }
  /** The group has that setting from now on; the message tells which topic is meant. */
  | { readonly kind: "group-set"; readonly name: GroupChoice; readonly value: string }
  /** The reader's verdict on the answer; after "bad" the buttons ask what is wrong. */
  | {
      readonly kind: "rate";
      readonly ref: AnswerRef;
      readonly locale: Locale;
      readonly verdict: "good" | "bad" | Doubt;
    }
  /** The buttons no longer ask what is wrong. */
  | { readonly kind: "unrate"; readonly ref: AnswerRef; readonly locale: Locale }
  /** All that is stored of whoever presses is deleted. */
  | { readonly kind: "forget" }
  /** The private chat opens with the page, or with the answer where the reference names one. */
  | { readonly kind: "open"; readonly ref: ReadingRef }
  /** The reader's device copies the text, 1 to 256 UTF-16 code units. */
  | { readonly kind: "copy"; readonly text: string };

export interface Button {
  readonly label: string;
  readonly action: Action;
}

export interface Reply extends RichText {
  /** Rows of buttons under the text. */
  readonly buttons: readonly (readonly Button[])[];
}
