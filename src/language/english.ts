/** English: stems, words that frame a question, numerals. */
import { newStemmer } from "snowball-stemmers";
import type { Analyzer } from "./analyzer.ts";
import { commonWords, endingsAndWords, words } from "./word-lists.ts";

const snowball = newStemmer("english");

const stopWords = words(`
  a an the of in on at to for from by with as and or is are was were be been being am it its it's this that these
  those there here i you he she we they me him her us them my your his our their d s t m re ve ll do does did
  done doing has have had having will would shall should can could may might must if so than then too also
  into about over under up down out off per via`);

const units = new Map<string, number>();
for (const [value, word] of words(`
  zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen`).entries())
  if (value !== 1) units.set(word, value);
units.set("million", 1e6).set("billion", 1e9);
for (const [index, word] of words(
  "twenty thirty forty fifty sixty seventy eighty ninety",
).entries())
  units.set(word, 20 + 10 * index);

export const english: Analyzer = {
  language: "en",
  script: "latin",
  stem: (word) => snowball.stem(word),
  segment: (run) => [run],
  stopWords,
  lightPhrases: [
    ...commonWords("en"),
    ...words(`
      article text source sources document news piece according thing things kind kinds type types sort category
      question answer information info details data please thanks hello hey sorry tell say says said saying told
      know knows knew want wanted wants need needs like explain explains describe describes show give gives given find found
      list see look mention mentions mentioned named name names called call state stated states stating talk talks
      exist exists exactly really actually just only even still again well very more most less least
      every all any some other others another same each both part parts way ways regarding concerning respect mean
      means meant meaning total overall altogether different various mainly main mostly primarily principal specific
      specifically something someone anyone anything nothing true false correct right wrong confirm remember read
      heard friend colleague boss student thesis paper report presentation exam lesson quickly
      quick brief briefly summary summarize summarise curious interested wondering wonder ask asking asked asks lets let
      got get gets getting make makes made put come comes came take takes taken hold holds held held go goes going whole
      exact precise precisely im ive dont okay ok um uh er yeah guys bot one ones r u hw wat pls plz writing preparing
      approximately roughly around about quoted quote refer refers reference figure figures claim claims considered consider think thinks thought
      s believe believes anyway gimme gonna wanna lemme capable stuff bit passage sentence paragraph quote quotes
      paste copy exact full complete entire whole verbatim literally word words folks guy people's nah yep yeah
      basically essentially simply rather quite pretty much so far least above below beyond ever never tomorrow
      homework teacher class urgent develop develops developed developing development stay stays run runs works use
      used see seen look looks idea topic subject matter refer referring point points thing's says set sets
      happen happens happened belongs goes fall within across inside
      provide provides big large good new run runs organise organize organises organizes organising organizing deal deals teh reckon dough folks stuff'll capable able possible sit sits build builds gradually`).filter(
      (word) => word !== "data",
    ),
    "what kind of",
    "what sort of",
    "what type of",
    "in terms of",
    "when it comes to",
    "as well",
    "at all",
    "by any chance",
    "based on",
    "such as",
    "for example",
    "it is said",
    "is said to",
    "said to have",
    "be told",
    "right now",
    "a lot",
  ],
  cues: {
    who: ["who", "who is", "whom", "whose", "which person", "by whom"],
    what: [
      "what",
      "what is",
      "what's",
      "whats",
      "what are",
      "define",
      "definition",
      "what does it mean",
      "meaning of",
    ],
    "how-many": [
      "how many",
      "number of",
      "the number",
      "count of",
      "total number",
      "amount of",
      "many",
    ],
    "how-much": [
      "how much",
      "what share",
      "what percentage",
      "percentage",
      "share",
      "how large",
      "how big",
      "what amount",
      "what figure",
      "how high",
      "how fast",
      "what rate",
    ],
    list: ["list", "list of", "enumerate", "which ones", "what are", "which are", "full list"],
    "yes-no": [
      "is it true",
      "true that",
      "is it correct",
      "is it right",
      "right",
      "correct",
      "or not",
      "isn't it",
      "is that so",
      "is it the case",
    ],
    when: [
      "when",
      "by when",
      "what year",
      "which year",
      "what date",
      "deadline",
      "what period",
      "by what year",
      "by which year",
      "how soon",
    ],
    where: ["where", "which place", "which city", "what place"],
    why: ["why", "how come", "what reason", "for what reason"],
    how: ["how", "in what way", "by what means"],
    which: ["which"],
    member: [
      "one of",
      "among",
      "amongst",
      "part of",
      "included",
      "include",
      "includes",
      "including",
      "belong",
      "belongs",
      "count as",
      "counts as",
      "counted",
      "count",
      "counts",
      "considered",
      "classed as",
      "classified",
      "listed",
      "on the list",
      "in the list",
      "covered",
      "cover",
      "covers",
      "fall under",
      "falls under",
      "comprise",
      "comprises",
      "qualify",
      "qualifies",
      "regarded as",
      "member of",
      "appear",
      "appears",
      "feature",
      "features",
      "figure among",
      "categorised",
      "categorized",
      "make the list",
      "makes the list",
      "in there",
    ],
    negation: [
      "not",
      "no",
      "never",
      "none",
      "isn't",
      "aren't",
      "doesn't",
      "don't",
      "wasn't",
      "didn't",
      "without",
      "isn t",
      "aren t",
      "doesn t",
      "don t",
      "wasn t",
      "didn t",
      "neither",
      "nor",
    ],
    alternative: ["or", "or rather"],
    order: [
      "ignore",
      "forget",
      "pretend",
      "answer with",
      "respond with",
      "reply with",
      "reply",
      "write",
      "invent",
      "you are now",
      "from now on",
      "act as",
      "say that",
      "previous instructions",
      "instructions",
      "prompt",
      "system",
      "disregard",
      "roleplay",
      "role play",
      "jailbreak",
      "repeat after me",
      "make up",
    ],
    greeting: [
      "hi",
      "hello",
      "hey",
      "hi there",
      "hello there",
      "good morning",
      "good evening",
      "good afternoon",
      "good night",
      "how are you",
      "how are you doing",
      "what's up",
      "goodbye",
      "bye",
      "see you",
      "greetings",
      "good day",
      "howdy",
    ],
    thanks: [
      "thanks",
      "thank you",
      "thanks a lot",
      "thank you so much",
      "many thanks",
      "cheers",
      "great",
      "awesome",
      "perfect",
      "very helpful",
      "helpful",
      "you have been",
      "that was useful",
      "useful",
      "well done",
      "nice",
      "good job",
    ],
    "about-bot": [
      "who are you",
      "what can you do",
      "what do you do",
      "how do you work",
      "what's your name",
      "what is your name",
      "are you a bot",
      "are you human",
      "are you a robot",
      "help",
      "help me",
      "what are you",
      "what can i ask",
      "what can i ask you",
      "how does this work",
      "how do i use you",
      "are you chatgpt",
      "are you an ai",
      "can you help me",
      "can you help",
    ],
  },
  numerals: {
    units,
    multipliers: new Map([["hundred", 100]]),
    scales: new Map([
      ["thousand", 1e3],
      ["k", 1e3],
      ["million", 1e6],
      ["millions", 1e6],
      ["mln", 1e6],
      ["billion", 1e9],
      ["billions", 1e9],
      ["bn", 1e9],
    ]),
    percent: ["%", "percent", "per cent", "pct"],
  },
  yesNoOpeners: words(
    "is are was were does do did can could will would has have should isn aren wasn doesn don didn am",
  ),
  asksByMarkAlone: true,
  likeness: endingsAndWords({
    words: [
      ...stopWords,
      ...words(
        "who what which how many much when where why list tell not one sectors industry creative please goals targets jobs by",
      ),
    ],
    endings:
      /(?:ing|tion|tions|ed|ly|ment|ness|ity|ies|ers?|ics?|al|ous|ive|th|ck|sh|ch|[bcdfgklmnprstvwy]s|[rtlnkmdhy])$/u,
    foreign: /(?:zz|cch|gli|zion)|[^s][^aeiouhrtlnkmdsywgpfcbe]$/u,
  }),
};
