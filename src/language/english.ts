/** English: stems, words that frame a question, numerals. */
import { newStemmer } from "snowball-stemmers";
import type { Analyzer } from "./analyzer.ts";
import { englishCognateRules } from "./english-cognates.ts";
import { englishIrregularForms } from "./english-irregular-forms.ts";
import { romanNumerals } from "./numerals.ts";
import { englishGeneralWords } from "./english-general-words.ts";
import { commonWords, endingsAndWords, countryNames, phrases, words } from "./word-lists.ts";

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

const ordinals = words(`
  tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`);
for (const [index, word] of ordinals.entries()) units.set(word, 10 + index);
units.set("dozen", 12);
for (const [numeral, value] of romanNumerals) units.set(numeral, value);

export const english: Analyzer = {
  language: "en",
  script: "latin",
  stem: (word) => snowball.stem(word),
  segment: (run) => [run],
  stopWords,
  lightPhrases: [
    ...phrases(`
      the line where, the part where, the bit where, the sentence where, the passage where, the paragraph
      where, the place where, quote me the line where, drawing board`),
    ...commonWords("en"),
    ...words(`
      wait waiting kind business matter manner record aloud wondered wonders asks answered replying telling told explains
      headline headlines caption captions column columnist reporter editor blogger blog post tweet thread brochure leaflet
      flyer handout syllabus module tutor tutorial viva prof professor supervisor classmate classmates flatmate roommate
      neighbour neighbor cousin uncle aunt granny grandma grandpa grandad hubby wife husband partner client clients consul
      delegation visiting hosting quizmaster quiz trivia bet pub bar cuppa coffee commute train bus
      expressed express expresses denominated measured quoted counted reckoned estimated pegged put
      whether indeed namely i.e e.g viz regards respectively altogether apart aside alongside together jointly
      sort sorts sorted type typed kinds varieties various number numbers numerous several certain particular given
      boils boil comes down amounts amount totalling totaling totals adds add sums
      composed consist consists consisting made formed comprised contain contains contained containing
      regard regarded deem deemed seen viewed view views treated treat counted thought label labelled labeled
      assist bring brings brought lead leads led leading contribute contributes`),
    ...phrases(`
      on record, on the record, in what manner, by what manner, says who, what's this, wise, so what's, what
      exactly, how exactly, which exactly, wait a minute, wait a sec, hang on, hold on, hold up, real quick,
      be honest, am i right, am i correct, correct me if i'm wrong, if i'm not mistaken, if i'm right, if i
      understand correctly, as per, as per the article, going by the article, judging by the text, from the
      text, in the text, in this text, according to this, could you tell me, can you tell me, may i know, may
      i ask, might i ask, kindly tell, kindly tell me, do tell, tell me about, let me know, i need to know, i
      wish to know, i want to know, i'd want to know, i was told, someone told me, somebody told me, people
      say, they say, word is, rumour has it, in a word, in one word, in one line, in one sentence, one line,
      one sentence, in your own words, in so many words, to the letter, one by one, each one, in order, from
      top to bottom, off the top, at a glance, in total, all told, all in all, all up, in all, as a whole, on
      the whole, get some love, get a mention, gets a mention, get a look in, got going for it, going for it,
      bring to the table, what's the point of, what's with, what gives, help me out, help a girl out, help a
      guy out, settle an argument, settle a bet, we have a bet, have a bet on, for the record, for what it's
      worth, in this regard, in that regard, with regard to, with respect to, as regards, when it comes down
      to it`),
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
    ...phrases(`
      what kind of, what about, how about, what sort of, what type of, in terms of, when it comes to, as well,
      at all, by any chance, based on, such as, for example, it is said, is said to, said to have, be told,
      right now, a lot`),
    ...words(`
      essay assignment coursework dissertation seminar lecture quiz worksheet slide slides podcast newsletter
      excerpt extract snippet wording phrasing phrased passages excerpts lines para paragraphs rundown recap
      gist nutshell ballpark overview lowdown scoop primer synopsis digest elaborate clarify clarification
      clarifying rephrase paraphrase recite summarising summarizing summarised summarized verify honestly
      frankly kindly seriously genuinely truly surely definitely absolutely apparently supposedly presumably
      allegedly reportedly seemingly evidently obviously clearly kinda sorta cuz coz lol omg btw fyi imo imho
      thx ty gotcha gotta y'all yall ya hiya dude bro buddy pal mate hmm hm huh err erm ahem oh ah aha wow whoa
      gosh heck damn darn blimey crikey appreciate appreciated grateful glad hoping suppose supposing guess
      guessing assume assuming presume pertaining relating related relates concerns concerned involve involves
      involved involving besides moreover furthermore nonetheless nevertheless however therefore thus hence
      whichever whatever whoever particulars specifics explanation explanations explaining describing telling
      mentioning naming knowing knowin tellin brush revision revising revise cram swot studying sir madam ma'am
      everyone everybody y'know innit wot whats wud cud shud abt bout tho thru curiosity intrigued eager keen
      confused puzzled unsure clueless loosely crudely strictly plainly straightforwardly succinctly concisely
      concise succinct somehow somewhat sort-of kind-of thingy thingamajig whatsit jot scribble notes note
      noted`),
    ...phrases(`
      for a living, i write for a living, i write about, i'm writing, i am writing, i'm a journalist, i am a
      journalist, as a journalist, i'm a student, i'm a teacher, i teach, i work as, my boss, my teacher, my
      professor, my editor, my friend, my mum, my mom, my dad, my daughter, my son, my kid, my homework, for
      my essay, for my homework, for my thesis, for a report, for an article, for a presentation, for a school
      project, for my project, school project, spell out, spell it out, spelled out for me, run through, run
      me through, walk me through, talk me through, take me through, fill me in, bring me up to speed, get me
      up to speed, shed light on, shed some light, look up, double check, make sure, remind me, refresh my
      memory, jog my memory, reel off, rattle off, jot down, note down, pin down, figure out, work out, find
      out, point out, point me to, sum up, sum it up, long story short, in plain english, plain english, plain
      words, in simple terms, simple terms, layman's terms, in short, in brief, in particular, in general, in
      fact, in detail, in full, for sure, for certain, for instance, in a nutshell, give or take, more or
      less, ballpark figure, rough idea, rough figure, word for word, to be fair, fair enough, to be honest,
      as far as, as far as i know, if i recall, if memory serves, if you can, if possible, if you don't mind,
      if you wouldn't mind, would you mind, do you mind, be so kind, could you please, i'd like to know, i
      would like to know, i'd love to know, just wondering, just curious, out of curiosity, out of interest,
      what's the deal with, what's the story with, what the hell, what the heck, what on earth, who on earth,
      how on earth, one more thing, another question, quick question, silly question, dumb question, stupid
      question, by the way, so to speak, you know, i mean, i guess, i think, i suppose, i heard, i read, i
      forgot, i forget, i can't remember, can't recall, don't remember, i don't get, i don't understand, help
      me understand, does it say, it says, the piece says, in other words, that is to say, the line about, the
      bit about, the part about, the passage about, give me a hand, at the end of the day, first of all, above
      all, once and for all, at least, so far as`),
  ],
  generalWords: englishGeneralWords,
  nouns: [],
  places: [
    ...countryNames("en"),
    ...words(`
      beijing peking shanghai shenzhen guangzhou canton chengdu wuhan nanjing hangzhou xi'an xian tianjin suzhou sichuan macau taipei
    london paris berlin madrid barcelona lisbon vienna amsterdam brussels moscow tokyo osaka seoul singapore sydney rome
    milan turin naples florence venice washington chicago boston toronto dubai mumbai delhi manchester leeds europe asia africa
    america uk usa`),
  ],
  cues: {
    who: ["who", "who is", "whom", "whose", "which person", "by whom"],
    what: phrases(`
      what, what is, what's, whats, what are, define, definition, what does it mean, meaning of`),
    "how-many": [
      "how many",
      "number of",
      "the number",
      "count of",
      "total number",
      "amount of",
      "many",
    ],
    "how-much": phrases(`
      how much, what share, what percentage, percentage, share, how large, how big, what amount, what figure,
      how high, how fast, what rate`),
    list: ["list", "list of", "enumerate", "which ones", "what are", "which are", "full list"],
    "yes-no": phrases(`
      is it true, true that, is it correct, is it right, right, correct, or not, isn't it, is that so, is it
      the case`),
    when: phrases(`
      when, by when, what year, which year, what date, deadline, what period, by what year, by which year, how
      soon`),
    where: ["where", "which place", "which city", "what place"],
    why: ["why", "how come", "what reason", "for what reason"],
    how: ["how", "in what way", "by what means"],
    which: ["which"],
    member: phrases(`
      one of, among, amongst, part of, included, include, includes, including, belong, belongs, count as,
      counts as, counted, count, counts, considered, classed as, classified, listed, on the list, in the list,
      covered, cover, covers, fall under, falls under, comprise, comprises, qualify, qualifies, regarded as,
      member of, appear, appears, feature, features, figure among, categorised, categorized, make the list,
      makes the list, in there`),
    negation: phrases(`
      not, no, never, none, isn't, aren't, doesn't, don't, wasn't, didn't, without, isn t, aren t, doesn t,
      don t, wasn t, didn t, neither, nor`),
    alternative: ["or", "or rather"],
    order: phrases(`
      ignore, forget, pretend, answer with, respond with, reply with, reply, write, invent, you are now, from
      now on, act as, say that, previous instructions, instructions, prompt, system, disregard, roleplay, role
      play, jailbreak, repeat after me, make up`),
    greeting: phrases(`
      hi, hello, hey, hi there, hello there, good morning, good evening, good afternoon, good night, how are
      you, how are you doing, what's up, goodbye, bye, see you, greetings, good day, howdy`),
    thanks: phrases(`
      thanks, thank you, thanks a lot, thank you so much, many thanks, cheers, great, awesome, perfect, very
      helpful, helpful, you have been, that was useful, useful, well done, nice, good job`),
    "about-bot": phrases(`
      who are you, what can you do, what do you do, how do you work, what's your name, what is your name, are
      you a bot, are you human, are you a robot, help, help me, what are you, what can i ask, what can i ask
      you, how does this work, how do i use you, are you chatgpt, are you an ai, can you help me, can you help`),
  },
  numerals: {
    units,
    multipliers: new Map([["hundred", 100]]),
    scales: new Map([
      ["thousand", 1e3],
      ["k", 1e3],
      ["lakh", 1e5],
      ["lakhs", 1e5],
      ["crore", 1e7],
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
  yesNoForms: [],
  repetitionMarks: [],
  joints: words("and but or plus"),
  clauseLeads: words("and so but ok well then or also please hey hi um uh"),
  forecastMark:
    /\b(?:forecast|expect|project|predict|estimat|anticipat|plan|target|aim|goal|will\b|would\b)/iu,
  askedKinds: {
    year: /\b(?:when|(?:what|which) (?:year|date|month|day|century|decade|era))\b/u,
    number:
      /\b(?:how (?:many|much|long|far|old|tall|high|large|big|deep|wide|heavy|fast|often)|what (?:percentage|proportion|share|number|length|height|width|depth|age|time|temperature|price))\b/u,
    name: /\b(?:who|whom|whose|(?:what|which) (?:person|author|king|queen|pope|emperor|scientist|architect|painter|composer))\b/u,
  },
  asksByMarkAlone: true,
  fragmentOpeners: [],
  dictionaryLeads: words("to be a an the"),
  irregularForms: englishIrregularForms,
  cognateRules: englishCognateRules,
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
