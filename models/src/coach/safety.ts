import type { Entities } from './language/entities.ts'

/** What protects people, or ends a call, is decided by rules and never by likeness alone. */
interface Rule {
  readonly intent: string
  readonly when: RegExp
  readonly unless?: RegExp
}

const PERSON =
  '(?:(?:some|any|every)(?:body|one)(?: else)?(?: s)?|other (?:people|users?|runners?|athletes?|customers?|members?)(?: s)?|another (?:user|person|runner|athlete|member)(?: s)?)'
const RELATIVE =
  '(?:my|the) (?:friend|neighbou?r|wife|husband|brother|sister|boss|colleague|partner|mother|father|mom|mum|dad|son|daughter|teammate|girlfriend|boyfriend|roommate)s?(?: s)?'
const DATA =
  '(?:workouts?|runs?|walks?|sessions?|data|pressure|peak|results?|numbers?|cadence|steps|profile|account|feet|foot|records?|notes?|insole|heel|recordings?|stats|information)'
const DID = '(?:doing|do|did|take|took|make|made|have|has|landed|land|walked|trained|ran|run)'
const ABOUT_ME =
  /\b(?:should i|hurt|pain|see some(?:body|one)|remember|note|did i|i did|i took|i had|have i|of mine|my own|send|share|tell my)\b|\bbet\b.*\bwith\b/

const REFUSALS: Rule[] = [
  {
    intent: 'refuse',
    when: /\b(?:ignore|forget|disregard|override|bypass|disable|drop|break|skip|turn off|overrule)\b.*\b(?:rules?|instructions?|guidelines?|restrictions?|prompts?|polic(?:y|ies)|safety)\b/,
  },
  {
    intent: 'refuse',
    when: /\b(?:system|initial|hidden|secret|original|developer) (?:prompt|instructions?|message|rules?)\b|\byour (?:prompt|instructions?|rules|guidelines)\b/,
  },
  {
    intent: 'refuse',
    when: /\b(?:pretend|act as|role ?play|imagine you are|you are now|jailbreak|developer mode|dan mode|admin(?:istrator)?(?: mode| access| rights)?)\b/,
  },
  {
    intent: 'refuse',
    when: /\b(?:password|passcode|api key|access token|secret key|credentials?|private key|database|source code|credit card|home address|phone number)s?\b/,
  },
  {
    intent: 'refuse',
    when: new RegExp(`\\b(?:${PERSON}|${RELATIVE})\\b.*\\b(?:${DATA}|${DID})\\b`),
    unless: ABOUT_ME,
  },
  {
    intent: 'refuse',
    when: new RegExp(
      `\\b${DATA}\\b.* (?:of|from|for|belong(?:ing|s)? to|by) (?:all )?(?:the )?(?:${PERSON}|${RELATIVE})\\b`,
    ),
    unless: ABOUT_ME,
  },
  {
    intent: 'refuse',
    when: /\ball (?:the )?(?:users|people|customers|athletes|accounts)\b|\b(?:his|her|their) (?:account|data|workouts?|runs?|sessions?|results?|numbers?|feet|foot)\b/,
  },
  {
    intent: 'refuse',
    when: /\b(?:hack|break into|log ?in as|impersonate)\b|\b(?:users?|customers?|accounts?) (?:number |id )?\d+\b/,
  },
]

/** Things that break, hurt or are treated, and are no feet. */
const THINGS =
  /\b(?:bikes?|bicycle|cars?|phone|computer|laptop|machine|tv|watch|laces?|racket|record|promises?|bank|account)\b/
const AVOIDING =
  /\b(?:avoid|prevent|reduce|lower|minimi[sz]e|without|risk of|keep from|protect)\b.*\b(?:injur|hurting|pain)|\binjury (?:prevention|free)\b/
const COMPLAINT =
  /\bmy .*\b(?:hurt|pain|ach|sore|numb|swollen)|\b(?:i have|i feel|i got|there is|it)\b.*\b(?:hurts?|pain|sore|numb|ach(?:e|es|ing))\b/
/** "My physio keeps asking: how many steps were there?" asks for a figure. */
const ASKS_FIGURE =
  /\b(?:how many|how much of|what (?:share|fraction|percentage|was (?:my|the) (?:peak|average|cadence|contact time)))\b(?!.*\b(?:should|safe|worry|dangerous)\b)/
const PAIN =
  /\b(?:hurts?|hurting|pains?|painful|aches?|aching|sore|soreness|injur(?:y|ies|ed)|numb(?:ness)?|swollen|swelling|tingl(?:e|es|ing)|throbbing|blisters?)\b/
const PAIN_TOO =
  /\b(?:(?<!fat )burning|bruis(?:e|es|ed|ing)|cramps?|cramping|limp(?:ing)?|bleed(?:ing)?|inflam(?:ed|mation)|stiff(?:ness)?|bother(?:s|ing)? me|dizzy|faint(?:ed|ing)?|heart attack)\b/
const INJURIES =
  /\b(?:fractur(?:es?|ed)|stress reaction|sprain(?:ed)?|torn|tore|ruptured?|broken|fasciitis|tend[oi]n ?itis|tendinopathy|shin splints?|bunions?|heel spurs?|neuroma)\b/
