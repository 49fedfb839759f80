/** Italian: stems, words that frame a question, numerals. */
import { newStemmer } from "snowball-stemmers";
import type { Analyzer } from "./analyzer.ts";
import { commonWords, endingsAndWords, countryNames, words } from "./word-lists.ts";

const snowball = newStemmer("italian");

const stopWords = words(`
  a ad ai al all alla alle allo agli anche c ci ce col con cui d da dagli dai dal dall dalla dalle dallo
  de degli dei del dell della delle dello di e ed gli ha hai hanno ho i il in io l la le lei li lo loro lui
  ma me mi mia mio ne negli nei nel nell nella nelle nello noi o od per poi pure si s su sua sue sugli sui
  sul sull sulla sulle sullo suo suoi t te ti tra fra tu tuo tua un una uno v vi voi questo questa questi
  queste quello quella quelli quelle quel quei sono sia siano sei siamo stato stata stati state era erano
  essere fu viene vengono venga avere abbia abbiano aveva avevano che se cosi gia verra verranno verrebbero sto sta sti ste st son`);

const units = new Map<string, number>();
const ones = words(
  "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici",
);
const teens = words("quattordici quindici sedici diciassette diciotto diciannove");
for (const [value, word] of [...ones, ...teens].entries()) if (value !== 1) units.set(word, value);
const tens = words("venti trenta quaranta cinquanta sessanta settanta ottanta novanta");
for (const [index, word] of tens.entries()) {
  const base = 20 + 10 * index;
  units.set(word, base);
  for (let one = 1; one <= 9; one++) {
    const name = ones[one] ?? "";
    units.set((/^[aeiou]/u.test(name) ? word.slice(0, -1) : word) + name, base + one);
  }
}
const hundreds = words(
  "cento duecento trecento quattrocento cinquecento seicento settecento ottocento novecento",
);
for (const [index, word] of hundreds.entries()) {
  for (const [unit, value] of Array.from(units))
    if (value > 0 && value < 100) units.set(word + unit, 100 * (index + 1) + value);
}
for (const [index, word] of hundreds.entries()) units.set(word, 100 * (index + 1));
units.set("mille", 1000).set("milione", 1e6).set("miliardo", 1e9);
for (const [word, value] of Array.from(units))
  if (value >= 2) units.set(`${word}mila`, value * 1000);

