import { rule } from './rule.ts'

const AVOIDING =
  /\b(?:avoid|prevent|reduce|lower|minimi[sz]e|without|risk of|keep from|protect)\b.*\b(?:injur|hurting|pain)|\binjury (?:prevention|free)\b/
const COMPLAINT =
  /\bmy .*\b(?:hurts?|hurting|pains?|painful|aches?|aching|sore|numb|swollen)\b|\b(?:i have|i feel|i am feeling|i got|i had|there is|it)\b.*\b(?:hurts?|pain|sore|numb|ache|aches|aching)\b/

/** Questions that belong to a doctor: complaints, injuries, diagnoses, medicine. */
export const MEDICAL_RULES = [
  rule(
    'medical_boundary',
    /\b(?:hurts?|hurting|pains?|painful|aches?|aching|aches|sore|soreness|injur(?:y|ies|ed)|numb(?:ness)?|swollen|swelling|swell|tingl(?:e|es|ing)|throbbing|burning|bruis(?:e|es|ed|ing)|blisters?|cramps?|cramping|limp(?:ing)?|bleed(?:ing)?|inflam(?:ed|mation)|stiff(?:ness)?|bothering me|bothers me|bother me)\b/,
    {
      where: ({ plain }) => COMPLAINT.test(plain) || !AVOIDING.test(plain),
    },
  ),
  rule(
    'medical_boundary',
    /\b(?:fractures?|fractured|stress reaction|sprain(?:ed)?|strain(?:ed)?|torn|tear(?= in| of)|tore|ruptured?|broken|break(?= a bone)|fasciitis|fascia|tendon ?itis|tendinitis|tendinopathy|shin splints?|bunions?|heel spurs?|neuroma|arthritis|neuropathy|diabet(?:es|ic)|gout|plantar wart|flat feet|flat foot|fallen arch(?:es)?|high arches|achilles|osteoporosis|metatarsalgia|sesamoiditis|hammer ?toe|ulcers?|infection|dislocated|hairline|surgery|operation|pregnan(?:t|cy)|heart condition|heart attack|dizzy|faint(?:ed|ing)?|chest)\b/,
    {
      unless:
        /\b(?:bikes?|bicycle|cars?|phone|computer|laptop|machine|tv|watch|shoes?|laces?|racket|record|promises?)\b/,
    },
  ),
  rule(
    'medical_boundary',
    /\b(?:doctors?|physicians?|physio(?:therapists?|therapy)?|podiatrists?|orthop(?:a)?edi(?:st|c|cs)|surgeon|hospital|medical|medicine|medication|painkillers?|ibuprofen|aspirin|paracetamol|pills?|diagnos(?:e|is|ed|tic)|treatment|treat(?= (?:it|this|that|my))|x ?ray|mri|scan|see (?:a )?(?:specialist|professional|expert|somebody|someone|anybody)|symptoms?|clinic|therapist|orthotics?|prescri(?:be|ption)|healthy|disease|condition)\b/,
    {
      unless: /\b(?:shape|road|surface) condition|\bcondition(?:s)? of the (?:road|track)/,
      where: ({ tagged }) => !ASKS_FIGURE.test(tagged) || COMPLAINT.test(tagged),
    },
  ),
  rule(
    'medical_boundary',
    /\b(?:is something wrong with|is there something wrong with|anything wrong with|what is wrong with|have i (?:damaged|broken|hurt)|did i (?:damage|break|hurt)|am i (?:injured|hurt|damaging)|is it (?:safe|dangerous|ok|okay|bad|harmful|serious)(?: for me)? to (?:run|train|keep|continue|go on|walk|play|exercise)|can i (?:still |keep )?(?:run|train|exercise|play)(?:ning|ing)? (?:with|through|on|despite)|should i (?:stop|rest|take a break from|quit) (?:running|training|exercising|walking|playing)|should i (?:be )?worr(?:y|ied) about my (?:health|foot|feet|shin|knee|ankle|leg|back|hip|calf))\b/,
  ),
  rule(
    'medical_boundary',
    /\b(?:pulled|twisted|rolled|hurt) my\b|\b(?:knee|ankle|shin|calf|hip|back|achilles|hamstring|toenail|groin)s? (?:is|are|feels?|feel|has|went|gave|bothers?|keeps?|kills?|killing)\b|\bsomething (?:popped|snapped|cracked)\b/,
  ),
]

/** "My physio keeps asking: how many steps were there?" asks for a figure. */
const ASKS_FIGURE =
  /\b(?:how many|how much of|what (?:share|fraction|percentage|was (?:my|the) (?:peak|average|cadence|contact time)))\b(?!.*\b(?:should|safe|worry|worried|dangerous)\b)/

