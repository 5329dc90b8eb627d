import type { Entities } from '../language/entities.ts'
import { rule } from './rule.ts'

const named = ({ places, term }: Entities) => places.length > 0 || term !== null
const OWN = /\b(?:my|did i|do i|was|were|i had|today|this (?:workout|run|session))\b|PERIOD/

/** What things are and why they matter. */
export const EXPLAIN_RULES = [
  rule(
    'explain',
    /\w \bwhat (?:is|are|does) (?:cadence|load share|peak pressure|mean pressure|contact time|contact area|pressure time integral|stance phases?)(?: mean)?$/,
  ),
  rule(
    'explain',
    /\b(?:what (?:does|do|did) .*\b(?:mean|stand for|do|tell|say|indicate|show|refer to|measure|signify|represent|describe)\b|what is meant by|(?:REGION|\w+) what (?:is|are|does) (?:that|it|those|this)(?: mean)?$|what (?:counts as|belongs to|makes up)|meaning of|mean(?:ing)? by|define|definition of|explain|what (?:is|are) .* (?:mean$|for$|good for|about$|telling|tell|used for|all about)|describe|what exactly|tell me (?:more )?about (?!my\b|(?:high|low) force events? (?:on|in|at|under)\b)|tell me what (?!my\b|i\b).*(?:means?|stands? for|is for|does|is|are|is about)$|what (?:part|bone|area|region|place)(?: of (?:the|my) foot)? (?:is|are) (?:the |called )?REGION$|what (?:is|are) (?:the )?REGION (?:for|about|good for)|teach me|help me understand|^understand|significance of|purpose of|what do you mean by|i do not (?:understand|know) what|educate me|how (?:is|are) .*(?:measured|calculated|computed|defined)|how do you (?:measure|calculate|define)|role of|function of)\b/,
    {
      where: (entities) =>
        named(entities) &&
        !/\b(?:my|our) (?:FOOT )?(?:peak|average|mean|cadence|steps|contact time|load|events?)\b.*\b(?:was|were|is)$|\bpressure (?:on|in|under|at)\b.*\bREGION\b(?!.*\b(?:mean|matter))/.test(
          entities.tagged,
        ),
    },
  ),
  rule(
    'explain',
    /\b(?:why|how come|how (?:important|bad|dangerous|serious|significant|relevant)(?! (?:was|were|did)\b)|what happens (?:if|when)|what if|is it (?:bad|good|important|a problem|normal|ok|okay|dangerous|fine)|does it matter|what (?:causes|caused)|reason|so what if|should i (?:care|worry|be worried|be concerned)|matters?|the (?:problem|risk|danger)|concern(?:ed|ing)?|relevance|worr(?:y|ied|ying)|too (?:much|high) (?:load|pressure))\b/,
    { where: named, unless: /\b(?:focus|work on)\b/ },
  ),
  rule(
    'explain',
    /\b(?:is|are|was|does|can)\b.*\b(?:bad|good|problem|problematic|normal|dangerous|important|harmful|unhealthy|concerning|worrying|risky|ideal|ok|okay|too (?:high|much|low)|matter)\b/,
    {
      where: (entities) => named(entities) && (entities.places.length > 0 || !OWN.test(entities.tagged)),
      unless: /\b(?:show|how|which|where|many|better|session|workout)\b/,
    },
  ),
  rule(
    'explain',
    /^(?:so |and |but )?(?:what is|what are|what was that|who is)(?: (?:a|an|the|this|that|these|called))* (?:REGION|(?!(?:it|that) (?:for|on|in|at|under) )[a-z0-9 ]+)(?: (?:again|anyway|exactly|actually|region|called|on the (?:foot|map)|in (?:the foot|running|simple (?:words|terms))))*$/,
    {
      where: (entities) =>
        named(entities) &&
        !OWN.test(entities.tagged) &&
        !/\b(?:most|least|highest|lowest|share of|percent|percentage|what (?:is|are) the (?:peak|average|mean|cadence|pressure|load|maximum|number|contact|ground|total|step|force|events?)\b(?! (?:share|area|events?|time integral|pressure|rate|frequency)$))|what (?:is|are) the (?:peak|mean|average|maximum)\b.*REGION\b/.test(
          entities.tagged,
        ),
    },
  ),
  rule(
    'explain',
    /\b(?:is|are|was|were|that) (?:that|this|it|those|these)?(?: a| very| too| really| so)?(?: \w+)? ?(?:good|bad|normal|ok|okay|high|low|a lot|much|too (?:much|high|low)|healthy|worrying|alright|a problem|dangerous|fine|serious|harmful|important|enough|concerning|unusual|ideal|typical)$/,
    { where: ({ tagged }) => /\b(?:is|are|was|were) (?:that|this|it|those|these)\b/.test(tagged) },
  ),
  rule(
    'explain',
    /^(?:and |but |so )?(?:why|how come|why not|why is (?:that|this|it)(?: so| \w+| the case)?|why (?:did|does|would|was) (?:that|this|it)\b.*|how so|what does (?:that|this|it) (?:mean|say|tell me|tell us|indicate)(?: (?:for|about) .*)?|so what|what is the reason|what do you mean(?: by (?:that|this))?|meaning|explain(?: (?:that|this|it))?(?: (?:to me|please|more|further|in more detail))*|what for|why does (?:that|this|it) matter|does (?:that|this|it) matter|is (?:that|this|it) (?:a )?(?:good|bad|normal|ok|okay|high|low|problem|much|lot)|can you (?:explain|elaborate)(?: (?:that|this|it|on that))?|tell me more(?: about (?:that|this|it))?|elaborate|go on|more(?: detail| details| about that)?|what am i (?:looking at|seeing)(?: here)?|what is (?:this|that|it)(?: (?:here|region|area|spot|part|colour|red|red (?:area|spot|part|bit)|one|exactly|actually))?|(?:what|why|how come) (?:is|are) (?:this|that|it|these|there|the)(?: \w+){0,2} (?:so )?(?:red|yellow|orange|hot|bright|dark|blue|green|coloured|purple|lit up|high|low)(?: \w+)?(?: here| there)?)$/,
  ),
]

