/** The general vocabulary of Italian, by sense: words that name nothing in particular. Any inflection counts. */
import { words } from "./word-lists.ts";

const being = words(`
  esistere esiste esistono esistente appartenere appartiene appartengono comparire compare compaiono compariva apparire appare appaiono emergere emerge emergono
  figurare figura figurano risultare risulta risultano rimanere rimane rimangono restare resta restano trovare trova trovano ritrovare stare stanno
  diventare diventa diventano divenire diviene accadere accade avvenire avviene avvengono capitare succedere succede succedono consistere consiste consistono sussistere permanere
  dipendere dipende ricorrere ricorre ricorrono sembrare sembra sembrano parere equivalere corrispondere corrisponde corrispondono coincidere valere bastare basta mancare
  presentare presenta presentano ricadere giacere regnare vigere vige spiccare spicca spiccano stagliare campeggiare`);

const having = words(`
  avere possedere possiede possiedono disporre dispone dispongono detenere detiene contenere ottenere ottiene ottengono ricevere riceve ricevono acquisire conquistare 
  conservare mantenere mantiene mantengono tenere tiene tengono godere gode godono usufruire beneficiare beneficia beneficiano vantare assumere assume assumono prendere prende prendono preso
  riunire raccogliere raccoglie raccolgono accogliere accoglie portare porta portano recare condividere incorporare assorbire spettare spetta spettano competere compete meritare merita meritano
  toccare tocca toccherà attribuire attribuito attribuiti attribuita attribuite assegnare assegna assegnato assegnata assegnati`);

const making = words(`
  fare fa fanno fatto fatta fatti facendo realizzare realizza realizzano realizzato costruire costruisce costruiscono creato creati creare dare dà danno dato data dati generare genera generano produrre produce producono prodotto prodotti
  comporre eseguire effettuare attuare svolgere svolge svolgono compiere mettere mette mettono messo mettere rendere rende rendono ricavare elaborare
  provocare causare determinare suscitare comportare implicare indurre originare procurare apportare fornire fornisce forniscono offrire offre offrono concedere consentire consente consentono permettere permette permettono
  organizzare organizza organizzano gestire gestisce allestire varare lanciare introdurre introduce plasmare forgiare modellare confezionare sfornare tirare
  intraprendere adottare applicare impiegare utilizzare utilizza utilizzano usare usa usano adoperare maneggiare esercitare operare lavorare lavora lavorano agire funzionare muovere muove muovono`);

const changing = words(`
  cambiare cambia cambiano cambiamento mutare modificare variare adattare convertire volgere spostare sposta passare passa passano andare va vanno andrà andranno venire viene vengono arrivare arriva arrivano giungere giunge tornare torna entrare entrano uscire esce escono
  salire scendere avanzare procedere procede seguire segue seguono succedersi susseguirsi proseguire continuare continua continuano concludere finire finisce completare compiuto chiudere
  unire unisce legare lega legato legata legati collegare collegato collegata connettere connesso connessa connessi associare associato associata congiungere affiancare affianca accostare separare dividere distaccare estendere estende allargare ampliare restringere
  togliere aggiungere aggiunge aggiunto levare sostituire sostituisce scambiare riempire svuotare coprire copre coprirà coprono occupare occupa occupano riguardare riguarda riguardano interessare toccherebbe
  oscillare aggirarsi attestarsi attestare sfiorare sfiora superare supera supererà eccedere fermarsi ferma tagliare traguardare sfociare approdare evolversi maturare crollare saltare cadere cade trasferire`);

const helping = words(`
  aiutare aiuta aiutano aiuto favorire favorisce favoriscono agevolare agevola facilitare facilita incentivare incentiva promuovere promuove promuovono sorreggere reggere regge rafforzare rafforza consolidare rinforzare
  migliorare migliora migliorano arricchire valorizzare fortificare assistere accompagnare accompagna orientare indirizza curare cura tutelare proteggere garantire garantisce garantiscono assicurare assicura
  premere premiare premia privilegiare privilegia privilegiano prediligere preferire preferisce preferiscono sponsorizzare patrocinare caldeggiare foraggiare coccolare spalleggiare avvantaggiare spianare soccorrere concorrere concorre concorrono collaborare cooperare partecipare partecipa partecipano aderire`);

