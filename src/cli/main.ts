#!/usr/bin/env node
/** `fonti ask | check | eval | glossary | inbox | feedback`: arguments in, text or JSON lines and an exit code out. */
import { parseArgs } from "node:util";
import { shippedKnowledge } from "../config.ts";
import { removeGlossary } from "../glossary-folder.ts";
import { passagesOf } from "../knowledge/passage.ts";
import { problemText } from "../knowledge/problem.ts";
import { feedbackText, ratedAnswers } from "./feedback.ts";
import { inboxText, unansweredGroups } from "./inbox.ts";
import { readStore } from "./kept-store.ts";
import { askLines, askOne, askedText } from "./ask.ts";
import { explanationText } from "./explain.ts";
import { evalText, evaluate, readEvalLines } from "./eval.ts";
import { importedText, listGlossaries } from "./glossary.ts";
import { dataDirOfBot, openSession, readWithProgress } from "./session.ts";

const USAGE = `Usage:
  fonti ask "QUESTION" [--locale it|zh|en] [--knowledge DIR] [--json] [--explain]
  fonti ask --jsonl [--locale it|zh|en] [--knowledge DIR] < in.jsonl > out.jsonl
  fonti check [DIR]
  fonti eval FILE.jsonl [--knowledge DIR] [--min SHARE] [--verbose]
  fonti glossary import FILE [--from it|zh|en] [--to it|zh|en] [--data DIR]
  fonti glossary list [--data DIR]
  fonti glossary remove NAME [--data DIR]
  fonti inbox [--data DIR] [--json]
  fonti feedback [--data DIR] [--knowledge DIR] [--json]`;

/** A mistake in how the command was called. */
class UsageError extends Error {}

type Options = ReturnType<typeof readArguments>["values"];

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        locale: { type: "string" },
        knowledge: { type: "string" },
        json: { type: "boolean", default: false },
        explain: { type: "boolean", default: false },
        jsonl: { type: "boolean", default: false },
        min: { type: "string" },
        from: { type: "string" },
        to: { type: "string" },
        data: { type: "string" },
        verbose: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function run(args: string[]): Promise<number> {
  const { positionals, values } = readArguments(args);
  const [command, ...rest] = positionals;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  switch (command) {
    case "ask":
      return ask(rest.join(" "), values);
    case "check":
      return check(rest[0] ?? values.knowledge ?? shippedKnowledge);
    case "eval":
      return evaluateFile(rest[0], values);
    case "glossary":
      return glossary(rest, values);
    case "inbox":
      return inbox(values);
    case "feedback":
      return feedback(values);
    default:
      throw new UsageError(
        `no command ${JSON.stringify(command ?? "")}. Permitted: ask, check, eval, glossary, inbox, feedback.`,
      );
  }
}

async function ask(
  question: string,
  { locale, knowledge, json, jsonl, explain }: Options,
): Promise<number> {
  if (!jsonl && question === "") throw new UsageError("no question.");
  const session = await openSession(knowledge);
  const { languages } = session.answerer;
  if (locale !== undefined && !languages.includes(locale))
    throw new UsageError(`--locale ${JSON.stringify(locale)}. Permitted: ${languages.join(", ")}.`);
  if (jsonl) {
    await askLines(session, { input: process.stdin, locale });
    return 0;
  }
  const asked = askOne(session, { id: "1", question, locale });
  const t = session.i18n.translate(asked.locale);
  console.log(
    json
      ? JSON.stringify(
          explain ? { ...asked, explanation: session.answerer.explain(question) } : asked,
          undefined,
          2,
        )
      : askedText(asked, t),
  );
  if (explain && !json)
    console.log(`\n${session.answerer.explain(question).map(explanationText).join("\n\n")}`);
  return 0;
}

async function check(folder: string): Promise<number> {
  const { knowledge, problems } = await readWithProgress(folder);
  for (const problem of problems) console.log(problemText(problem));
  const { sources, facts, gaps, terms } = knowledge;
  const passages = sources.reduce((sum, source) => sum + passagesOf(source).length, 0);
  console.log(
    `${sources.length} documents, ${passages} passages, ${facts.length} facts, ${gaps.length} gaps, ${terms.length} terms, ${problems.length} problems.`,
  );
  return problems.length === 0 ? 0 : 1;
}

async function evaluateFile(
  file: string | undefined,
  { knowledge, min, verbose }: Options,
): Promise<number> {
  if (file === undefined) throw new UsageError("no file of questions.");
  const least = min === undefined ? 0 : Number(min);
  if (!(least >= 0 && least <= 1))
    throw new UsageError(`--min ${JSON.stringify(min)}. Permitted: a share from 0 to 1.`);
  const report = evaluate(await openSession(knowledge), await readEvalLines(file));
  console.log(evalText(report, verbose));
  return report.total.right / report.total.asked >= least ? 0 : 1;
}

async function glossary(
  [command, argument]: readonly string[],
  { from, to, data }: Options,
): Promise<number> {
  const dataDir = data ?? dataDirOfBot();
  switch (command) {
    case "import":
      if (argument === undefined) throw new UsageError("no file of a dictionary.");
      console.log(await importedText(argument, dataDir, { from, to }));
      return 0;
    case "list":
      return listGlossaries(dataDir);
    case "remove":
      if (argument === undefined) throw new UsageError("no name of a dictionary.");
      await removeGlossary(argument, dataDir);
      console.log(`${argument} is removed.`);
      return 0;
    default:
      throw new UsageError(
        `glossary ${JSON.stringify(command ?? "")}. Permitted: import, list, remove.`,
      );
  }
}

async function inbox({ data, json }: Options): Promise<number> {
  const groups = await readStore(data, [], unansweredGroups);
  console.log(json ? JSON.stringify(groups, undefined, 2) : inboxText(groups));
  return 0;
}

async function feedback({ data, knowledge, json }: Options): Promise<number> {
  const answers = await readStore(data, [], async (store, { knowledgeDir }) => {
    const { answerer } = await openSession(knowledge ?? knowledgeDir);
    return ratedAnswers(store, answerer);
  });
  console.log(json ? JSON.stringify(answers, undefined, 2) : feedbackText(answers));
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(`fonti: ${(error as Error).message}`);
  if (error instanceof UsageError) console.error(USAGE);
  process.exitCode = 2;
}