export const SUMMARY_RULES = [
  rule(
    'summary',
    /^(?:what (?:happened|was going on|went on|was it like|about)|how (?:was|did)(?: (?:it|that|i|things|everything))?(?: (?:go|look|do|like))?|tell me (?:what happened|about(?: it)?)|summarise(?: it)?|describe(?: it)?|go over|(?:(?:was|is|were) there )?any ?thing(?: (?:unusual|special|interesting|notable|odd|new))*)$/,
    { where: ({ segment }) => segment !== null },
  ),
  rule(
    'summary',
    /\bhow (?:it|that|this|things|everything|(?:my|the|this) (?:\w+ )?(?:workout|run|session|walk|match|game|training|performance)) (?:went|was|is|turned out|looked|goes)\b|\bhow i (?:perform(?:ed)?|did|fared|am doing|was)\b|\bhow (?:well|good)(?: \w+)? (?:did|was|have|am|were) (?:i|my|the|this|it|that)\b|\bhow (?:did|have|am|was|is|were|are|do) (?:i|my|the|this|that|it|we|everything|things|today)(?: \w+){0,3}? ?(?:do|doing|go|going|perform(?:ed|ing|ance)?|fare|get on|look(?:ing)?|turn out|workout|run|session|walk|match|game|training|it|today|tennis|jog|hike|PERIOD|recording|effort|exercise)\b|\b(?:summar(?:y|ies|ise)|recap|overview|run ?down|sum (?:it|this|that|things|my|the|everything) ?(?:\w+ )*up|sum up|in a nutshell|in short|highlights?|key (?:points|numbers|facts|figures|takeaways?|stats)|main (?:points|numbers|facts|figures|takeaways?|findings?|results?|stats)|take ?aways?|report|brief me|debrief|big picture|bottom line|gist|quick look|fill me in|catch me up|wrap up|assessment|verdict|general picture|conclusions?|the short version|results?|stats|statistics|overall)\b/,
    { unless: /REGION|\b(?:event|cadence|contact|steps|forecast|weather)\b/ },
  ),
  rule(
    'summary',
    /\b(?:tell me|talk to me|what can you (?:tell|say)|what do you (?:think|know|see|make)|give me|say something|your (?:opinion|thoughts|view|take|impression|analysis)|analyse|what did you (?:see|notice|find)|what (?:stands|stood) out|what happened|anything (?:interesting|special|notable|unusual|i should know|stand)|rate|evaluate|assess|judge|what is (?:notable|special|interesting)|what should i know|walk me through|go over|check|review|look over)\b.*\b(?:workout|run|session|walk|match|game|training|it|today|this|tennis|jog|performance|effort|know|interesting|notable|unusual|special|out|see|notice|find|happened|recording|here|PERIOD)\b/,
    { unless: /REGION|\b(?:joke|event|weather|cadence)\b/ },
  ),
  rule(
    'summary',
    /\bwas (?:that|it|this|my (?:workout|run|session|walk|match|game|training)) (?:a )?(?:good|bad|ok|okay|fine|any good|alright|great|successful|solid|decent|hard|easy|tough)\b|\bdid i do (?:well|good|ok|okay|a good job|alright|badly|it right|fine)\b|\bdo(?:ing)? (?:well|ok|okay|good|alright)\b|^(?:my |the |this )?(?:workout|run|session|walk|match|training)(?: PERIOD)?$|\bwhat (?:was|is) (?:my|the|this) (?:workout|run|session|walk|match|training|game) like\b|\bhow (?:good|well) (?:was|did|is|were|have|am)\b/,
    { unless: /REGION/ },
  ),
]

