/** Times what the bot adds to bare grammY for one update, with its SQLite journal on: `/help`, which asks no knowledge. */
import { createI18n } from "../src/i18n/i18n.ts";
import { readLocaleFolder } from "../src/locale-folder.ts";
import { createHandMadeAnswerer } from "../tests/telegram/hand-made-answerer.ts";
import { median } from "./percentiles.ts";
import { startBare, startFonti, type RunningBot } from "./polled-bots.ts";
import { inWords, keepReport, settingOf } from "./report.ts";

const ROUNDS = 7;
const CHATS = 100;
const AT_REST = 200;
const help = createI18n(readLocaleFolder(), "en").translate("en")("help", {
  username: "@fonti_bot",
});

/** Milliseconds for each of so many updates. */
async function timed(work: () => Promise<unknown>, updates: number): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / updates;
}

function createTimer({ server }: RunningBot) {
  const people = Array.from({ length: CHATS }, () =>
    server.createUser({ firstName: "Anna", languageCode: "en" }),
  );
  const ask = async (person: (typeof people)[number]) => {
    const last = person.privateChat().botMessages.at(-1)?.message_id ?? 0;
    await person.sends(person.privateChat(), "/help");
    await person.privateChat().waitForBotMessage(({ message_id: id }) => id > last, 60_000);
  };
  return {
    /** Milliseconds an update, one after the other. */
    atRest: () =>
      timed(async () => {
        for (let update = 0; update < AT_REST; update += 1)
          await ask(people[update % CHATS] as (typeof people)[number]);
      }, AT_REST),
    /** Milliseconds an update, all chats at once. */
    inBulk: () => timed(() => Promise.all(people.map(ask)), CHATS),
  };
}

/** Both bots take turns, so that whatever slows the machine slows both. */
async function measure() {
  const bots = [await startFonti(createHandMadeAnswerer([])), await startBare(() => help)] as const;
  const [fonti, bare] = [createTimer(bots[0]), createTimer(bots[1])];
  const ratios = { atRest: [] as number[], inBulk: [] as number[] };
  const times = { fonti: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rest = [await fonti.atRest(), await bare.atRest()] as const;
    const bulk = [await fonti.inBulk(), await bare.inBulk()] as const;
    if (round === 0) continue;
    times.fonti.push(rest[0]);
    times.bare.push(rest[1]);
    ratios.atRest.push(rest[0] / rest[1]);
    ratios.inBulk.push(bulk[0] / bulk[1]);
  }
  await Promise.all(bots.map((bot) => bot.stop()));
  return { ratios, times };
}

const setting = await settingOf("npm run bench:update-cost", ["grammy", "libsql"]);
const { ratios, times } = await measure();
const rounded = (values: readonly number[]) => Math.round(median(values) * 100) / 100;
const result = {
  ...setting,
  rounds: ROUNDS,
  chats: CHATS,
  atRest: { fonti: rounded(times.fonti), bare: rounded(times.bare), ratio: rounded(ratios.atRest) },
  inBulk: { ratio: rounded(ratios.inBulk) },
};
const { atRest, inBulk } = result;
await keepReport(
  "update-cost",
  result,
  [
    "# What the bot adds to bare grammY",
    "",
    `${inWords(result)} \`/help\`, which asks no knowledge, answered with the SQLite journal on, beside bare grammY that replies ` +
      `with the same text. Medians of ${ROUNDS} rounds after a warm-up; both take turns in one process with their Bot API servers.`,
    "",
    "| an update | Fonti ms | bare ms | Fonti ÷ bare |",
    "|---|---:|---:|---:|",
    `| one after the other | ${atRest.fonti} | ${atRest.bare} | ${atRest.ratio} |`,
    `| ${CHATS} chats at once | | | ${inBulk.ratio} |`,
    "",
  ].join("\n"),
);
