/** The general vocabulary of English, by sense: words that name nothing in particular. Any inflection counts. */
import { words } from "./word-lists.ts";

const being = words(`
  accrue arise arose belong consist constitute dwell emerge endure exist featured figure happen inhere lie lies
  occur persist prevail reside rest rests revolve stand stands stood subsist survive underlie unfold
  appear seem sound sounds feel look turn turns become became remain keep keeps kept`);

const having = words(`
  afford assume bear bears borne boast boasts carry contain embody encompass enjoy hold incorporate possess
  retain share shares wield get obtain gain gains receive acquire attain secure garner gather collect
  claim inherit absorb draw draws drew drawn `);

const making = words(`
  accomplish achieve assemble author build built cause compile compose conceive construct deliver devise do
  effect elicit engender enact execute forge form generate give gave implement induce institute introduce
  manage orchestrate perform prepare produce prompt realise realize render shape spawn trigger undertake
  undertaken undertook undertaking undertakings work works yield yields bring brings brought breed breeds bred conjure churn pump
  roll rolls rolled rolling push pushes pushing `);

const changing = words(`
  adapt adopt alter amend become bend blend change convert cut divide drive drives drove driven enter evolve extend
  fall flow fold grant increase introduce join joins lay lays laid lead leave left lend link mature merge mix mixed mixes
  modify move narrow open pass pave pick placed places pour pull put raise reach reform relate remove replace
  reshape reverse revive ripen rotate scale send sent separate set shift slip slot spill spread step steps stick stuck
  stretch switch tackle tilt transform transition turn twist unite unfold vary widen wind winds wound`);

const helping = words(`
  abet advance advocate aid allow assist back backs backed backing bless bolster buttress carry champion
   cultivate enable enhance enrich equip facilitate favour favor fuel further guides guided
  heighten help improve lift lifts nudge nourish
  permit pilot prop propel prioritise prioritize push reinforce serve shield shore smooth speed spur stimulate
  strengthen supply sustain uphold uplift
  empower feed feeds fed nurture`);

const aiming = words(`
  aim aims aimed aiming ambition ambitions ambitious anticipate aspire aspiration attempt bid chase commit
  concentrate concentrated concentrating contemplate dedicate desire destine determine devote direct dream dreams
  endeavour endeavor envisage envision expect fancy focal focus focuses focused foresee gear geared goalpost hope
  hopes hoped intend intent mean means meant mission motive motivation need objective orient oriented plan
  prescribe priorities priority pursue purpose reckon
  seek seeks sought set settle strive striven strove tend tries try trying tried vision vow wish zero`);

const saying = words(`
  acclaim add address admit affirm air airs allege allude announce answer argue articulate assert assure
  attest aver brag brand call characterise characterize cite claim comment communicate
  concede confess confirm contend convey convince couch cover credited debate declare
  deem define depict deny denote describe detail disclose discuss divulge draw elaborate elucidate emphasise emphasize
  enumerate explain express go hail hear heard highlight hint identify illustrate imply indicate inform insist
  interpret introduce itemise itemize label lay list log maintain mark mention message narrate note observe
  outline paint phrase pinpoint pitch portray pose praise predicate present proclaim profess promise pronounce
  put quote read recall recite reckon recommend record recount refer reflect relate relay remark repeat reply report
  represent reveal say sell sentence show shown signal signify single sketch speak specify spell stake state stipulate
  stress suggest summarise summarize suppose talk tell term termed terms testify touch tout translate
  trumpet underline underscore utter voice voiced warn write`);

const thinking = words(`
  accept account acknowledge advise agree appraise appreciate ascribe assess associate assume attach attend attribute
  aware believe bet bother calculate care check choose chose chosen class classify clear comprehend conclude
  confuse consider contemplate count decide deduce deem differentiate discern
  discover doubt enquire entertain estimate evaluate examine expect experience explore file files filed
  find follow forget gauge get glean grasp grade group grouped grouping guess identify imagine infer inquire
  inspect intrigue investigate judge keep know learn learnt locate look lump lumped make map match measure memorise
  mind miss notice observe overlook perceive pinpoint ponder pore prefer presume prove question  
  reason reckon recollect reconcile record reflect regard remember research review rule
  score see seen sense separate slot sort spot surmise surprise surprised survey suspect tag think thought tick
  trace track treat trust unclear understand understood verify view wonder worry
  pigeonhole bracket bracketed bundle bundled tally tallied`);

const quality = words(`
  able abundant accurate actual adequate advanced ample appealing apt attractive authentic available aware
  bad basic beautiful beneficial best better bold brief brilliant broad bulk capable careful central certain
  characteristic chief chiefly classic clean clear clever close coherent common compelling complete complex concrete
  considerable conspicuous convincing cool core correct critical crucial curious decent decisive deep definite deliberate desirable detailed
  different difficult distinct distinctive diverse dominant due dynamic easy effective efficient
  eligible eminent encouraging enormous enough entire especial essential evident exact excellent exceptional exciting exclusive
  explicit exact expressly extensive extra extraordinary fabulous fair faithful familiar famous fantastic favourable favorable fine fit flat
  flourishing foremost formal forward free fresh frequent fruitful full fundamental funny general generous genuine good
  grand great handy happy hard healthy heavy high holistic honest hot huge ideal identical immense immediate imminent
  important impressive inclusive indeed indispensable individual inherent initial innate integral intact
  interesting intrinsic invaluable just keen key large latent leading legit likely literal little live lively long loose
  loud low lucrative main mainly major marked massive material meaningful mere mighty minor modest multiple narrow
  natural neat necessary new nice noble normal notable noteworthy noticeable obvious odd official
  only optimal optimum ordinary original outright outstanding overall overarching particular peculiar perfect pertinent
  pivotal plain plausible plenty popular possible potent powerful practical precious precise predominant preferable preferential
  pressing prevalent primary prime principal pronounced proper proud quick quiet quite radical ready real
  reasonable relative relevant reliable remarkable respectable respective rich right rigid
  robust rough round salient same satisfactory secondary separate serious several severe sharp short
  significant silly similar simple sincere singular sizeable sizable slight slow small smart smooth so-called solid sole
  special specific splendid stark steady straight strange strict strong stunning substantial subtle successful
  such sufficient suitable superb superior sure sustainable swift tangible thorough tidy tight tiny top total tough
  tremendous true typical ultimate unambiguous unique universal unlike unusual useful usual vague valid
  valuable varied vast viable vibrant vital vivid vibrant warm weak weighty well whole wide wise wonderful
  worldly worthwhile worthy wrong wholesome`);