/** Well known subjects outside a coach's work, so that they are turned down as such and not as unclear. */
export const OUTSIDE_RULES = [
  // Of a pressure only its highest, its mean and its events are known.
  rule(
    'out_of_scope',
    /\bhow (?:much time|long|many (?:seconds|minutes))\b.*\b(?:above|over|beyond|under|below) (?:\d|the (?:limit|threshold))/,
    { unless: /\bevents?\b/ },
  ),
  rule(
    'out_of_scope',
    /^(?:can you |could you |please )*(?:(?:read|tell|show|list|open|see|give)(?: out)?(?: me| us)?(?: all)?(?: of)?|what (?:are|is|is in|were)) (?:my|the|our) (?:\w+ )?notes?\b|^what have (?:you|i) noted\b/,
  ),
  rule(
    'out_of_scope',
    /\b(?:weather|forecast|rain(?:ing)?|sunny|temperature|snow|news|headlines|stocks?|bitcoin|recipe|cook|dinner|lunch|restaurant|pizza|president|prime minister|capital (?:of|city)|election|politics|(?:football|soccer|cricket|golf|basketball|hockey|rugby|baseball|tournament|league) (?:results?|scores?|news|table|teams?)|who won|world cup|music|songs?|playlist|movie|film|netflix|alarm|timer|calendar|appointment|meeting|e ?mails?|text message|translate|french|german|spanish|flight|train ticket|hotel|book (?:me|a)|taxi|traffic|directions|navigate|buy|order|price|cost|shoes? (?:should|to buy|do you)|homework|poem|essay|write code|python|javascript|square root|plus|times \d|divided|multiplied|calculate \d|how tall|how far is|population|dollars?|euros?|lottery|horoscope|bible|lights?|thermostat|phone|uber|amazon|google|facebook|wikipedia|youtube|call (?:my|mum|mom|dad|a|the)|weekend plans|what time is it|what day is (?:it|today|tomorrow)|birthday|dog|cat|car|tomorrow s? (?:weather|forecast))\b/,
    { unless: /\b(?:lights? (?:up|er)|peak|pressure|cadence)\b/ },
  ),
  rule(
    'out_of_scope',
    /\b(?:heart rate|heartbeat|pulse|bpm|calor(?:y|ies|ie)|kilo ?calories|oxygen|vo2|vo 2|blood|sleep|slept|weight loss|lose weight|diet|nutrition|eat|drink|water|protein|hydration|hydrated|distance|how far(?! (?:in|into|along)\b)|kilomet(?:re|er)s?|miles?|pace|how fast (?:did|was|do|am) i (?:run|running|go|going|walk|walking)|speed|elevation|altitude|gps|route|watts|power output|sweat|stride length|step length)\b/,
    { unless: /\b(?:steps? (?:per|a)|cadence|pressure|peak)\b/ },
  ),
  rule(
    'out_of_scope',
    /\b(?:delete|remove|erase|rename|edit|share (?:this|it|my)|export|download|upload|post (?:this|it)|send (?:this|it|me|my)|print|start (?:a|my|the) (?:new )?(?:workout|run|session|recording)|record (?:a|my) (?:new )?(?:workout|run)|connect|pair|bluetooth|battery|firmware|subscription|account|settings|log ?in|sync)\b/,
  ),
]
