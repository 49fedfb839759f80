/** English forms that no stemmer leads back to their headword, each with it: "wrote" and "write". */
import { words } from "./word-lists.ts";

/** A line is a headword and its forms. */
const LINES = `
  arise arose arisen / awake awoke awoken / bear bore borne / beat beaten / become became / begin began begun
  bend bent / bind bound / bite bit bitten / bleed bled / blow blew blown / break broke broken / breed bred
  bring brought / build built / burn burnt / buy bought / catch caught / choose chose chosen / cling clung
  come came / creep crept / deal dealt / dig dug / do did done / draw drew drawn / dream dreamt / drink drank drunk
  drive drove driven / eat ate eaten / fall fell fallen / feed fed / feel felt / fight fought / find found / flee fled
  fly flew flown / forbid forbade forbidden / forget forgot forgotten / forgive forgave forgiven / freeze froze frozen
  get got gotten / give gave given / go went gone / grind ground / grow grew grown / hang hung / hear heard / hide hid hidden
  hold held / keep kept / kneel knelt / know knew known / lay laid / lead led / lean leant / leap leapt / learn learnt
  leave left / lend lent / lie lain / light lit / lose lost / make made / mean meant / meet met / overcome overcame
  pay paid / prove proven / ride rode ridden / ring rang rung / rise rose risen / run ran / say said / see saw seen
  seek sought / sell sold / send sent / sew sewn / shake shook shaken / shine shone / shoot shot / show shown
  shrink shrank shrunk / sing sang sung / sink sank sunk / sit sat / sleep slept / slide slid / speak spoke spoken
  speed sped / spend spent / spin spun / spring sprang sprung / stand stood / steal stole stolen / stick stuck
  sting stung / strike struck stricken / strive strove striven / swear swore sworn / sweep swept / swell swollen
  swim swam swum / swing swung / take took taken / teach taught / tear tore torn / tell told / think thought
  throw threw thrown / undergo underwent undergone / understand understood / undertake undertook undertaken
  wake woke woken / wear wore worn / weave wove woven / weep wept / win won / wind wound / withdraw withdrew withdrawn
  write wrote written / foot feet / tooth teeth / goose geese / mouse mice / man men / woman women / child children
  ox oxen / wife wives / life lives / knife knives / leaf leaves / half halves / wolf wolves / shelf shelves / thief thieves
  good better best / bad worse worst / far further furthest / criterion criteria / phenomenon phenomena`;

export const englishIrregularForms: ReadonlyMap<string, string> = new Map(
  LINES.split(/[/\n]/u).flatMap((line) => {
    const [headword = "", ...forms] = words(line);
    return forms.map((form) => [form, headword] as const);
  }),
);
