/** Words of the field, to which near misses of spelling and hearing are drawn. */
export const FIELD_WORDS =
  `pressure pressures average averaged maximum minimum highest lowest hardest heaviest biggest metatarsal metatarsals
forefoot midfoot medial lateral cadence contact integral event events workout workouts session sessions yesterday
compare compared comparison previous summary summarise improve improving improved improvement trend trends region
regions balance balanced tennis running walking standing explain advice duration ground percentage percent
fracture fasciitis tendonitis goodbye overload overloads overloaded underloaded asymmetry symmetry symmetrical stance impact impacts
landing landings loaded loading phases stride strides frequency training`.split(/\s+/)

/** Common words that are right as they are, though a word of the field is near. */
export const COMMON_WORDS =
  `interval intervals about above across action active actually added advance after again against agree ahead allow almost alone along already
always among amount another answer anybody anyone anything appear apply area around arrive aside asked asking attack away
background basic because become been before began begin beginning behind being believe below beneath better between beyond black
blood board body books bottom bought brain break breath bring broken brother brought brown build building built business called
came cancel capital careful carried carry carrying catch caught cause causes center central centre certain chance change changed
changes charge cheap check child children choice choose chose circle class clean clear clearly close closed closer coach cold
collect colour comes coming common company complete concern condition connect consider contain content continue control cool
correct count country couple course court cover create cross current currently curious cut daily danger daughter dead deal
death decide deep degree delete depend describe detail details develop different difficult difference dinner direct direction
discover distance divide doctor document does doing dollar done door double doubt down dream dress drink drive driver during
each early earth easily easy edge effect effort eight either element else empty ended engine enjoy enough enter entire equal
especially even evening ever every everybody everyone everything exact example excellent except exercise expect experience
experienced explained express extra eyes face fact fail fall familiar family famous fast faster father favour favourite fear feel
feeling feet fell felt field fifth fight figure file fill final finally find fine finger finish finished fire first five flat
floor flow focus follow following food foot football force forced foreign forest forget form forward found four fourth free
friend friends front fruit full funny further future game garden gave general generally gentle getting girl give given gives
giving glass goes going gone good great green group grow growing guess half hand handle hands happen happened happening happens
happy hard harder hardly hate have having head healthy hear heard heart heat heavier heavy held hello help here hers high higher
highly hill history hits hitting hold home hope horse hospital hotel hour hours house however huge human hundred hundreds hurry
hurt hurting idea ignore image imagine important include increase increased increasing indeed indicate injury inner inside instead
instruction instructions interest interesting island issue issues itself joint keep kept kick kill kind king knee knew know
knowing known lady lake land landed language large largest last late lately later laugh lead learn learned least leave leaving
left length less lesson letter level lies life lift light lighter like likely limit line lines list listen little live lives
local location long longer look looked looking lose lost loud love lower lowest lunch made main make makes making many mark
market match matches matter matters mean means measure measured measures medical medicine meet member memory mention metal method
middle might mile miles million mind minute minutes miss missing moment money month months more morning most mother motion mouth
move moved moving much music must myself name near nearly need needed never news next night nobody none normal normally north nose
note nothing notice number numbers object observe ocean offer office often okay older once ones only open opened order other others
otherwise ought outer outside over pace page pain pair paper parent part particular parts party pass past pattern people perfect
perform performance performed perhaps period person personal phase phone photo physio picture piece place plan plane plant play
played player playing please point police poor position possible power practice prepare present president press pressed pressing
pretty prevent price print private probably problem problems process produce product professional progress promise proper protect
prove provide public pull push pushed pushing question questions quick quickly quiet quite race radio raise range rate rather
reach read ready real really reason receive recent recently record recorded recording reduce reduced region relative remain
remember repeat reply report require rest result results return reveal rhythm rich ride right rise rising river road rolling room
rough round rule rules runner runners running safe said same save saved says scale school science score screen season seat second
seconds secret section seem seems seen select self sell send sense sensor sensors sent serious serve service seven several shall
shape share sharp shin shoe shoes shop short shorter should shoulder show showed shown side sides sign silence similar simple
simply since single sister size skin sleep slightly slow slower slowly small smaller smile snow softer softly some somebody someone
something sometimes song soon sore sort sound south space speak special specialist speed spend spent split spoke sport spot
spread spring stand started starting state station stay step steps stick still stock stone stood stop stopped store story straight
strange street stress strike strong stronger study stuff such sudden sugar suggest summer support suppose sure surface surprise
swelling swollen system table take taken takes taking talk talking taste teach team tell temperature terms test thank thanks
their them themselves then there these they thing things think third this those though thought thousand three through throughout
throw tight tighter time times tired title today together tomorrow tonight took total totally touch touched toward towards track
train trained travel tree tried trouble truck true trust turn turned twelve twenty type types under understand unit until upper
upset using usual usually value values very view visit voice volume wait walk walked wall want wanted wants warm warning wasted
watch water ways weak wear weather week weekend weeks weight well went were west what wheel when where whether which while white
whole whose wide wife will wind window winter wish with within without woman wonder wood word words work worked working world worry
worse worst worth would wrong wrote year years yellow young your yourself zone older ankle ankles achilles calf muscle muscles
tendon bone bones blister blisters numb tender tingling cramp cramps stiff strain sprain sprained sprain swell bruise bruised
symptoms diagnose diagnosis treatment therapist physiotherapist podiatrist orthotics insole insoles socks sneakers trainers
marathon trail treadmill grass uphill downhill stretch stretches stretching drill drills exercises strength posture stable rolled
prompt password pretend somebody's everyone's neighbour colleague percentile distribution distributed steady steadily rose dropped
dropping falling fallen climbing climbed grew went gone lightest softest least-used strongest longest shortest fastest slowest
latest newest oldest recap overview highlight highlights quick brief briefly breakdown rundown fared jump skip seek display
zoom point load loads spike spikes alarm alarms alert alerts hardness intense intensity stamped pounding pound stomping stomp
tell told joke jokes recipe pizza translate restaurant movie film weather forecast rain sunny traffic flight calories calorie
distance kilometres kilometers pulse oxygen sleep bitcoin election mayor france paris london monday tuesday wednesday thursday
friday saturday sunday january february march april june july august september october november december pardon sorry excuse
cheers bye farewell chat message call calls hang ended later everything repeated saying louder slower define definition meaning
significance significant stand stands overpronation pronation supination pronate supinate forehand backhand serve serves
mistake mistakes tips suggestions suggestion recommend recommendation recommendations advise worked technique form gait
session's reading readings sensor's loaded unload unloaded underload underloaded lightly heavily barely hardly touches strikes
striker strikers striking struck bothers bothering aching burning throbbing worried worrying heals healing plantar arthritis bunion bunions spur
spurs neuroma surgery injured injuries ruptured torn limping trick hack developer admin override bypass confidential
roleplay persona jailbreak guidelines restrictions database hidden internal accounts account users athletes athlete client clients
teammate teammates anna john maria peter david sarah michael boss chart graph curve replay video heatmap colour colored
coloured bright orange purple dark darker shade areas places heels arches sole soles soled rear hind`.split(
    /\s+/,
  )