const aiming = words(`
  mirare mira mirano puntare puntano tendere tende tendono aspirare aspira ambire ambisce ambizione ambizioni ambizioso ambiziosi intendere intende intendono volere vuole vogliono voler volendo desiderare desidera desiderano sperare spera sperano speranza speranze
  cercare cerca cercano tentare tenta tentano provare prova provano sforzarsi proporre propone propongono proporsi prefiggere prefigge prefissato prefissati prefissata proposito proposta proposte scopo scopi fine finalità intento intenti intenzione intenzioni mira mire meta mete
  decidere decide decidono deciso decisa decisi dobbiamo dovere deve devono dovuto scegliere sceglie scelgono scelto scelta scelte selezionare selezionato optare stabilire fissare impegnarsi impegna impegnano impegno dedicare dedicarsi concentrare concentrano concentrarsi focalizzare focalizzano focus fuoco
  attendere attende attendono atteso attesa attesi aspettare aspettano aspettarsi aspettative aspettativa pronosticare ipotizzare ipotizza vagheggiare sognare sogno visione auspicare auspica auspicato priorità prioritario prioritari prioritaria prioritarie preferenza preferenze corsia`);

const saying = words(`
  accennare accenna accennano accenno affermare aggiungere alludere ammettere annunciare annuncia argomentare asserire assicurare attestare avvertire battezzare bollare chiamare chiama chiamano chiarire citare
  comunicare concludere condannare confermare conferma consigliare consiglia convincere convinto definire delineare delinea denunciare descrivere descrive descritto designare designa dettare dichiarare dimostrare dimostra dimostrano discutere discute dire esplicitare esporre espone esposto esprimere esprime evidenziare evidenzia evocare
  illustrare illustra incitare indicare indica indicano indicato indicata indicati informare insistere insiste intitolare invitare invita inquadrare lamentare leggere legge leggono lodare loda manifestare menzionare mostrare mostra mostrano narrare negare nominare notare nota
  osservare osserva parlare parla parlano pronunciare precisare precisa presentare promettere promette promettono promesso promessa proclamare proclama qualificare raccomandare raccomanda raccontare racconta rammentare recitare recita registrare registra ribadire ribadisce ricordare ricorda riferire rilevare rileva riportare riporta rispondere risponde risposta riassumere ripetere
  rivelare rivela rivelano sancire sancisce scandire scrivere scrive scrivono scritto segnalare significare significa significano simboleggiare sostenere sottintendere sottolineare sottolinea specificare specifica spiegare spiega spiegano suggerire suggerisce suonare trascrivere trasmettere trattare tratta trattano tradurre tradotto vociferare usa`);

const thinking = words(`
  accettare accorgersi annoverare annovera annoverata annoverato apprendere apprezzare ascrivere attribuire avvertire badare calcolare capire capisce classificare comprendere conoscere conosce conoscono considerare considera considerano constatare contare conta contano credere crede credono dedurre desumere discernere distinguere dubitare dubbio dubbi
  esaminare fidarsi giudicare guardare guarda guardano ignorare immaginare immagina imparare inferire interpretare inserire inserisce inserito inserita inseriti intuire inventariare individuare individua individuano identificare identifica inquadrare includere misurare misura notare osservare paragonare pensare percepire pesare ponderare presumere presume prestare
  raggruppare rammentare ragionare rapportare reputare ricavare riconoscere riconosciuto ricordare riflettere riscontrare riscontra ritenere sapere sa sanno sappiamo sentire sente sospettare stimare stima studiare supporre tenere trascurare valutare valuta vedere vede vedono verificare voler
       posizionare catalogare catalogato catalogata incasellare ricondurre riconducibile riconducibili rubricare rubricato computare contemplare contempla contemplato contemplata contemplati spuntare spunta`);

