/**
 * A number of facts in, a collection of that many made-up ones in Italian, Chinese and English out, with the questions
 * somebody may type for them.
 *
 * It is the same each time, and a smaller collection is the beginning of a larger one. Places with invented
 * names have five facts each: inhabitants, area, founding, product, market day. Each fact has a label, a
 * statement and a question in each language, patterns of its own and a quote of its place's text; the
 * glossary has each name in Latin letters and in Han, and the words for what is told of it.
 */
import type { Fact } from "../src/knowledge/fact.ts";
import type { Knowledge, Term } from "../src/knowledge/knowledge.ts";
import { mergeCollections } from "../src/knowledge/knowledge.ts";
import { citationOf, sourceOf, type Source } from "../src/knowledge/source.ts";
import type { Translations } from "../src/language/language.ts";
import { createRandom, pick, type Random } from "./retrieval/random.ts";

export interface SyntheticFacts {
  readonly knowledge: Knowledge;
  /** Of every fact, by its key. */
  readonly questions: readonly { readonly key: string; readonly typed: Translations }[];
}

interface Aspect {
  readonly id: string;
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly value: (random: Random) => Translations;
  readonly statement: (place: Place, value: Translations) => Translations;
}

interface Place {
  readonly id: string;
  readonly latin: string;
  readonly han: string;
}

const SEED = 10_000;
/** Syllables, each with a Han character that is used for its sound. */
const SYLLABLES: readonly (readonly [string, string])[] = [
  ..."ba 巴,be 贝,bo 博,ca 卡,co 科,da 达,de 德,do 多,fa 法,fe 费,fo 福,ga 加,go 戈,la 拉,le 莱,li 利,lo 洛,lu 卢".split(
    ",",
  ),
  ..."ma 马,me 梅,mi 米,mo 莫,na 纳,ne 内,ni 尼,no 诺,pa 帕,pe 佩,po 波,ra 兰,re 雷,ri 里,ro 罗,sa 萨,se 塞,so 索".split(
    ",",
  ),
  ..."ta 塔,te 特,ti 蒂,to 托,va 瓦,ve 韦,vi 维,vo 沃,za 扎,ze 泽".split(","),
].map((pair) => pair.split(" ") as [string, string]);
const PRODUCTS: readonly Translations[] = [
  { it: "seta", zh: "丝绸", en: "silk" },
  { it: "vetro", zh: "玻璃", en: "glass" },
  { it: "miele", zh: "蜂蜜", en: "honey" },
  { it: "carta", zh: "纸张", en: "paper" },
  { it: "ceramica", zh: "陶瓷", en: "pottery" },
  { it: "lana", zh: "羊毛", en: "wool" },
];
const DAYS: readonly Translations[] = [
  { it: "lunedì", zh: "星期一", en: "Monday" },
  { it: "martedì", zh: "星期二", en: "Tuesday" },
  { it: "giovedì", zh: "星期四", en: "Thursday" },
  { it: "sabato", zh: "星期六", en: "Saturday" },
];

function amount(random: Random, least: number, most: number): Translations {
  const text = String(least + Math.floor(random() * (most - least)));
  return { it: text, zh: text, en: text };
}

const ASPECTS: readonly Aspect[] = [
  {
    id: "inhabitants",
    names: {
      it: ["abitanti", "popolazione"],
      zh: ["居民", "人口"],
      en: ["inhabitants", "population"],
    },
    value: (random) => amount(random, 900, 90_000),
    statement: ({ latin, han }, { it, zh, en }) => ({
      it: `${latin} ha ${it} abitanti.`,
      zh: `${han}有${zh}名居民。`,
      en: `${latin} has ${en} inhabitants.`,
    }),
  },
  {
    id: "area",
    names: { it: ["superficie", "estensione"], zh: ["面积"], en: ["area", "surface"] },
    value: (random) => amount(random, 4, 400),
    statement: ({ latin, han }, { it, zh, en }) => ({
      it: `La superficie di ${latin} è di ${it} chilometri quadrati.`,
      zh: `${han}的面积为${zh}平方公里。`,
      en: `The area of ${latin} is ${en} square kilometres.`,
    }),
  },
  {
    id: "founding",
    names: { it: ["fondazione", "fondata"], zh: ["建城", "建立"], en: ["founded", "founding"] },
    value: (random) => amount(random, 1100, 1900),
    statement: ({ latin, han }, { it, zh, en }) => ({
      it: `${latin} è stata fondata nel ${it}.`,
      zh: `${han}建城于${zh}年。`,
      en: `${latin} was founded in ${en}.`,
    }),
  },
  {
    id: "product",
    names: { it: ["prodotto", "produce"], zh: ["特产", "出产"], en: ["product", "produces"] },
    value: (random) => pick(random, PRODUCTS),
    statement: ({ latin, han }, { it, zh, en }) => ({
      it: `Il prodotto principale di ${latin} è: ${it}.`,
      zh: `${han}的主要特产是${zh}。`,
      en: `The main product of ${latin} is ${en}.`,
    }),
  },
  {
    id: "market",
    names: { it: ["mercato"], zh: ["集市"], en: ["market"] },
    value: (random) => pick(random, DAYS),
    statement: ({ latin, han }, { it, zh, en }) => ({
      it: `Il mercato di ${latin} è il ${it}.`,
      zh: `${han}的集市在${zh}。`,
      en: `The market of ${latin} is on ${en}.`,
    }),
  },
];

