/** Italian forms that no stemmer leads back to their infinitive, each with it: "scritto" and "scrivere". */
import { words } from "./word-lists.ts";

/** An infinitive and its forms; a participle stands for its other endings too. */
const LINES = `
  accendere acceso accese / accogliere accolto accolse / aggiungere aggiunto aggiunse / ammettere ammesso ammise
  andare vado va vanno / apparire apparso apparve / appartenere appartiene / aprire aperto / assumere assunto assunse
  cadere cadde / chiedere chiesto chiese / chiudere chiuso chiuse / cogliere colto / commettere commesso commise
  comporre composto compose / concedere concesso / concludere concluso concluse / condurre condotto condusse
  conoscere conobbe / convincere convinto convinse / coprire coperto / correggere corretto corresse / correre corso corse
  costringere costretto costrinse / crescere crebbe / cuocere cotto / decidere deciso decise / difendere difeso difese
  diffondere diffuso diffuse / dipingere dipinto dipinse / dire detto disse dice dicono / dirigere diretto diresse
  discutere discusso discusse / disporre disposto dispose / distinguere distinto distinse / distruggere distrutto distrusse
  divenire divenuto divenne / dividere diviso divise / dovere devo deve devono / eleggere eletto elesse
  escludere escluso escluse / esporre esposto espose / esprimere espresso espresse / estendere esteso estese
  estinguere estinto estinse / fare fatto fece fecero fa fanno / giungere giunto giunse / imporre imposto impose
  includere incluso incluse / intendere inteso intese / introdurre introdotto introdusse / leggere letto lesse
  mettere messo mise misero / morire morto muore muoiono / muovere mosso mosse / nascere nato nacque / nascondere nascosto nascose
  offrire offerto / opporre opposto oppose / ottenere ottenne / perdere perso perse / permettere permesso permise
  piangere pianto pianse / porre posto pose / potere puo possono / prendere preso prese presero / produrre prodotto produsse
  promettere promesso promise / proporre proposto propose / proteggere protetto protesse / raccogliere raccolto raccolse
  raggiungere raggiunto raggiunse / rendere reso rese / ridurre ridotto ridusse / rimanere rimasto rimase
  risolvere risolto risolse / rispondere risposto rispose / rivolgere rivolto rivolse / rompere rotto ruppe
  sapere seppe / scegliere scelto scelse / scendere sceso scese / sciogliere sciolto sciolse / scomparire scomparso scomparve
  sconfiggere sconfitto sconfisse / scoprire scoperto / scrivere scritto scrisse scrissero / soffrire sofferto
  sorgere sorto sorse / sostenere sostenne / spegnere spento spense / spendere speso spese / spingere spinto spinse
  stringere stretto strinse / succedere successo / svolgere svolto svolse / tenere tenne tengono / togliere tolto tolse
  tradurre tradotto tradusse / trarre tratto trasse / trasmettere trasmesso trasmise / uccidere ucciso uccise
  uscire esce escono / vedere visto vide videro / venire venuto venne vennero vengono / vincere vinto vinse vinsero
  vivere vissuto visse / volere voluto vuole vogliono / uomo uomini / dio dei`;

export const italianIrregularForms: ReadonlyMap<string, string> = new Map(
  LINES.split(/[/\n]/u).flatMap((line) => {
    const [headword = "", ...forms] = words(line);
    return forms.flatMap(inflected).map((form) => [form, headword] as const);
  }),
);

function inflected(form: string): readonly string[] {
  const stem = /^(?<stem>.+[ts])o$/u.exec(form)?.groups?.["stem"];
  return stem === undefined ? [form] : ["o", "a", "i", "e"].map((ending) => stem + ending);
}