export const italian: Analyzer = {
  language: "it",
  script: "latin",
  stem: (word) => snowball.stem(word),
  segment: (run) => [run],
  stopWords,
  lightPhrases: [
    "la frase dove",
    "la frase in cui",
    "il punto dove",
    "il punto in cui",
    "il passo dove",
    "il passo in cui",
    "dove parla",
    "dove si parla",
    "dove dice",
    "dove si dice",
    "grazie a",
    "grazie al",
    "grazie alla",
    "grazie all'",
    "grazie ai",
    "grazie alle",
    "in modo",
    ...commonWords("it"),
    ...words(`
      dirsi definirsi chiamarsi considerarsi ritenersi ignoranza vorrebbe vorrebbero dovrebbe dovrebbero fissa fissano fissato fissata
      fissati stabilito stabilita stabiliscono stabilisce materia richiamo richiami richiamata conteggio conteggi conto conta entrano entra
      entrare rientra rientrano bello edizione riferisce riferiscono riferirsi rappresenta rappresentare costituisce costituiscono
      signor signora signore dottore dottor dott sig sig.ra prof caporedattore didascalia redazione redattore scaletta capitolo
      volantino brochure presentazione discorso convegno esame interrogazione verifica compito compiti ricerca scolastica appunti
      riassunto schema scheda slide slides tesina relazione tema ripetizioni ripasso ripassare studiare studiando preparando
      consultando leggendo sfogliando scrivendo traducendo curioso curiosa interessa interessano interessante interesserebbe
      servirebbe serve servono mandami inviami passami copiami riportami trascrivi trascrivimi incollami incolla ricopiami girami
      potreste sapreste saprebbe sapresti gentilmente cortesemente cortesia anticipo saluti distinti buongiorno salve
      boh mah uffa dai ecco tipo cioè praticamente sostanzialmente fondamentalmente letteralmente testualmente concretamente
      effettiva specificamente precisione sintesi breve brevemente parola parole riga righe frase frasi passo passaggio brano
      punto punti elemento elementi aspetto aspetti modo modi maniera maniere parlandone restando rimanendo
      sarebbe sarebbero saranno sarà verrà verranno vengono viene venivano fosse fossero avrebbe avrebbero abbia abbiano
      possiede possiedono dispone disporre compone compongono composto composta composti formato formata formano
      insieme complesso complessivamente globalmente totale totali ammonta ammontano pari equivale corrisponde corrispondono
      tratta trattano trattasi vale valgono valere dire dir dirlo saperlo capirlo spiegarlo trovarlo leggerlo nominarli elencarli
      dirmelo dirmeli dirmele dimmelo dimmeli dimmele ricordi ricordami rammenti ricordarmi confermi confermare confermarmi
      conferma confermate verificare controllare controllo vero falso giusto sbaglio sbagliato sbagliando erro errore
      suppongo immagino credo penso presumo pare sembra sembrerebbe parrebbe dicono diceva dicevano`),
    "vuol dire",
    "vorrebbe dire",
    "che vuol dire",
    "di bello",
    "si può dire",
    "può dirsi",
    "può considerarsi",
    "in materia",
    "in parole povere",
    "in due parole",
    "in poche parole",
    "a parole tue",
    "per favore",
    "per cortesia",
    "per piacere",
    "mi sa",
    "se non sbaglio",
    "se non erro",
    "se ho capito bene",
    "correggimi se sbaglio",
    "scusa l'ignoranza",
    "scusate l'ignoranza",
    "abbiate pazienza",
    "porta pazienza",
    "tanto per capirci",
    "tanto per sapere",
    "giusto per",
    "per curiosità",
    "per la precisione",
    "in sostanza",
    "in pratica",
    "in concreto",
    "in generale",
    "in particolare",
    "nello specifico",
    "nel dettaglio",
    "da quanto si legge",
    "da quel che si legge",
    "a quanto si legge",
    "stando al testo",
    "stando all'articolo",
    "stando alla fonte",
    "a detta di",
    "si deve",
    "col fiato sul collo",
    "mi sta",
    "faccio fatica a capire",
    "non ho capito",
    "non capisco",
    "mi aiuti",
    "mi puoi aiutare",
    "potresti aiutarmi",
    "sai dirmi",
    "sa dirmi",
    "mi sai dire",
    "mi sa dire",
    "mi dici",
    "mi dica",
    "mi faccia sapere",
    "fammi sapere",
    "vorrei sapere",
    "volevo sapere",
    "mi piacerebbe sapere",
    "mi interessa sapere",
    "avrei bisogno di sapere",
    "ho bisogno di sapere",
    "ti risulta",
    "le risulta",
    "fra di loro",
    "tra di loro",
    "uno per uno",
    "uno a uno",
    "una per una",
    "per filo e per segno",
    "in ordine",
    "messi in fila",
    "uno dopo l'altro",
    ...words(`
      allora articolo testo fonte fonti documento notizia secondo caso cose cosa tipo tipi genere categoria
      domanda risposta informazioni informazione dettagli dati dato favore grazie prego ciao senti scusa
      scusami dimmi dammi dirmi darmi sai sapere sapete vorrei voglio volevo puoi potresti potete puo
      possono posso potrebbe bisogna deve devono fare fa fanno faccia facendo fatto dire dice dicono detto
      dici detta parla parlano parlare parlato parlami spiega spiegami spiegare racconta raccontami mostra mostrami
      vedere chiedo chiedere chiesto capire capito trovare trova trovano indicato indica indicati indicare riporta
      riportato riportati menzionato menzionati menziona citato citati cita citare nomina nominato esiste esistono
      presente presenti risulta risultano essenzialmente davvero proprio solo soltanto appena circa
      insomma invece inoltre quindi dunque ancora esattamente precisamente precisa preciso
      bene molto piu meno ogni tutto tutti tutta tutte altro altri altra altre stesso stessa stessi alcuni alcune
      punto parte parti modo serie insieme presso verso durante attraverso mediante quanto riguarda
      riguardo proposito nome nomi chiama chiamano intende intendono significa significato vuol
      viene vengono verrebbe dovrebbe dovrebbero sara saranno sarebbe sarebbero avra avranno avrebbe
      complessivamente complesso totale totali complessivo diverso diversi vari varie principalmente principali
      principale distinti ben rispetto qualcosa qualcuno qualche nessuno certo vero vera corretto
      giusto esatto sbagliato confermi conferma confermare mi serve ricordi ricordo ho letto sentito
      amico collega capo ragazzi studente studentessa universita tesi ricerca lavoro relazione presentazione esame lezione
      nella pagina singolo singoli rapidamente veloce breve brevemente riassumi riassunto sintesi interessa interesserebbe
      curioso curiosita piacerebbe bot capace capaci grado roba passo frase brano pezzo citazione citami incolla
      copia completo completa intero intera letteralmente testuale testuali parola parole beh boh mah ehm
      comunque praticamente veramente finora poco tanto tanti tanta tante troppo quasi oltre almeno superiore
      inferiore minimo attualmente compito compiti domani prof professoressa insegnante geografia storia
      scuola classe urgente aiutami aiuto salve ok sviluppo sviluppare sviluppa sviluppato sviluppati
      sviluppata svilupparsi viene resta rimane serve servono tenere tiene vede vedono visto prende prendono
      mette messo messa pensate sappiamo conosci conoscere conosce idea discorso tema argomento riferisce riferimento
      riferiscono riferito tira piace sicuro grande grandi grosso grossi grossa grosse nuovo nuovi nuova nuove buono buona buoni buone organizza organizzano organizzare occupa occupano lavora opera operano porta portano portare detta tratta modello raga sicuramente cioe trovera trovare gente cifre cifra entro fai faccio fanno dispone dispongono disporre sta mica pero anche caso indica mila`).filter(
      (word) => !["universita", "ricerca", "lavoro", "mila"].includes(word),
    ),
    "per favore",
    "che tipo di",
    "che genere di",
    "di che si tratta",
    "quanto riguarda",
    "a proposito di",
    "in base a",
    "va bene",
    "a parte",
    "per caso",
    "al momento",
    "secondo te",
    "ad esempio",
    "per esempio",
    "sto scrivendo",
    "sto preparando",
    "mi sai dire",
    "si trova",
    "si trovano",
    ...words(`
      tesina ricerchina compitino appunti ripasso ripassare interrogazione esercizio esercizi slide diapositiva
      diapositive gentilmente cortesemente cortesia cordialmente gentile gentili sinceramente onestamente
      francamente semplicemente sommariamente indicativamente approssimativamente orientativamente chiaramente
      ovviamente evidentemente naturalmente magari forse pressappoco suppergiù perlomeno perlopiù
      specificamente nello specifico riepilogo riepiloga riepilogare riepilogami riassumere riassumimi
      ricapitola ricapitolare ricapitolando schema schemino scaletta illustra illustrami illustrare chiarisci
      chiariscimi chiarire chiarimento chiarimenti delucidazioni spiegazione spiegazioni spiegate spiegarmi
      raccontare raccontarmi elencarmi ditemi diteci dicci dirci fammi fatemi facci leggo leggere letta leggi
      lettura rileggere estratto estratti riga righe paragrafo paragrafi virgolette virgolettato testualmente
      citarmi incollami riportami riportare riportata riportate cavolo diamine caspita accidenti oddio
      mannaggia uffa vabbè vabbe massì macché bho cmq nn pls plz grz scusi scusate perdonami perdoni sapresti
      saprebbe saprei sapevo saputo potrei potessi vorremmo volevamo volessi desidero desidererei gradirei
      chiedevo domando domandavo domandarmi chiedermi chiedervi chiederle chiederti dubbio dubbi curiosando
      aspetto aspetti riguardano riguardante riguardanti concerne inerente inerenti relativo relativa relativi
      ipotesi diciamo dicevo dicevano dicevi pare sembra sembrano sembrerebbe parrebbe zio bro fratello
      colleghi colleghe compagno compagni compagna maestra maestro docente docenti giornalino bozza articoletto
      resoconto sunto panoramica infarinatura accenno accenna accennato accennati specificare perfavore xfavore
      davveri sti`),
    "per la tesina",
    "per la tesi",
    "per una tesina",
    "per la ricerca di scuola",
    "per un articolo",
    "per la scuola",
    "per l'esame",
    "per un esame",
    "per un compito",
    "per lavoro",
    "scrivo di mestiere",
    "di mestiere scrivo",
    "di mestiere faccio",
    "faccio il giornalista",
    "faccio la giornalista",
    "sono un giornalista",
    "sono una giornalista",
    "scrivo per un giornale",
    "grosso modo",
    "all'incirca",
    "a grandi linee",
    "per sommi capi",
    "in parole povere",
    "in poche parole",
    "in due parole",
    "in parole semplici",
    "in soldoni",
    "in breve",
    "in sintesi",
    "nel dettaglio",
    "per filo e per segno",
    "per esteso",
    "nero su bianco",
    "per cortesia",
    "per piacere",
    "se possibile",
    "se puoi",
    "se può",
    "se non ti dispiace",
    "fammi sapere",
    "fammi vedere",
    "fammi capire",
    "mi piacerebbe sapere",
    "mi chiedevo",
    "mi domandavo",
    "avrei bisogno di",
    "ho bisogno di",
    "ho bisogno di sapere",
    "una curiosità",
    "toglimi una curiosità",
    "per curiosità",
    "a quanto pare",
    "si dice",
    "si parla",
    "si legge",
    "stando a",
    "stando al testo",
    "secondo l'articolo",
    "ti va di",
    "dare un'occhiata",
    "giusto per sapere",
    "tanto per sapere",
    "a memoria",
    "parola per parola",
    "in altre parole",
    "voglio dire",
    "per così dire",
    "in linea di massima",
    "ad occhio",
    "a occhio e croce",
    "a spanne",
    "punto per punto",
    "mi spieghi",
    "mi dici",
    "mi dica",
    "mi elenchi",
    "mi ricordi",
    "mi racconti",
    "mi riassumi",
    "mi fai",
    "mi faresti",
    "mi sapresti dire",
    "che mi dici",
    "come si dice",
    "tira fuori",
    "porta pazienza",
    "buongiorno a tutti",
    "se ho capito bene",
    "non ho capito",
    "non mi ricordo",
    "non ricordo",
    "non so se",
  ],
  places: [
    ...countryNames("it"),
    ...words(`
      pechino shanghai shenzhen canton guangzhou chengdu wuhan nanchino hangzhou xi'an tianjin suzhou sichuan macao taipei londra parigi
    berlino madrid barcellona lisbona vienna amsterdam bruxelles mosca tokyo osaka seul singapore sydney roma milano torino
    napoli firenze venezia bologna genova palermo washington chicago boston toronto dubai mumbai europa asia africa america`),
  ],
  cues: {
    who: ["chi", "chi è", "da chi", "quale persona", "che persona", "di chi"],
    what: [
      "che cosa",
      "cosa",
      "che cos'è",
      "cos'è",
      "cosa sono",
      "che cosa sono",
      "cosa significa",
      "in che cosa consiste",
      "in cosa consiste",
      "definizione",
      "definisci",
      "definire",
    ],
    "how-many": [
      "quanta gente",
      "quanti posti",
      "quante persone",
      "quanti",
      "quante",
      "numero",
      "quantità di",
      "qual è il numero",
      "quanti sono",
      "quante sono",
    ],
    "how-much": [
      "quanto",
      "quanta",
      "a quanto",
      "di quanto",
      "quanto vale",
      "a quanto ammonta",
      "ammonta",
      "ammontare",
      "cifra",
      "importo",
      "percentuale",
      "che percentuale",
      "quale percentuale",
      "quota",
    ],
    list: [
      "elenco",
      "elenca",
      "elencami",
      "elencare",
      "elencati",
      "elencate",
      "lista",
      "la lista",
      "enumera",
      "quali",
      "quali sono",
    ],
    "yes-no": [
      "è vero",
      "è vero che",
      "è corretto",
      "è giusto",
      "vero che",
      "davvero",
      "per caso",
      "o no",
      "oppure no",
      "giusto",
      "vero",
    ],
    when: [
      "quando",
      "entro quando",
      "in che anno",
      "quale anno",
      "che anno",
      "in quale anno",
      "quale periodo",
      "data",
      "in che data",
      "scadenza",
    ],
    where: ["dove", "in quale luogo", "in quale città", "in che città"],
    why: ["perché", "come mai", "per quale motivo", "motivo"],
    how: ["come", "in che modo", "in quale modo"],
    which: ["quale", "qual", "qual è"],
    member: [
      "tra i",
      "fra i",
      "tra le",
      "fra le",
      "fa parte",
      "fanno parte",
      "rientra",
      "rientrano",
      "rientra tra",
      "compreso",
      "compresa",
      "compresi",
      "comprese",
      "incluso",
      "inclusa",
      "inclusi",
      "incluse",
      "include",
      "comprende",
      "comprendono",
      "conta come",
      "contano",
      "conta",
      "contata",
      "contato",
      "appartiene",
      "appartengono",
      "uno dei",
      "una delle",
      "è un settore",
      "considerato",
      "considerata",
      "considerati",
      "considerate",
      "annoverato",
      "annovera",
      "figura",
      "figurano",
      "compare",
      "compaiono",
      "è tra",
      "sono tra",
      "ci sta",
      "sta",
      "opera in",
      "lavora in",
      "vale come",
      "ricompreso",
      "ammesso",
      "conteggiato",
      "nell'elenco",
      "nella lista",
    ],
    negation: [
      "non",
      "mai",
      "nessun",
      "nessuna",
      "senza",
      "neanche",
      "nemmeno",
      "neppure",
      "affatto",
    ],
    alternative: ["o", "oppure", "ovvero", "o piuttosto"],
    order: [
      "ignora",
      "ignorare",
      "dimentica",
      "fai finta di",
      "fingi",
      "rispondi",
      "rispondimi",
      "scrivi",
      "inventa",
      "sei ora",
      "d'ora in poi",
      "da adesso sei",
      "di' che",
      "istruzioni precedenti",
      "le istruzioni",
      "prompt",
      "comportati",
    ],
    greeting: [
      "ciao",
      "buongiorno",
      "buonasera",
      "buonanotte",
      "salve",
      "ehi",
      "hey",
      "come stai",
      "come va",
      "buondì",
      "arrivederci",
      "buon pomeriggio",
      "a presto",
      "buona giornata",
    ],
    thanks: [
      "grazie",
      "grazie mille",
      "ti ringrazio",
      "ringrazio",
      "molte grazie",
      "sei stato utilissimo",
      "utilissimo",
      "gentilissimo",
      "ottimo",
      "perfetto",
      "bravo",
      "brava",
      "sei stato",
      "molto utile",
      "sei stata",
    ],
    "about-bot": [
      "chi sei",
      "chi sei tu",
      "cosa sai fare",
      "che cosa sai fare",
      "cosa puoi fare",
      "che cosa puoi fare",
      "come funzioni",
      "cosa fai",
      "come ti chiami",
      "sei un bot",
      "sei un robot",
      "sei umano",
      "aiuto",
      "aiutami",
      "come ti uso",
      "come posso usarti",
      "a cosa servi",
      "cosa posso chiederti",
      "cosa posso chiedere",
      "come si usa",
      "puoi aiutarmi",
      "mi aiuti",
      "mi puoi aiutare",
    ],
  },
  numerals: {
    units,
    multipliers: new Map([["cento", 100]]),
    scales: new Map([
      ["mila", 1e3],
      ["mille", 1e3],
      ["milione", 1e6],
      ["milioni", 1e6],
      ["mln", 1e6],
      ["miliardo", 1e9],
      ["miliardi", 1e9],
      ["mld", 1e9],
      ["k", 1e3],
    ]),
    percent: ["%", "per cento", "percento"],
  },
  yesNoOpeners: [],
  joints: words("e ed ma oppure nonché"),
  clauseLeads: words("e ed ma allora quindi dunque poi senti scusa ok però beh ehi o oppure"),
  asksByMarkAlone: true,
  fragmentOpeners: ["che"],
  likeness: endingsAndWords({
    words: [
      ...stopWords,
      ...words(
        "chi cosa quale quali quanto quanti quante quanta come quando dove perche non piu sono entro settori settore dimmi puoi citta obiettivi anno lavoro",
      ),
    ],
    endings:
      /(?:zione|zioni|menti|mento|ivita|tà|ità|are|ere|ire|ato|ata|ati|ate|oni|one|chi|che|gli|nte|nti|[bcdfglmnprstvz][aeio])$/u,
    foreign: /[kjwxy]|(?:th|sh|ck|ght|oo|ee)/u,
  }),
};
