import { WORKOUT } from '../language/workout-words.ts'
import { rule } from './rule.ts'

const PERSON =
  '(?:somebody|someone|anybody|anyone|everybody|everyone)(?: else)?(?: s)?|other (?:people|users?|persons?|runners?|athletes?|customers?|clients?|members?)(?: s)?|another (?:user|person|runner|athlete|customer|client|member)(?: s)?|(?:my|the) (?:friend|neighbou?r|wife|husband|brother|sister|boss|colleague|partner|mother|father|mom|mum|dad|son|daughter|teammate|girlfriend|boyfriend|roommate)s?(?: s)?'

/** Attempts to change the coach's rules or to reach other people's data. */
export const REFUSE_RULES = [
  rule(
    'refuse',
    /\b(?:somebody|someone|anybody|anyone|everybody|everyone)(?: else)? s (?!calling|coming|here|waiting|knocking|at |talking to|ringing|asking)\w+|\binstructions (?:you|that you|above)\b|\byou (?:were|have been|got|are) (?:given|told|instructed)\b|\b(?:users?|customers?|accounts?|members?) (?:number |id )?(?:\d+|TIME)\b|\ball (?:the )?(?:users|people|customers|athletes|accounts)\b|\bother (?:users|people|runners|athletes|accounts|persons)\b.*\b(?:data|workouts?|sessions?|numbers|results|pressure)\b/,
  ),
  rule(
    'refuse',
    /\b(?:ignore|forget|disregard|override|bypass|disable|drop|break|skip|turn off|delete|change|overrule)\b.*\b(?:rules?|instructions?|guidelines?|restrictions?|prompts?|limits?|polic(?:y|ies)|safety|everything (?:you|i|above|before))\b/,
  ),
  rule(
    'refuse',
    /\b(?:system|initial|hidden|secret|original|developer) (?:prompt|instructions?|message|rules?)\b|\byour (?:prompt|instructions?|rules|guidelines|system message)\b/,
  ),
  rule(
    'refuse',
    /\b(?:pretend|act as|role ?play|imagine you are|you are now|behave (?:like|as)|jailbreak|developer mode|dan mode|admin(?:istrator)?(?: mode| access| rights)?)\b/,
    { unless: /\bhow\b.*\bact\b/ },
  ),
  rule(
    'refuse',
    /\b(?:password|passcode|api key|access token|secret key|credentials?|private key|database|source code|credit card|home address|phone number)s?\b/,
  ),
  rule(
    'refuse',
    new RegExp(
      `\\b(?:${PERSON})\\b.*\\b(?:${WORKOUT}|data|pressure|peak|results?|numbers?|cadence|steps|profile|account|feet|foot|records?|notes?|insole|heel|recordings?|stats|statistics|information|doing|do|did|take|took|make|made|have|has|land(?:ed)?|walk(?:ed)?|train(?:ed|ing)?|ran|run)\\b`,
    ),
    {
      unless:
        /\b(?:should i|hurt|pain|see (?:somebody|someone)|remember|note)\b|\bbet\b.*\bwith\b|\b(?:did i|i did|i took|i had|have i|of mine|my own)\b(?!.*\b(?:than|with|and|to) my \w+\b)/,
    },
  ),
  rule(
    'refuse',
    new RegExp(
      `\\b(?:${WORKOUT}|data|pressure|peak|results?|numbers?|cadence|steps|profile|account|records?|notes?|recordings?|information)\\b.* (?:of|from|for|belong(?:ing|s)? to|by) (?:all )?(?:the )?(?:${PERSON})\\b`,
    ),
  ),
  rule(
    'refuse',
    new RegExp(
      `\\b(?!today|yesterday|week|month|morning|monday|tuesday|wednesday|thursday|friday|saturday|sunday|it|that|what|who|let|there|here|foot|heel|workout|run|session|insole|time|match|tennis|PERIOD|FOOT|REGION|coach|metatarsal)[a-z]+ s (?:last |latest |previous |running |tennis |peak )?(?:${WORKOUT}|data|pressure|results?|numbers?|account|cadence|steps|heel|recordings?|notes?)\\b`,
    ),
    { unless: /\b(?:he|she|it|that|what|who|there|which|how) s\b|PERIOD/ },
  ),
  rule(
    'refuse',
    /\b(?:his|her|their) (?:account|data|workouts?|runs?|sessions?|results?|numbers?|profile|feet|foot)\b|\b(?:hack|exploit|break into|log ?in as|impersonate)\b|\b(?:access|show|give|tell|read|open|list|see)\b.*\b(?:all users|every user|all accounts|other accounts?|another account|other users|all the users|whose)\b/,
  ),
]