const quality = words(`
  adatto adatta adeguato alto alta alti alte ampio ampia appropriato attento autentico bello bella bravo breve brevi buono buona buoni buone caldo capace capaci caratteristico centrale centrali certo certa certi chiaro chiara cruciale cruciali comune complessivo completo completa concreto concreta considerevole consistente continuo corretto corretta costante
  decisivo decisiva decisivi deciso degno determinante determinanti diretto diretta distinto distinta distinti diverso diversi diverse dominante efficace effettivo elevato elevata enorme enormi esplicito essenziale essenziali esteso evidente evidenti fattibile favorito fedele felice fermo fisso fondamentale fondamentali forte forti fresco fruttuoso generale generali genuino giusto giusta gradito grande grandi grosso grossa
  idoneo ideale ideali identico illustre immediato imponente importante importanti improprio indicativo indipendente indispensabile ingente iniziale innegabile insieme insolito intenso intero intera interno interessante interessanti invidiabile largo larga legittimo leggero libero limitato lungo lunga maggiore massiccio massiccia medesimo meritevole minimo minima minimi mirato mirata moderato modesto molto molta molti molte
  naturale necessario necessaria necessari netto notevole notevoli noto nota nuovo nuova nuovi nuove occasionale odierno onesto opportuno ordinato ordinario originale ottimo ottima parecchi parecchie particolare particolari perfetto pertinente pesante piccolo piccola piccoli pieno piena plausibile popolare positivo possibile possibili potente preciso precisa precisi preferito prezioso preponderante presente presenti prestigioso prevalente prevalenti primario primaria primari principale principali privilegiato profondo profonda pronto pronta propizio proprio propria propri proporzionato pulito puro
  qualificante raro rara reale reali regolare relativo relativa rilevante rilevanti ricco ricca ricchi rispettivo rispettivi robusto saldo saldi salda semplice semplici sensato serio seria serio significativo significativa simile simili sincero singolo sicuro sicura solido solida solidi sommo sostanziale sostanzioso speciale speciali specifico specifica specifici spiccato stabile straordinario stretto strategico strategica strategici stupendo sufficiente sufficienti superbo supremo
  tangibile tipico tipica totale tradizionalmente ulteriore ulteriori unico unica unici unito urgente usuale utile utili valido valida validi variegato vario vari varie vasto vasta veloce vero vera veri vicino vicina vitale vitali vivace vivo viva`);

const manner = words(`
  abbastanza abitualmente accanto accuratamente addirittura affatto alquanto altresì altrettanto altrimenti altrove ampiamente anzi anzitutto apertamente appena appieno appositamente apposta approssimativamente assai assieme assolutamente attorno attraverso automaticamente bene benché bensì brillantemente brevemente chiaramente ciascuno circa comodamente compiutamente complessivamente comunque congiuntamente considerevolmente continuamente contemporaneamente correttamente corrispondentemente costantemente
  dapprima davvero decisamente definitivamente degnamente dentro dettagliatamente difatti direttamente distintamente diversamente doverosamente dovunque durante ebbene eccetto effettivamente efficacemente egregiamente enormemente entro eppure esclusivamente espressamente essenzialmente estremamente eventualmente evidentemente facilmente felicemente finalmente finanche finché finora fondamentalmente fortemente forse francamente frequentemente fuori
  generalmente genericamente gradatamente gradualmente grossomodo idealmente immediatamente improvvisamente indicativamente indirettamente indubbiamente inevitabilmente infatti infine ingenuamente inizialmente innanzitutto inoltre insomma intanto interamente intorno inversamente largamente lentamente letteralmente liberamente logicamente lungamente maggiormente magari mai malgrado massimamente materialmente meglio meno mica minimamente moltissimo
  naturalmente neanche necessariamente nemmeno neppure nettamente normalmente nonostante nondimeno notevolmente nuovamente nulla oltre oltretutto onestamente oppure ordinatamente ormai ossia ovunque ovvero ovviamente
  pacificamente parecchio parimenti parzialmente particolarmente perciò perfettamente perfino perlomeno perlopiù pertanto pian piano poco politicamente popolarmente positivamente possibilmente potenzialmente praticamente precipuamente preferibilmente prevalentemente primariamente principalmente probabilmente profondamente pronunciatamente propriamente proporzionalmente pubblicamente pure purtroppo qua qualora quasi quantomeno quindi quotidianamente
  raramente realmente realisticamente regolarmente relativamente ripetutamente rispettivamente sempre semplicemente sensibilmente separatamente seriamente sicuramente significativamente sinceramente singolarmente solamente solidamente solitamente soltanto sommariamente soprattutto sostanzialmente specialmente specificamente spesso stabilmente strettamente sufficientemente
  talmente talora talvolta tanto tanta tanti tante tecnicamente teoricamente tipicamente totalmente tranquillamente troppo tuttavia tuttora ufficialmente ugualmente ulteriormente unicamente universalmente usualmente utilmente velocemente veramente verosimilmente viceversa volentieri volutamente`);