const manner = words(`
  accordingly actively actually alike almost already altogether always anyhow anyway around aside away barely bit
  briefly broadly carefully closely collectively commonly consciously consequently considerably correctly currently
  deeply directly duly easily effectively either elsewhere enough entirely equally especially essentially even
  eventually ever everywhere exclusively explicitly extremely fairly far fast forth frankly freely
  fully generally gently genuinely gladly gradually greatly half handily hardly heavily hence highly hopefully ideally
  immediately indirectly individually initially instead internally intensely jointly
  largely lastly likewise literally loads locally loosely lots maybe merely moreover mostly mutually namely
  naturally nearly necessarily neatly normally notably objectively obviously occasionally officially often oftentimes ok once
  only openly originally otherwise outright partially particularly partly perhaps personally
  plainly plus possibly potentially practically precisely predominantly preferably presumably primarily
  principally privately probably progressively promptly properly publicly purely quietly
  quite rarely readily really reasonably regardless regularly relatively respectively roughly
  scarcely seemingly seriously severally shortly significantly similarly simply simultaneously sincerely slightly
  slowly smoothly solely somehow sometimes somewhat somewhere soundly specially squarely steadily stepwise
  straightaway strongly substantially successfully suddenly sufficiently supposedly surely swiftly technically thereby
  thoroughly though tightly together too totally traditionally truly typically
  ultimately underneath undoubtedly unfortunately universally unusually usually utterly vaguely vastly verbally
  versus very virtually visibly vividly voluntarily whatsoever wholly wherever widely willingly within worldwide yet
  step-by-step step bit-by-bit`);

const abstract = words(`
  aspect aspects amount angle approach arena array aspect attention attribute basis batch bearing behalf bunch bulk capacity
  case cases chance chunk circumstance claim class clue component composition conclusion connection consideration
  content context contour core corner couple course criteria criterion crux deal degree description detail device
  dimension direction distinction domain domains element emphasis end entity essence event evidence example exception existence
  explanation expression extent eye face facet fact factor favour feature feedback fit focal footing force form
  foundation frame framework front fulcrum gap gist grade grain grasp ground grouping guideline hallmark hand handful handle heading
  heap heart hint hallmark host idea image impression ingredient inkling instance interest issue item jist job joint
  kernel key keyword keywords kind label lack layer lead level levels likelihood limit line linchpin link load look lot magnitude make-up mainstay
  makeup mandate manner mark mass match matter mention merit message method midst mind mode moment move name nature
  need niche nod notion nub number object occasion opportunity option order outline overall pace pack
  pair par parameter part pattern peg perspective phenomenon phrase picture piece pile plethora plot point portion possibility
  potential practice premise presence principle problem process profile proportion prospect purpose quality question quota
  raft range rationale reach realm reason reference regard relation relationship remit report
  respect response result roof room round route row rubric run scale scenario scheme scope score search section
  sense series set shape share sheet side sight sign slot sort space spectrum sphere spot spotlight stake standpoint start statement
  status step strand stream strength stretch string stuff style subject substance sum summary
  supply support surface sweep system take talk target task tendency tenet term theme theory thing thinking thread
  thrust tier tone tool topic total touch trait trend type umbrella unit use usage value variety
  verb version view viewpoint virtue volume way weight wording word words world yardstick
  avenue backbone beneficiary bucket cluster entirety cohort contender contenders pick picks
  shortlist shortlisted tableau flavour flavor ratio qualities quality attributes traits`);

const people = words(`
  anybody anyone bloke chap everybody everyone fella fellow folk folks guy guys human humans individual individuals
  lad lass nobody person ppl peeps somebody someone speaker  
  abeg oga bruv fam homie yous youse`);

const talk = words(`
  abt afaik ain't alright amirite anyhoo aye bc btw bye cheers cos cuz dat dey dis dunno eh fer folks gawd gonna gotcha
  haha hallo hehe hmmm idk ikr ish ive jeez jk kinda lah lor leh liao lmk lol luv mebbe meh meself nah naw nope nvm oi
  okey oops oopsie ooh outta pls plz prolly quickie rn sez shoulda smth sorta sum sup ta tbh thanx thnx tryna tx uhm
  umm usin usn't wassup wat watcha whaddya whatcha whodunit woulda wtf wut wuz yea yep yer yo yup
  actually fancy heads-up honest innit reckon righto shout mind bothered mates cobber arvo heaps wee bonnie`);

export const englishGeneralWords: readonly string[] = [
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