const INJURIES_TOO =
  /\b(?:arthritis|neuropathy|diabet(?:es|ic)|gout|flat f(?:ee|oo)t|fallen arch(?:es)?|high arches|achilles|metatarsalgia|hammer ?toe|ulcers?|infection|dislocated|hairline|surgery|pregnan(?:t|cy))\b/
const CARE =
  /\b(?:doctors?|physio(?:therapists?|therapy)?|podiatrists?|surgeon|hospital|medical|medicine|medication|painkillers?|ibuprofen|aspirin|pills?|diagnos(?:e|is|ed)|x ?ray|mri|symptoms?|orthotics?|prescri(?:be|ption))\b/
const WORRY =
  /\b(?:something|anything|what is) wrong with (?:my|me)\b|\b(?:have|did) i (?:damaged?|broken?|break|hurt)\b|\bam i (?:injured|hurt|damaging)\b|\bis it (?:safe|dangerous|harmful) (?:for me )?to (?:run|train|keep|go on|walk|play)\b/
const BODY =
  /\b(?:pulled|twisted|rolled|hurt) my\b|\b(?:knee|ankle|shin|calf|hip|back|hamstring|toenail|groin)s? (?:feels?|went|gave|keeps?|kills?|killing)\b|\bsomething (?:popped|snapped|cracked)\b/

function isMedical({ plain }: Entities): boolean {
  if (PAIN.test(plain) || PAIN_TOO.test(plain))
    return COMPLAINT.test(plain) || !(AVOIDING.test(plain) || THINGS.test(plain))
  if (INJURIES.test(plain) || INJURIES_TOO.test(plain)) return !THINGS.test(plain)
  if (CARE.test(plain))
    return !ASKS_FIGURE.test(plain) && !/\b(?:send|share|forward|e ?mail|text)\b/.test(plain)
  return WORRY.test(plain) || BODY.test(plain)
}

/** "It started on my last run", "since last week", after a word of pain. */
const MORE_OF_PAIN = [
  /^(?:and |but )?(?:it|that|they|the pain) (?:has |have |only |just |still |always )?(?:start|beg[au]n|came|comes?|gets?|got|hurts?|been|aches?|happen|feels?|is worse|went)/,
  /^(?:ever )?since\b|^(?:only |just |mostly )?(?:when|after|while) i (?:run|walk|land|stand|push|play|jump|train)/,
]
export const isMoreOfPain = ({ tagged }: Entities): boolean =>
  MORE_OF_PAIN.some((pattern) => pattern.test(tagged))

const NOTE_ORDER =
  /^(?:(?:and|also|please|can you|could you|would you|will you|i want you to|i would like you to|i need you to) )*(?:remember(?! when)|do not forget|note(?: down)?(?: that)?|jot(?: this)? down|jot|keep in mind)\b/
const NOTE_TAKEN =
  /^(?:(?:and|also|please|can you|could you|would you|will you) )*(?:write (?:this |that |it )?down|write (?:that|a note)|(?:make|take|save|add|put)(?: (?:me|down|this as|in))* (?:a )?note|remind me(?! (?:what|how|when|where|which|who|why)\b))/

const TAIL = '(?: (?:please|now|coach|thanks|thank you|for now|for today|then|ok|okay|it|again|there))*'
const STOP = new RegExp(
  `^(?:(?:please|wait|no|hang on|hold on|okay|just) )*(?:(?:can|could|would|will) you )?(?:please |just )*(?:(?:stop(?: it| that| there| talking| speaking)*|i said stop|be quiet|quiet|keep quiet|shut up|silence|hush|shush|enough|pause|never ?mind|cancel|wait(?: a (?:second|minute|moment))?)${TAIL} ?)+$`,
)
const STOP_TOO = new RegExp(
  `^(?:hold on|hang on|hold it|halt|zip it|not now|time out|mute yourself|let me think|that is enough|give (?:it|me) a (?:rest|break|second|moment|minute)|(?:one|a) (?:second|moment|minute)|no more talking)${TAIL}$`,
)
const GOODBYE =
  /\b(?:good ?bye|bye(?: bye)?|farewell|good night|hang up|catch you later|talk to you (?:later|soon|tomorrow)|see (?:you|ya) (?:later|soon|tomorrow|next time|around))\b/
const GOODBYE_TOO =
  /\b(?:end|finish|close|terminate|quit|stop) (?:the|this|our) (?:call|conversation|chat)\b|^see (?:you|ya)$|^(?:that|this|it) (?:is|was|will be|would be) (?:all|it|everything)(?: .*)?$/

/** The intent that the words themselves settle; null where likeness decides. */
export function protectedIntent(whole: Entities): string | null {
  const { plain, tagged } = whole
  if (STOP.test(plain) || STOP_TOO.test(plain)) return 'stop'
  if (NOTE_ORDER.test(plain) || NOTE_TAKEN.test(plain)) return 'save_note'
  for (const { intent, when, unless } of REFUSALS)
    if (when.test(tagged) && !unless?.test(plain)) return intent
  if (isMedical(whole)) return 'medical_boundary'
  return GOODBYE.test(plain) || GOODBYE_TOO.test(plain) ? 'goodbye' : null
}