export const NOTE_RULES = [
  rule(
    'save_note',
    /^(?:and |also |can you |could you |would you |will you |i want you to |i would like you to |i need you to )*(?:remember(?! when)|do not forget|note down|note that|note|write (?:this |that |it )?down|write (?:that|a note|me a note)|jot(?: this)? down|jot|make (?:a |me a )?note|take (?:a )?note|save (?:a |this as a |me a )?note|add (?:a )?note|put (?:down )?(?:a |in a )?note|keep in mind|remind me(?! (?:what|how|when|where|which|who|why)\b))\b/,
  ),
]

const COURTESY =
  '(?: (?:please|now|coach|thanks|thank you|for now|for today|then|ok|okay|it|again|buddy|me|mate|there|everyone|already))*'
const only = (words: string) => new RegExp(`^(?:${words})${COURTESY}$`)

/** Steering of the conversation itself; most are whole sentences. */
export const STEERING_RULES = [
  rule(
    'repeat',
    /^(?:(?:can|could|would|will) you )?(?:please )?(?:just )?(?:tell|say|repeat|read|give)(?: (?:me|it|that|this|us))* (?:again|once more|one more time)(?: please)?$/,
  ),
  rule(
    'stop',
    only(
      '(?:(?:please|wait|no|hang on|hold on) )*(?:(?:can|could|would|will) you )?(?:(?:just )?stop(?: it| that| there| talking| to talk| speaking| right there)?(?: stop)*|be quiet|quiet|keep quiet|shut up|silence|hush|shush|(?:that is |okay )?enough(?: of that| talking| now| already| enough| stop)*|stop your talking|give (?:it|me) a (?:rest|break)|no more talking|pause|never ?mind|cancel(?: that)?|wait(?: a (?:second|minute|moment|sec))?|hold on(?: a (?:second|minute|moment|sec))?|hang on(?: a (?:second|minute|moment|sec))?|stop i said|be silent|hold it|halt|zip it|not now|i said stop|time out|mute yourself|(?:just )?(?:one|a) (?:second|moment|minute)|give me a (?:second|moment|minute)|let me think)',
    ),
  ),
  rule(
    'stop',
    /\b(?:can|could|would|will) you (?:please |just )*(?:stop|be quiet|shut up|hush|pause)(?: talking| speaking)?(?: (?:for a (?:second|moment|minute)|now|please))*$/,
  ),
  rule(
    'goodbye',
    /\b(?:good ?bye|bye(?: bye)?|see (?:you|ya)|farewell|good night|so long coach|cheerio|ciao|catch you later|talk (?:to you )?(?:later|soon|tomorrow|next time|then|again soon)|until (?:next|tomorrow)|till (?:next|tomorrow)|have a (?:good|nice|great|lovely) (?:day|one|evening|night|weekend|time))\b/,
    { unless: /\bi see you\b|\b(?:nice|good|great|lovely|happy|glad) to see you\b/ },
  ),
  rule(
    'goodbye',
    /\b(?:end|finish|close|terminate|drop|leave|quit|stop) (?:the|this|our|my) (?:call|conversation|chat|talk)\b|\bhang up\b|\byou can (?:go|leave|hang)|\blog (?:me )?(?:off|out)\b|\bsign(?:ing)? off\b/,
  ),
  rule(
    'goodbye',
    /^(?:no )?(?:thanks |thank you |ok |okay )?(?:so )?(?:i think |i guess )?(?:(?:that|this|it)(?: is| was| will be| would be)?|that s) (?:all|it|everything|enough)(?: (?:i (?:needed|wanted|need|want|have|had)(?: to (?:know|ask|hear))?|for (?:now|today|me|this time|tonight)|from me|thanks|thank you|very much|so much|a lot|coach|questions|my questions|then))*$/,
  ),
  rule(
    'goodbye',
    /^(?:no )?(?:i am|we are) (?:all )?(?:done|finished|good|set|leaving|off|out)(?: (?:here|now|for (?:now|today)|thanks|thank you|coach|talking|then|asking))*$|\b(?:got to|have to|need to|must|should|going to|better) (?:go|leave|run|head (?:off|out|home)|get going|be going|be off)(?: (?:now|home|thanks|bye|soon))*$|^(?:i am )?(?:off|heading (?:off|out|home)|going home)(?: now)?$|^(?:no )?(?:nothing (?:else|more|further)|no more questions|no further questions|that would be all|no that is it|we can stop here|let us (?:stop|leave it|finish|end|call it)(?: it)?(?: (?:here|there|at that|a day|now))*|later)(?: (?:thanks|thank you|for now|for today|coach|from me))*$/,
    { unless: /\bhow\b/ },
  ),
  rule(
    'repeat',
    /\b(?:say|tell me|read|explain|give me) (?:that|it|this|me that|the last (?:bit|part|thing|sentence|answer))(?: (?:for|to) me)? (?:again|once more|one more time|another time|slower|louder|slowly)\b|\b(?:repeat|rephrase|reiterate)\b|\bcome again\b|\bsay (?:again|what)\b|\bonce again\b|^(?:say it )?(?:once more|one more time|again|again please|pardon(?: me)?|sorry|what|huh|excuse me|i beg your pardon|what was that|what did you (?:just )?say|sorry what(?: was that)?|what was (?:that|it) again|eh|louder|slower|say that)(?: (?:please|again|coach|sorry|to me|for me))*$/,
  ),
  rule(
    'repeat',
    /\b(?:did not|could not|can not|do not|missed|not) (?:quite |really |fully )?(?:catch|hear|get|understand|follow)(?: (?:that|you|it|what you said|the last (?:bit|part|thing|number)|your answer))?(?: (?:bit|part|again|there|just now|at all|properly|correctly|last|time))*$|\bi missed (?:that|it|what you said|the last)|\bwhat did you (?:just )?say\b|\bwhat (?:was|is) that (?:again|last (?:bit|part|number|thing))\b|\bwhat was (?:your|the) (?:last )?answer\b|\b(?:run|go over) (?:that|it|this) (?:by me )?(?:again|once more)/,
  ),
  rule(
    'greet',
    /^(?:(?:well |oh )?(?:hello|hi|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|yo|morning|evening|what is up|sup)(?: (?:there|my coach|coach|again|kinetra|everyone|my friend|to you|buddy|mate|good (?:morning|evening|afternoon)|are you there|can you hear me|(?:nice|good|great|lovely) to (?:meet|see) you(?: again)?|i am (?:back|here|ready)))* ?)+$|^(?:coach|kinetra|hey coach|are you (?:there|listening|awake|ready|here)(?: coach)?|can you hear me(?: now)?(?: coach)?|anybody there|is anyone there|(?:nice|good|great|lovely) to (?:meet|see) you(?: again)?|i am back|i am here|i am ready|testing|test test|test)$/,
  ),
]