const abstract = words(`
  ambizione ampiezza approccio aspetto aspetti argomento argomenti articolazione asse assi aspettativa assetto atto attenzione attributo attributi azione azioni bandiera bersaglio blocco bontà caposaldo caso casi categoria cenno centro certezza cerchia chiave ciclo cifra circostanza classe colpo compagine compito componente concetto condizione condizioni conseguenza contenuto contesto contorno contributo corso cosa cose criterio criteri cuore
  dettaglio dettagli dimensione direzione direttrice direttrici discorso dose doti dote dritta elemento elementi ente entità equilibrio esempio esigenza esistenza esito esperienza espressione essenza estensione etichetta evento faccenda facoltà fascia fatto fatti fattore fattori fenomeno fetta filo fila fonte forma forme formula forza forze frazione frutto fulcro funzione genere generi grado gradi grandezza gruppo idea idee immagine impatto impiego importanza impressione impronta impulso incremento indicazione indicazioni indice ingrediente ingredienti inizio insieme interesse intervento istanza
  lato lati leva leve limite linea linee linfa livello livelli luce maggioranza maniera margine marchio massa meccanismo merito metro mezzo mezzi miscela modalità modello moltitudine momento motivo motivi motore movimento natura necessità nesso novero nucleo numero obiettivo occasione oggetto ombrello opera opinione opportunità ordine origine orientamento ottica pacchetto pagina paio panorama parametro parte partita passaggio passo passi pegno percorso perno peso pezzo pezzi piega pilastro pista portata possesso possibilità posta potenziale prassi pregio premessa presenza presupposto prima principio principi problema procedimento processo profilo proporzione proprietà prospettiva protagonista protagonisti provenienza punta punto punti
  quadro qualcosa qualcuno qualità quantità quantitativo quantitativi questione quota quote radice radici raggio ragione rango rapporto realtà regime regola relazione repertorio requisito requisiti resto risultato riferimento riferimenti rilevanza rilievo rimando risalto riscontro riserva risvolto ritmo rosa rotta sbocco scala scelta scenario schiera scopo scorta segmento segno senso serie servizio sforzo sfera sguardo significato sistema situazione soggetto soggetti somma sorta sostanza specie spettro spinta sponda spunto stadio statura stima strada strumento strumenti suddivisione supporto svolta tappa tema temi tendenza tenore termine termini terreno tesi tipo tipi titolo tocco tono tratto tratti trama trampolino trend valenza valore valutazione vantaggio varietà veste via vie volta volte vocazione vocazioni volano zoccolo`);

const people = words(`
  altri altrui ciascuna essere esseri essi esse gente individuo individui nessuno ognuna qualcuna tizio tale tipo tizi umano umana umani umane persona signori signorina papà babbo lettore lettori delegazione delegazioni visitatori visitatore ascoltatore ascoltatori spettatore tesi`);

const talk = words(`
  aho aó anvedi avoglia bho booh boooh bro caro cara carissimi cmq cn dai daje ds eddai ehm embè epperò evvabbè fammi frate fra gnente grz jamme lol ma mannaggia mbè minchia mo nn nsomma oddio ohimè pk pls pke perke ke kosa k qlc qlcs qnt quant quanno raga regà sbagliato sbaglio sentite senta senti sentiamo tnx toh tvb uè uff uffi va vabbe vabbè vbb xchè xche xke xkè x zio zì zitto cchiù nu na
      preparando preparare sfida scommetto giurare giuro garantisci litigare litigio discussione discutevamo parlavamo dicevamo sentito dire letto ricordi ricordo ricordate dimenticato dimentico perso smemorato smemorata noioso pigro cortese gentile gentilissimi gentilissimo disponibile rapidissimo rapida rapido velocissima fretta`);

export const italianGeneralWords: readonly string[] = [
  ...being,
  ...having,
  ...making,
  ...changing,
  ...helping,
  ...aiming,
  ...saying,
  ...thinking,
  ...quality,
  ...manner,
  ...abstract,
  ...people,
  ...talk,
];