export function createSyntheticFacts(size: number): SyntheticFacts {
  const random = createRandom(SEED);
  const places = placesOf(Math.ceil(size / ASPECTS.length), random);
  const sources: Source[] = [];
  const facts: Fact[] = [];
  for (const place of places) {
    const told = ASPECTS.map((aspect) => aspect.statement(place, aspect.value(random)));
    const source = toSource(place, told.map(({ it = "" }) => it).join(" "));
    sources.push(source);
    for (const [index, aspect] of ASPECTS.entries())
      facts.push(toFact({ place, aspect, statement: told[index] ?? {}, source }));
  }
  const kept = facts.slice(0, size);
  const kinds = ASPECTS.map(({ id, names }) => ({
    key: `synthetic/${id}`,
    name: Object.fromEntries(
      Object.entries(names).map(([language, [name = id]]) => [language, name]),
    ),
  }));
  const terms: Term[] = [
    ...places.map(({ id, latin, han }) => ({
      id: `synthetic/${id}`,
      isOptional: false,
      names: { it: [latin], zh: [han], en: [latin] },
    })),
    ...ASPECTS.map(({ id, names }) => ({ id: `synthetic/${id}`, isOptional: false, names })),
  ];
  const name = { it: "Luoghi inventati", zh: "虚构的地方", en: "Invented places" };
  return {
    knowledge: mergeCollections([
      { id: "synthetic", name, sources, kinds, facts: kept, gaps: [], terms },
    ]),
    questions: kept.map(({ key, label }) => ({ key, typed: label })),
  };
}

function placesOf(count: number, random: Random): readonly Place[] {
  const names = new Map<string, Place>();
  while (names.size < count) {
    const syllables = Array.from({ length: 3 + Math.floor(random() * 2) }, () =>
      pick(random, SYLLABLES),
    );
    const id = syllables.map(([latin]) => latin).join("");
    const latin = id.charAt(0).toUpperCase() + id.slice(1);
    names.set(id, { id, latin, han: syllables.map(([, han]) => han).join("") });
  }
  return [...names.values()];
}

function toSource({ id, latin }: Place, text: string): Source {
  const block = { kind: "paragraph", start: 0, end: text.length } as const;
  return sourceOf(
    { text, blocks: [block], markup: [] },
    { id: `synthetic/${id}.txt`, title: latin, language: "it" },
  );
}

interface Told {
  readonly place: Place;
  readonly aspect: Aspect;
  readonly statement: Translations;
  readonly source: Source;
}

function toFact({ place, aspect, statement, source }: Told): Fact {
  const start = source.text.indexOf(statement["it"] ?? "");
  const [it = "", zh = "", en = ""] = ["it", "zh", "en"].map(
    (language) => aspect.names[language]?.[0] ?? "",
  );
  const label = {
    it: `${it} di ${place.latin}`,
    zh: `${place.han}的${zh}`,
    en: `${en} of ${place.latin}`,
  };
  return {
    key: `synthetic/${place.id}-${aspect.id}`,
    kind: `synthetic/${aspect.id}`,
    label,
    statement,
    questions: { it: [label.it], zh: [label.zh], en: [label.en] },
    citations: [citationOf(source, { start, end: start + (statement["it"] ?? "").length })],
    about: [[`synthetic/${place.id}`, `synthetic/${aspect.id}`], [`synthetic/${place.id}`]],
    denies: [],
    explains: [],
    answers: ["what", "how-many", "when"],
    values: [],
    related: [],
  };
}