/** Wants advice for training. It comes before the figures, as "how can I lower my cadence" asks for none. */
export const ADVICE_RULES = [
  rule(
    'advice',
    /\b(?:things?|points?|areas?|way|most important)\b.*\b(?:to|i (?:should|could|can|must)) (?:improve|work on|focus on|change|fix|do better|do differently|watch)\b/,
  ),
  rule(
    'advice',
    /\bwhat (?:should|could|would) (?:be )?my (?:next )?(?:focus|goal|target|priority)\b|\b(?:how|what) (?:i|we) (?:can|could|should|might|must|need to|have to)\b|\bwhat (?:do|would|must) i (?:have|need|want) to (?:work|improve|change|focus|fix|do|train|correct)\b|\bwhere (?:can|could|should|do) i (?:\w+ )?(?:improve|get better|do better|start)\b|\b(?:i want|i would like|i need|trying|i try) to (?:improve|land|run|get|reduce|lower|be|become|step) (?:\w+ )?(?:softer|better|lighter|less|more|quieter|gentler|faster)?\b/,
    { unless: /\b(?:ask|say to you|see|open|compare|know)\b/ },
  ),
  rule(
    'advice',
    /\b(?:tips?|advice|advise|suggestions?|suggest|recommend(?:ations?|ed)?|drills?|pointers?|exercises? (?:for|to|that|would|should|could|can|do)|homework|cues?)\b/,
    { unless: /\b(?:tip ?toes?|tips? of|list)\b/ },
  ),
  rule(
    'advice',
    /\bwhat (?:should|could|can|must|would|do|might|ought) (?:i|we|you) (?:\w+ )?(?:focus|work|do|change|improve|try|practi[cs]e|pay attention|concentrate|watch|look (?:out )?for|fix|train|correct|adjust|aim|need to (?:change|improve|work|fix|do)|have me|want me)\b/,
    { unless: /\bdid i do\b|\bwhat do i do (?:yesterday|PERIOD)/ },
  ),
  rule(
    'advice',
    /\bhow (?:can|could|should|do|might|would|must|shall|to|am i supposed to|do you) ?(?:i|we|you|one|you suggest i)? ?(?:\w+ )?(?:improve|land|run|walk|reduce|lower|get|make|increase|raise|decrease|take|put|fix|be|become|avoid|prevent|stop|step|strike|push|change|train|do better|do this better|play|move|use|balance|even|spread|shift|protect|bring|keep|relieve|soften|shorten|unload|relax|ease|cut|work on|correct|strengthen|distribute|load|touch|hit|adjust|go|speed|quicken)\b/,
    {
      unless:
        /\bhow (?:do|can|could|would) i (?:compare|get (?:to|back)|use (?:you|this)|see|find)|\bhow do i run\b$|\bhow do i (?:land|load|walk|strike)(?: (?:my|on|with|the) .*)?$/,
    },
  ),
  rule(
    'advice',
    /\b(?:anything|something|what) (?:(?:else )?(?:that )?i (?:can|could|should|need to|must|ought to))? ?(?:to )?(?:improve|work on|change|focus on|do better|do differently|watch out for|pay attention to|try next|be improved|needs? (?:work|improvement|improving))\b|\bneeds? (?:the most )?(?:work|improvement|improving|attention)\b|\b(?:room for improvement|areas? (?:of|for|to) improve|next step|next goal|what next|what is next|weak(?:ness|nesses|est point| points?| spots?)|help me (?:to )?(?:improve|run|land|get|reduce|lower|be|step|become))\b|\bcoach me\b|\bgive me (?:something|one thing|a thing|a goal|a plan|an exercise|a focus)\b|\bwhere (?:can|could|should) i improve\b|\bwhat would (?:help|make|you (?:change|do|improve|work))\b|\bone thing (?:to|i)\b|\bmy (?:next )?(?:goal|target|focus) (?:be|for)\b|\bwhat (?:is|are) the (?:best|easiest) (?:way|thing)s? to\b|\bbest way to\b|\bdo i need to (?:change|improve|work|fix|adjust)\b|\bshould i (?:change|adjust|shorten|lengthen|increase|raise|lower|land|try|focus|work|run|take|use|push|step)\b|\bways? to (?:improve|land|reduce|lower|run|get|make)\b/,
  ),
]

/** "It started on my last run", "since last week", after a word of pain. */
export const goesOnAboutPain = (tagged: string) =>
  /^(?:and |but )?(?:it|that|they|the pain) (?:has |have |only |just |still |always )?(?:start|beg[au]n|came|comes?|gets?|got|hurts?|been|aches?|happen|feels?|is worse|went)|^(?:ever )?since\b|^(?:only |just |mostly )?(?:when|after|while) i (?:run|walk|land|stand|push|play|jump|train)/.test(
    tagged,
  )