export const SMALL_TALK_RULES = [
  rule(
    'capabilities',
    /\bwhat (?:\w+ )?(?:can|could) (?:you|we) (?:\w+ )?(?:do|talk about|discuss)\b(?! (?:about|with|to) (?:my|the))/,
  ),
  rule(
    'capabilities',
    /\bthings (?:that )?(?:you|i) (?:can|could) (?:do|ask|say)\b|\bwhat (?:can|could) i do (?:with you|here|in this app|by voice)\b/,
  ),
  rule(
    'capabilities',
    /\bwhat (?:else )?(?:you|i) (?:can|could|are able to|may) (?:do|ask|help|answer|tell me)(?: (?:for|with|you|me|about|to do))*$|\bwhat you are (?:able to|capable of|good at)\b|\b(?:which|what) (?:questions?|things?|topics?|data|numbers) (?:can|could|do|are|may) (?:you|i)\b|\bwhat (?:can|could|do|should) i (?:use|need) you for\b|\bwhat are you for\b|\bwhat (?:is|are) your (?:job|purpose|role|use)\b|\bhow (?:can|do) i (?:talk to|work with|use) you\b/,
  ),
  rule(
    'capabilities',
    /\bwhat (?:else )?(?:can|could|do|are|may) (?:you|i|we) (?:\w+ )?(?:do(?: for me)?|tell me|help(?: me)?(?: with)?|know|ask(?: you)?(?: about)?|say|able to(?: do)?|capable of|good (?:at|for)|answer|talk about|offer|for|show me)$|\bwhat (?:can|could|should|may|do) i ask\b|\bwhat (?:kinds?|sorts?|types?) of (?:questions?|things?|stuff|help|information|data)\b|\bhow (?:can|do|could|would) you (?:help|work|assist|support|be (?:useful|helpful|of help))\b|\bhow does this (?:work|thing work)\b|\byour (?:features|abilities|capabilities|skills|functions)\b|\bwhat (?:can|could) you (?:do|help|tell|answer|explain|show)\b(?! .*\b(?:REGION|TIME|workout|run|session|about (?:my|this|the)|pressure))|\bwhat are you (?:able|capable|there|here|good)|\bwhat (?:is|are) (?:my|the) options\b|\bhow do i use (?:you|this)\b|\bwhat questions\b|\bwhat do you know\b|\bhow can i use (?:you|this)\b|\bwhat (?:would|will) you be able to\b|\bi do not know what to ask\b|\bwhat is possible\b|\btell me what you can\b/,
  ),
  rule(
    'capabilities',
    /^(?:help|help me|i need (?:some )?help|can you help(?: me)?(?: out)?|what now|how does it work|tell me about yourself|what do you do|what is this|what is kinetra|introduce yourself|what should i (?:ask|say)(?: you)?)$/,
  ),
  rule(
    'small_talk',
    /\bhow are you\b|\bhow (?:is it|are things|is everything|is life) going\b|\bhow have you been\b|\bhow do you (?:feel|do)\b|\bhow is your day\b|\bhow was your (?:day|weekend|night)\b|\byour name\b|\bwho (?:are|made|built|created|designed|trained|is) (?:you|this)\b|\bare you (?:a |an )?(?:real|human|robot|person|ai|bot|machine|computer|alive|man|woman|artificial|happy|tired|ok|okay|bored|smart|chat ?gpt|sure|serious|kidding|married|single)\b|\bam i (?:talking|speaking) (?:to|with)\b|\bjokes?\b|\bhow old are you\b|\bwhere (?:are you from|do you (?:live|come from))\b|\bdo you (?:like|love|run|sleep|dream|have (?:a |any )?(?:feet|friends|name|feelings|family|hobbies|legs|body)|enjoy|exercise|ever|remember me|speak|work out|play)\b|\bi (?:love|like|hate|missed) you\b|\byou (?:are|re) (?:so |very |really |the |a )?(?:\w+ )?(?:great|awesome|nice|funny|cool|smart|good|best|stupid|useless|helpful|amazing|kind|wrong|rude|sweet|clever|annoying|star|legend|coach)\b|\bwhat is up\b|\bsing\b|\btell me (?:a story|something (?:funny|nice|interesting))\b|\bmotivate me\b|\bcheer me up\b|\bdo you think i am\b|\b(?:what|who|which) (?:is|are) your favourite\b|\bfavourite (?!song|music|film|movie)|\bmeaning of life\b/,
    { unless: /\bwhat is up with\b/ },
  ),
  rule(
    'small_talk',
    /^(?:(?:thanks|thank you|cheers|ta|many thanks|much appreciated|appreciate it|great|nice|nice one|cool|awesome|amazing|wow|good|perfect|excellent|ok|okay|alright|right|sure|fine|yes|yeah|yep|no|nope|no thanks|no thank you|not really|maybe|i see|got it|understood|makes sense|that makes sense|interesting|good job|good work|well done|good to know|that is (?:good|great|nice|interesting|helpful|fine|cool|awesome|perfect|amazing|fantastic|good to know|good to hear|great to hear|impressive|lovely|not bad)|very (?:good|nice|helpful|interesting)|sounds good|lovely|brilliant|fantastic|i am (?:tired|exhausted|happy|fine|good|ok|okay|proud|so tired|very tired|sad|hungry|bored)|i feel (?:good|great|fine|tired|amazing|strong|happy)|that was (?:tough|hard|fun|great|exhausting|easy|good)|hooray|yay|haha|lol|oh|oh no|really|so much|very much|a lot|a bunch|helpful|useful|encouraging|reassuring|that helps|that is helpful|that helped|for (?:that|the help|your help|everything)|you too|same|indeed|of course|definitely|absolutely|i know|for the tip|it was (?:great|fun|hard|tough)|i had (?:fun|a good time)|coach|man|wonderful|super|appreciated|buddy|so|very|too|it|that|is|was|are) ?)+$/,
    { unless: /^(?:and )?(?:is|are|was|were) (?:that|it|this)/ },
  ),
]
