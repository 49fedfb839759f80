/** Italian: stems, words that frame a question, numerals. */
import { newStemmer } from "snowball-stemmers";
import type { Analyzer } from "./analyzer.ts";
import { italianCognateRules } from "./italian-cognates.ts";
import { italianIrregularForms } from "./italian-irregular-forms.ts";
import { romanNumerals } from "./numerals.ts";
import { italianGeneralWords } from "./italian-general-words.ts";
import { commonWords, endingsAndWords, countryNames, phrases, words } from "./word-lists.ts";

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

const rounds = words(
  "decina ventina trentina quarantina cinquantina sessantina settantina ottantina novantina",
);
for (const [index, word] of rounds.entries()) units.set(word, 10 * (index + 1));
units.set("dozzina", 12).set("centinaio", 100).set("migliaio", 1000);
const ordinals = words(`
  decimo undicesimo dodicesimo tredicesimo quattordicesimo quindicesimo sedicesimo diciassettesimo diciottesimo
  diciannovesimo ventesimo`);
for (const [index, word] of ordinals.entries()) units.set(word, 10 + index);
for (const [numeral, value] of romanNumerals) units.set(numeral, value);

export const italian: Analyzer = {
  language: "it",
  script: "latin",
  stem: (word) => snowball.stem(word),
  segment: (run) => [run],
  stopWords,
  lightPhrases: [
    ...phrases(`
      la frase dove, la frase in cui, il punto dove, il punto in cui, il passo dove, il passo in cui, dove
      parla, dove si parla, dove dice, dove si dice, grazie a, grazie al, grazie alla, grazie all', grazie ai,
      grazie alle, in modo`),
    ...commonWords("it"),
    ...words(`
      dedicato dedicata dedicati dedicate dedica apposito apposita appositi appositamente denominarsi intendersi
      trovarsi chiarirmi precisarmi precisami precisate specificami specificarmi indicarmi indicami indicatemi
      elencatemi elencaci elencateci citatemi nominami nominatemi riportatemi confermami confermatemi confermarmelo
      verificami controllami aggiungo premetto premesso ammesso constato noto notavo leggevo rileggendo riguardando
      guardando cercando cercavo cerco cerca cercare estrapola estrai estrarre evidenziami sottolineami segnala
      segnalami segnalare suggeriscimi sapreste sapendo sappia sappiate sappi gradirei gradiremmo desideriamo
      desidererei chiederei chiederemmo domanderei bramerei urge urgentemente subito velocissimo ehilà ohi ahah haha eh
      ah oh uh mmm mhm hmm ehm vabbene okay okey ook capisco capisci ricevuto allora dunque cavolo cacchio diavolo
      diamine accidenti caspita mannaggia perbacco perdincibacco sinteticamente schematicamente puntualmente
      dettagliatamente dettagliato dettagliata brevissimo brevissima esplicitamente espressamente chiaramente
      apertamente ufficialmente formalmente nominalmente propriamente stando attenendosi attieniti attenendoti basandoti
      basandomi riferendomi riferendosi relativamente limitatamente suddetto suddetta suddetti suddette predetto
      predetta predetti sopraccitato sopracitato sopracitati summenzionato anzidetto codesto codesta codesti quest quell
      tal tale tali siffatto siffatti medesimo medesima medesimi medesime cotanto taluni talune alcun alcuna
      qualsivoglia qualsiasi qualunque costui costei costoro colui colei coloro ciò ciascheduno ognuno chiunque
      chicchessia studente liceo liceale medie elementari maturità tesista laureando
      laureanda dottorando dottoranda relatore relatrice bibliografia compilo compilare compilando stendere redigere
      redigendo infografica cartellone cartelloni poster powerpoint ppt diapositive podcast blog newsletter comunicato
      dossier fascicolo articolista quiz questionario crocetta crocette cruciverba trivia indovinello scommessa
      scommetto mamma mamme papà nonno nonna marito moglie nipote cugino cugina zia amici amiche amica collega
      professore professori prof prof.ssa`),
    ...phrases(`
      un modo, in qualche modo, allo stesso modo, in questo modo, modo di dire, che modo, ad ogni modo, in
      ogni modo, parte di, parte del, parte dei, parte della, parte delle, parte degli, parte dell, parte
      dello, da parte di, da parte mia, in parte, partendo da, partendo dal, a partire da, compito di
      geografia, verifica di geografia, interrogazione di geografia, ricerca di geografia, tesina di
      geografia, lezione di geografia, esame di geografia, prof di geografia, professoressa di geografia,
      insegnante di geografia, libro di geografia, compito di storia, verifica di storia, interrogazione di
      storia, ricerca di storia, tesina di storia, lezione di storia, esame di storia, prof di storia, compito
      di economia, verifica di economia, esame di economia, lezione di economia, prof di economia, esame di
      cinese, corso di cinese, prof di cinese, lezione di cinese, compito in classe, compiti per casa, per
      domani, entro domani, domani ho, domani mi interroga, domani mi interrogano, compito per, compiti di,
      compito di, compiti per, un compito, il compito, grazie all, grazie agli, grazie allo, in cui si parla,
      in cui parla, in cui si dice, la parte dove, la parte in cui, il brano dove, il pezzo dove, il pezzo in
      cui, dove cita, dove si cita, dove c'è scritto, dove sta scritto, dov'è scritto, dove è scritto, dove
      viene detto, dove si menziona, dove si legge, dove viene citato, dove viene nominato, dove spiega, dove
      spiegano, fino a, fino al, fino ad, fino alla, fin da, fin dal, fin qui, alla fin fine, a fine, credo
      che, penso che, immagino che, immagino di, mi pare, pare che, mi pare di, mi sembra, mi sembra di,
      sembra che, credo di, penso di, credo sia, penso sia, pensavo che, pensavo fosse, credevo che, credevo
      fosse, io credo, io penso, suppongo che, se ricordo bene, se non ricordo male, se non vado errato, se
      non vado errata, a naso, così a occhio, i dati, dei dati, quali dati, dati su, dati sul, dati sulla,
      dati del, dati della, dati di, i dati su, che dati, nei dati, far vedere, vorrei vedere, vediamo se,
      vediamo un po', vedere se, si vede, si vedono, mostra i, mostra le, mostra gli, mostra il, mostra la,
      mostra l, mostra tutti, mostra tutte, mostra quali, mi mostri, mostra pure, si tratta di, si tratta,
      trattasi di, tratta di, si occupa di, si occupa, si occupano di, si occupano, occuparsi di, mi occupo
      di, ci si occupa, scrivendo un, scrivendo una, sto scrivendo un, sto scrivendo una, devo scrivere, devo
      scrivere un, devo scrivere una, ho da scrivere, mi hanno chiesto, mi è stato chiesto, ci hanno chiesto,
      mi chiedono, mi tocca, mi serve sapere, mi servirebbe sapere, mi servirebbe, mi occorre, mi occorre
      sapere, mi occorrerebbe, occorre, occorrerebbe, avrei una domanda, ho una domanda, una domanda, domanda
      veloce, domandina, domanda secca, due domande, altra domanda, un'altra domanda, ultima domanda,
      un'ultima cosa, una cosa, scusi una cosa, senti una cosa, dimmi una cosa, domanda stupida, domanda
      sciocca, domanda banale, forse è una domanda stupida, volevo chiedere, volevo chiederti, volevo
      chiederle, vorrei chiedere, vorrei chiederti, vorrei chiederle, posso chiedere, posso chiederti, ti
      chiedo, le chiedo, vi chiedo, ti chiederei, le chiederei, avrei da chiedere, chiedo per un amico, chiedo
      venia, vorrei capire, volevo capire, aiutami a capire, mi aiuti a capire, per capirci, per capire, per
      capire meglio, vorrei avere, vorrei conferma, vorrei una conferma, mi conferma che, mi confermi che, mi
      confermi, mi conferma, può confermare, puoi confermare, puoi confermarmi, può confermarmi, confermate
      che, è confermato, puoi dirmi, può dirmi, potresti dirmi, potrebbe dirmi, potete dirmi, sapete dirmi,
      sapresti dirmi, saprebbe dirmi, sai mica, sa mica, mi sapete dire, mi saprebbe dire, mi può dire, mi
      puoi dire, mi potrebbe dire, mi potresti dire, mi può elencare, mi puoi elencare, mi può indicare, mi
      indica, mi indichi, mi può spiegare, mi puoi spiegare, mi spiega, mi riassume, mi può citare, mi citi,
      mi cita, mi fa il nome, mi fai il nome, fammi il nome, fammi i nomi, mi fai i nomi, mi fai un elenco, mi
      dai, mi dà, mi darebbe, mi daresti, mi puoi dare, mi può dare, mi fornisci, mi fornisce, forniscimi,
      fornitemi, datemi, dateci, dacci, dammene, dimmene, elencameli, elencamele, nominameli, nominamele,
      ripetimi, ripetimelo, ridimmi, mi ripeti, mi ripete, puoi ripetere, può ripetere, nel testo,
      nell'articolo, nel documento, nella fonte, nelle fonti, nel brano, nel pezzo, nel passo, dal testo,
      dall'articolo, dalla fonte, dalle fonti, dal brano, dal documento, secondo il testo, secondo la fonte,
      secondo le fonti, secondo il brano, secondo il documento, secondo quanto riportato, secondo quanto
      scritto, a quanto scritto, come da testo, in base al testo, in base all'articolo, in base alla fonte,
      sulla base del testo, sulla base dell'articolo, stando a quanto scritto, stando a quanto riportato, da
      quel che ho capito, da quel che leggo, da quanto leggo, da quanto ho letto, da quanto ho capito, per
      quanto ne so, per quel che ne so, che tu sappia, che lei sappia, a quanto ti risulta, a quanto le
      risulta, per come la racconta l'articolo, di cui parla l'articolo, di cui parla il testo, di cui si
      parla, di cui parli, di cui parlate, citato nel testo, citati nel testo, citata nel testo, citate nel
      testo, una volta per tutte, per essere chiari, per essere precisi, per intenderci, per intendersi, a
      dirla tutta, detto tra noi, in fin dei conti, tutto sommato, a conti fatti, in ultima analisi, per farla
      breve, senza giri di parole, senza tanti giri di parole, dritto al punto, in una riga, in una frase, in
      due righe, in poche righe, in una parola, con una parola, in modo semplice, in modo chiaro, in modo
      sintetico, in maniera semplice, in italiano, per punti, a punti, sotto forma di elenco, punto elenco,
      come se avessi cinque anni, spiegamelo, spiegamela, spiegamelo bene, come funziona, di preciso, per
      bene, di sicuro, senza dubbio, senz'altro, con precisione, con esattezza, a rigore, a rigor di logica,
      in effetti, nei fatti, di fatto, alla lettera, sono curioso, sono curiosa, sono uno studente, sono una
      studentessa, lavoro per, lavoro in, faccio una ricerca, sto facendo una ricerca, sto facendo una tesi,
      sto facendo la tesi, faccio la tesi, sto studiando, sto leggendo, sto ripassando, sto cercando, sto
      cercando di capire, cerco di capire, sto verificando, devo verificare, devo controllare, devo sapere,
      devo fare, devo preparare, devo consegnare, devo presentare, devo esporre, dovrei sapere, dovrei fare,
      per un progetto scolastico, per un lavoro di gruppo, per una relazione, per una presentazione, per una
      ricerca, per un pezzo, per il giornale, per la rivista, per il blog, per un blog, per il mio blog, per
      un post, per un podcast, per una lezione, per l'università, per la maturità, per la terza media, per le
      slide, ti prego, vi prego, la prego, se non è un problema, se non è troppo disturbo, se non disturbo,
      senza impegno, quando puoi, quando può, appena puoi, con calma, di corsa, vado di fretta, ho fretta, ho
      poco tempo, grazie in anticipo, grazie anticipatamente, ringrazio in anticipo, cordiali saluti, distinti
      saluti, gentile redazione, gentile bot, caro bot, ehi bot, ciao bot, ciao senti, senti un po', dimmi un
      po', spiegami un po', raccontami un po', ma guarda, ma dai, ma va, ma scusa, ma scusi, eh scusa, ah ok,
      ah ecco, va be', vabbuò, figurati, non è che, com'è che, com'è, com'era, cos'era, mi sfugge, mi è
      sfuggito, mi è sfuggita, non trovo, non riesco a trovare, non riesco a capire, mi sono perso, mi sono
      persa, ho perso il filo, non mi è chiaro, non mi torna, mi è poco chiaro, chiariscimi, mi chiarisci, mi
      chiarisce, fammi chiarezza, toglimi un dubbio, mi togli un dubbio, mi toglie un dubbio, ho un dubbio, mi
      viene un dubbio, mi è venuto un dubbio, un dubbio, tra l'altro, fra l'altro, a questo punto, per inciso,
      a proposito, per l'appunto, appunto per questo`),
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
    ...phrases(`
      saperne di più, mi sai dire di più, mi dici di più, mi puoi dire di più, puoi dirmi di più, dire di più,
      di più sui, di più sugli, di più sulle, di più su di, di più riguardo, sapere di più, dirmi di più,
      dimmi di più, dirne di più, qualcosa di più, dici di più, di più su, di più sul, di più sulla, di più
      sull, dirmene di più, qualcosina di più, vuol dire, vorrebbe dire, che vuol dire, di bello, si può dire,
      può dirsi, può considerarsi, in materia, in parole povere, in due parole, in poche parole, a parole tue,
      per favore, per cortesia, per piacere, mi sa, se non sbaglio, se non erro, se ho capito bene, correggimi
      se sbaglio, scusa l'ignoranza, scusate l'ignoranza, abbiate pazienza, porta pazienza, tanto per capirci,
      tanto per sapere, giusto per, per curiosità, per la precisione, in sostanza, in pratica, in concreto, in
      generale, in particolare, nello specifico, nel dettaglio, da quanto si legge, da quel che si legge, a
      quanto si legge, stando al testo, stando all'articolo, stando alla fonte, a detta di, si deve, col fiato
      sul collo, mi sta, faccio fatica a capire, non ho capito, non capisco, mi aiuti, mi puoi aiutare,
      potresti aiutarmi, sai dirmi, sa dirmi, mi sai dire, mi sa dire, mi dici, mi dica, mi faccia sapere,
      fammi sapere, vorrei sapere, volevo sapere, mi piacerebbe sapere, mi interessa sapere, avrei bisogno di
      sapere, ho bisogno di sapere, ti risulta, le risulta, fra di loro, tra di loro, uno per uno, uno a uno,
      una per una, per filo e per segno, in ordine, messi in fila, uno dopo l'altro`),
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
      inferiore minimo attualmente compito compiti prof professoressa insegnante
      scuola classe urgente salve ok sviluppo sviluppare sviluppa sviluppato sviluppati
      sviluppata svilupparsi viene resta rimane serve servono tenere tiene vede vedono visto prende prendono
      mette messo messa pensate sappiamo conosci conoscere conosce idea discorso tema argomento riferisce riferimento
      riferiscono riferito tira piace sicuro grande grandi grosso grossi grossa grosse nuovo nuovi nuova nuove buono buona buoni buone organizza organizzano organizzare occupa occupano lavora opera operano porta portano portare detta tratta modello raga sicuramente cioe trovera trovare gente cifre cifra entro fai faccio fanno dispone dispongono disporre sta mica pero anche caso indica mila`).filter(
      (word) => !["universita", "ricerca", "lavoro", "mila"].includes(word),
    ),
    ...phrases(`
      per favore, che tipo di, che genere di, di che si tratta, quanto riguarda, a proposito di, in base a, va
      bene, a parte, per caso, al momento, secondo te, ad esempio, per esempio, sto scrivendo, sto preparando,
      mi sai dire, si trova, si trovano`),
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
    ...phrases(`
      per la tesina, per la tesi, per una tesina, per la ricerca di scuola, per un articolo, per la scuola,
      per l'esame, per un esame, per un compito, per lavoro, scrivo di mestiere, di mestiere scrivo, di
      mestiere faccio, faccio il giornalista, faccio la giornalista, sono un giornalista, sono una
      giornalista, scrivo per un giornale, grosso modo, all'incirca, a grandi linee, per sommi capi, in parole
      povere, in poche parole, in due parole, in parole semplici, in soldoni, in breve, in sintesi, nel
      dettaglio, per filo e per segno, per esteso, nero su bianco, per cortesia, per piacere, se possibile, se
      puoi, se può, se non ti dispiace, fammi sapere, fammi vedere, fammi capire, mi piacerebbe sapere, mi
      chiedevo, mi domandavo, avrei bisogno di, ho bisogno di, ho bisogno di sapere, una curiosità, toglimi
      una curiosità, per curiosità, a quanto pare, si dice, si parla, si legge, stando a, stando al testo,
      secondo l'articolo, ti va di, dare un'occhiata, giusto per sapere, tanto per sapere, a memoria, parola
      per parola, in altre parole, voglio dire, per così dire, in linea di massima, ad occhio, a occhio e
      croce, a spanne, punto per punto, mi spieghi, mi dici, mi dica, mi elenchi, mi ricordi, mi racconti, mi
      riassumi, mi fai, mi faresti, mi sapresti dire, che mi dici, come si dice, tira fuori, porta pazienza,
      buongiorno a tutti, se ho capito bene, non ho capito, non mi ricordo, non ricordo, non so se`),
  ],
  generalWords: italianGeneralWords,
  nouns: [],
  places: [
    ...countryNames("it"),
    ...words(`
      pechino shanghai shenzhen canton guangzhou chengdu wuhan nanchino hangzhou xi'an tianjin suzhou sichuan macao taipei londra parigi
    berlino madrid barcellona lisbona vienna amsterdam bruxelles mosca tokyo osaka seul singapore sydney roma milano torino
    napoli firenze venezia bologna genova palermo washington chicago boston toronto dubai mumbai europa asia africa america`),
  ],
  cues: {
    who: phrases(`
      chi, chi è, da chi, quale persona, che persona, di chi, chi sarebbe, chi era, chi diavolo è, chi cavolo
      è, chi mai, chi altri, a chi, per chi, con chi, su chi, quali persone, quale politico, quale
      funzionario, chi è stato a, chi è che, chi sono, alla fine chi, e chi`),
    what: phrases(`
      che cosa, cosa, che cos'è, cos'è, cosa sono, che cosa sono, cosa significa, in che cosa consiste, in
      cosa consiste, definizione, definisci, definire, che dice, che dicono, che si dice, che mi dici, che ci
      dice, che si sa, che significa, che vuol dire, che vorrebbe dire, cosa vuol dire, cosa vorrebbe dire,
      che cosa significa, cosa vuole dire, che sarebbe, cosa sarebbe, che sarebbero, cosa sarebbero, che roba
      è, che roba sarebbe, che cavolo è, che diavolo è, che cavolo sarebbe, cosa cavolo è, cosa diavolo è,
      cosa si intende, che cosa si intende, cosa s'intende, che si intende, che s'intende, cosa intende, cosa
      intendono, di che si tratta, di cosa si tratta, di cosa parla, di che parla, che c'entra, cosa c'entra,
      che cos'ha, cos'ha, cos'è che, che cos'è che, alla fine cosa, alla fine che cosa, di cosa, in cosa, su
      cosa, a cosa, con cosa, da cosa, per cosa, che cos, spiegami cosa, dimmi cosa, cosa si sa, che ne sai,
      cosa sai, che ne dici, cosa ne dici, cosa dice, che cosa dice, cosa dicono, su cosa si concentra, su che
      cosa si concentra, su cosa fa leva, su cosa si incentra, su cosa verte`),
    "how-many": phrases(`
      quanta gente, quanti posti, quante persone, quanti, quante, numero, quantità di, qual è il numero,
      quanti sono, quante sono, che numero, quale numero, il numero di, numero di, numero totale, numero
      complessivo, in quanti, in quante, di quanti, di quante, a quanti, a quante, tra quanti, fra quanti, per
      quanti, quant'è il numero, quanti ne, quante ne, quanti saranno, quante saranno, quanti sarebbero,
      quanti e quali, a che numero`),
    "how-much": phrases(`
      con che tasso, a che tasso, a quale tasso, che tasso, quale tasso, con quale tasso, a che ritmo, a quale
      ritmo, con che ritmo, con quale ritmo, che ritmo, quale ritmo, a che velocità, con che velocità, a quale
      velocità, quanto velocemente, quanto, quanta, a quanto, di quanto, quanto vale, a quanto ammonta,
      ammonta, ammontare, cifra, importo, percentuale, che percentuale, quale percentuale, quota, quant'è,
      quant'era, quanto sarebbe, quanto sarà, quanto fa, quanto dovrebbe, a quanto arriva, a quanto arriverà,
      che cifra, quale cifra, che valore, quale valore, che importo, quale importo, che ammontare, che somma,
      quale somma, di quale percentuale, di che percentuale, in che percentuale, in che misura, in quale
      misura, che percentuale è, a quanto corrisponde, a quanto equivale, quanti soldi, quanti miliardi,
      quanti dollari, quanti yuan, quanto denaro`),
    list: phrases(`
      elenco, elenca, elencami, elencare, elencati, elencate, lista, la lista, enumera, quali, quali sono,
      elencatemi, elencameli, elencamele, elencarmi, elencarli, elencarle, fammi un elenco, fai un elenco, fai
      una lista, fammi una lista, fammi la lista, fammi l'elenco, dammi l'elenco, dammi la lista, dammi un
      elenco, mi fai un elenco, mi fai la lista, mi elenchi, mi elenca, mi può elencare, mi puoi elencare, mi
      dai la lista, mi dai l'elenco, mi serve la lista, mi serve l'elenco, mi servono tutti, dimmeli tutti,
      dimmele tutte, dimmi tutti, dimmi tutte, tutti quanti, nominameli, nominali, citali, citameli, passa in
      rassegna, in rassegna, quali sarebbero, quali saranno, quali erano, alla fine quali, alla fine quali
      sarebbero, alla fine quali sono, e quali, di quali, in quali, a quali, da quali, su quali, con quali,
      per quali, tra quali, fra quali, uno per uno, una per una, uno a uno, per nome`),
    "yes-no": phrases(`
      è vero, è vero che, è corretto, è giusto, vero che, davvero, per caso, o no, oppure no, giusto, vero, è
      vero o no, vero o falso, vero o no, sì o no, si o no, è così, è esatto, esatto, è sbagliato, è falso,
      corretto, confermi, confermi che, conferma che, mi confermi, mi confermi che, puoi confermare, puoi
      confermarmi, è mica vero, mica, non è vero, giusto o sbagliato, sbaglio, o sbaglio, dico bene, dico
      male, ho ragione, ho torto, ho capito bene, è possibile che, può darsi che, davvero o no, per davvero, è
      il caso, è corretto dire, è giusto dire, è vero dire, si può dire che, possiamo dire che, posso dire
      che, posso scrivere che, è lecito dire, risulta che, ti risulta che, le risulta che, o mi sbaglio,
      oppure mi sbaglio`),
    when: phrases(`
      quando, entro quando, in che anno, quale anno, che anno, in quale anno, quale periodo, data, in che
      data, scadenza, da quando, fino a quando, per quando, in quale data, di che anno, di quale anno, per
      quale anno, per che anno, entro che anno, entro quale anno, entro che data, entro quale data, in che
      periodo, in quale periodo, in che epoca, in quale epoca, da che anno, da quale anno, in che momento, in
      quale momento, quand'è, quand'è che, a quando, a quando risale, con che scadenza, l'anno di, che giorno,
      che data`),
    where: phrases(`
      dove, in quale luogo, in quale città, in che città, dov'è, in che quartiere, in quale quartiere,
      dov'era, in che luogo, in che posto, in quale posto, da dove, in quale parte, in che zona, in quale
      zona, in quali luoghi, dove sta, dove stanno, dove si trova, dove si trovano, in che paese, in quale
      paese`),
    why: phrases(`
      perché, come mai, per quale motivo, motivo, per che motivo, per quali motivi, per quale ragione, per
      quali ragioni, per che ragione, per quale causa, a causa di cosa, com'è che, a che si deve, a cosa si
      deve, la ragione per cui, il motivo per cui, il perché, il motivo, la ragione`),
    how: phrases(`
      come, in che modo, in quale modo, in quale maniera, in che maniera, in quali modi, in che termini, in
      che senso, com'è che si`),
    which: phrases(`
      in che veste, in quale veste, in qualità di che, quale, qual, qual è, a che, in che, di che, con che, su
      che, da che, a quale, in quale, di quale, con quale, su quale, da quale, per quale, tra quale, fra
      quale, qual'è, qual era, qual sarebbe, quale sarebbe, quale sarà, quale fra, quale tra, quale dei, quale
      delle, alla fine qual, alla fine quale, che tipo di, che genere di, che razza di, e quale, e qual, che
      settori, che settore, che comparti, che ambiti, che rami`),
    member: phrases(`
      tra i, fra i, tra le, fra le, fa parte, fanno parte, rientra, rientrano, rientra tra, compreso,
      compresa, compresi, comprese, incluso, inclusa, inclusi, incluse, include, comprende, comprendono, conta
      come, contano, conta, contata, contato, appartiene, appartengono, uno dei, una delle, è un settore,
      considerato, considerata, considerati, considerate, annoverato, annovera, figura, figurano, compare,
      compaiono, è tra, sono tra, ci sta, sta, opera in, lavora in, vale come, ricompreso, ammesso,
      conteggiato, nell'elenco, nella lista, faccia parte, facciano parte, facente parte, facenti parte, fare
      parte, far parte, farebbe parte, farebbero parte, è parte, essere parte, dirsi parte, parte integrante,
      considerarsi parte, ritenersi parte, rientri, rientrino, rientrare, rientrerebbe, fra gli, tra gli, fra
      quelli, tra quelli, fra quelle, tra quelle, in mezzo ai, compare tra, compare fra, compare nel, compare
      nell, compare nella, compare negli, compare in, compare nei, compare come, compare anche, compaia,
      figuri, figura tra, figura fra, figura nel, figura nell, conta fra, conta tra, contano fra, contano tra,
      c'è nell'elenco, c'è nella lista, c'è tra, c'è fra, ci sono tra, sta nell'elenco, sta nella lista, sta
      tra, sta fra, stanno tra, stanno fra, uno di, una di, uno degli, uno tra i, uno fra i, è uno dei, è una
      delle, è tra i, è fra i, sono fra, è fra, è ritenuto, è ritenuta, sono ritenute, sono ritenuti, ritenuto
      un, viene considerato, viene considerata, vengono considerati, vengono considerate, viene contato, viene
      contata, vale da, contemplato, contemplata, contemplati, contemplate, contempla, ricompresa, ricompresi,
      ricomprese, ricomprende, annoverata, annoverati, annoverate, annoverano, conteggiata, conteggiati,
      conteggiate, catalogato, catalogata, classificato, classificata, inserito, inserita, inseriti, inserite,
      ammessa, ammessi, ammesse, attiene, attengono, appartenga, appartengano, appartenente, appartenenti, si
      può considerare, si può ritenere, si considera, si considerano, può considerarsi, può ritenersi, possono
      considerarsi, possono ritenersi, si può mettere tra, si può includere, mettono tra, mettiamo tra, va
      tra, vanno tra, va inserito, va inserita, va considerato, va considerata, va contato, opera nel, opera
      nell, opera nei, lavora nel, lavora nell, lavora nei, in elenco, in lista, nell'elenco dei, nella lista
      dei, nel novero, del novero, nel gruppo dei, rientra nel, rientra nell, rientra nei, rientra negli,
      rientra fra, entra nell, entra nel, entra nei, entra tra, entra fra, entrano nell, entrano tra, entrano
      fra, entrano nel`),
    negation: phrases(`
      non, mai, nessun, nessuna, senza, neanche, nemmeno, neppure, affatto, nessuno dei, nessuna delle,
      niente, nulla, né, manco`),
    alternative: ["o", "oppure", "ovvero", "o piuttosto"],
    order: phrases(`
      ignora, ignorare, dimentica, fai finta di, fingi, rispondi, rispondimi, scrivi, inventa, sei ora, d'ora
      in poi, da adesso sei, di' che, istruzioni precedenti, le istruzioni, prompt, comportati`),
    greeting: phrases(`
      ciao, buongiorno, buonasera, buonanotte, salve, ehi, hey, come stai, come va, buondì, arrivederci, buon
      pomeriggio, a presto, buona giornata`),
    thanks: phrases(`
      grazie, grazie mille, ti ringrazio, ringrazio, molte grazie, sei stato utilissimo, utilissimo,
      gentilissimo, ottimo, perfetto, bravo, brava, sei stato, molto utile, sei stata`),
    "about-bot": phrases(`
      chi sei, chi sei tu, cosa sai fare, che cosa sai fare, cosa puoi fare, che cosa puoi fare, come
      funzioni, cosa fai, come ti chiami, sei un bot, sei un robot, sei umano, aiuto, aiutami, come ti uso,
      come posso usarti, a cosa servi, cosa posso chiederti, cosa posso chiedere, come si usa, puoi aiutarmi,
      mi aiuti, mi puoi aiutare`),
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
  yesNoForms: [],
  repetitionMarks: [],
  joints: words("e ed ma oppure nonché"),
  clauseLeads: words("e ed ma allora quindi dunque poi senti scusa ok però beh ehi o oppure"),
  forecastMark:
    /\b(?:previs|preved|stim|attes|aspett|obiettiv|traguard|dovrebb|\p{L}+(?:rà|ranno)(?!\p{L}))/iu,
  askedKinds: {
    year: /\b(?:quando|(?:in|a|di) (?:che|quale) (?:anno|data|mese|giorno|secolo|epoca)|(?:che|quale) (?:anno|data|secolo)|da quanto tempo)\b/u,
    number:
      /\b(?:quant[oaie]|che (?:lunghezza|altezza|larghezza|profondita|superficie|eta|percentuale)|a che (?:ora|altitudine|temperatura|prezzo))\b/u,
    name: /\b(?:chi|(?:quale|che) (?:persona|autore|autrice|re|regina|papa|imperatore|scienziat[oa]|architetto|pittore|compositore))\b/u,
  },
  asksByMarkAlone: true,
  fragmentOpeners: ["che"],
  dictionaryLeads: words("il lo la l i gli le un uno una"),
  irregularForms: italianIrregularForms,
  cognateRules: italianCognateRules,
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
