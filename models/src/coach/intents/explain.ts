import { againstWords, change } from '../answers/changed-figures.ts'
import { ask, askIfPossible } from '../asking.ts'
import type { Background } from '../dialogue/background.ts'
import type { Intent, SlotReader } from '../intent.ts'
import { pointsAtPage } from '../language/openings.ts'
import lists from '../language/word-lists.json' with { type: 'json' }
import { placeName, yourPlace } from '../phrases/places.ts'
import { plainSentence, say } from '../phrases/speech.ts'
import { INTENTS, intentOf, topicOf } from '../registry.ts'
import { compareResult, explainResult } from '../tool-results.ts'
import type { Turn } from '../turn.ts'
import type { Slots, Understanding } from '../understanding.ts'

/** Terms that mean the same to the tool. */
const TOOL_TERMS: Record<string, string> = { event: 'high force event', 'stance phase': 'stance phases' }
/** The coach's own words for terms that the tool does not know. */
const OWN_WORDS: Record<string, string> = {
  pronation:
    'Pronation is the foot rolling inwards after it lands. Some of it is normal and softens the landing; load on the inner heel and the inner ball shows it.',
  supination:
    'Supination is the foot staying on its outer edge. It makes the landing stiffer; load on the outer heel and the fifth metatarsal shows it.',
  'standard deviation':
    'It says how much the pressure varies around its average. A small one means that your steps are even.',
}
const JUDGES = new RegExp(`\\b(?:${lists.judging.join('|')})$`)
const ASKS_WHAT = /^what\b(?: \w+)* (?:is|does|do you mean by) (?:that|it|this)\b/
/** What a load on a region does is about the region; what a word means is a term. */
const ABOUT_LOAD = [
  /\b(?:why|how come|matters?|important|bad|good|dangerous|normal|what happens|what if|worr(?:y|ied|ying)|serious|risk|reason|causes?|care)\b/,
  /\b(?:relevan(?:t|ce)|significan(?:ce|t)|concern(?:ed|ing)?|problem|too much|pressure|load|loaded|force|high|low|okay|ok)\b/,
]

const subject: SlotReader = ({ places: [place], term, tagged }) => {
  if (place)
    return { slots: ABOUT_LOAD.some((pattern) => pattern.test(tagged)) ? { region: place } : { term: place } }
  return { slots: term ? { term } : {} }
}

export const intent: Intent = {
  name: 'explain',
  asks: 'what {what} means',
  topic: 'other',
  slots: [subject],
  covers: ['percent', 'foot', 'feet', 'type', 'workout', 'daytime', 'comparison', 'lowest', 'lowForce'],
  inherits(own, { tagged }, background) {
    if (own.slots.region || own.slots.term) return own
    const isJudgement = JUDGES.test(tagged)
    const slots = slotsAtHand(tagged, background)
    const { previous } = background
    // "Was it good?" with nothing before it is about the workout.
    if (isJudgement && !previous && Object.keys(slots).length === 0)
      return { intent: 'summary', slots: {}, details: {} }
    return { intent: 'explain', slots, details: { isJudgement, ...(previous && { about: previous }) } }
  },
  answer: function* (turn) {
    const { slots, details } = turn.understood
    const term = slots.region ?? slots.term
    if (details.isJudgement && details.about) {
      const judged = yield* byOwnData(details.about, turn)
      if (judged) return judged
    }
    if (!term) return 'Tell me which part of the foot or which number you mean.'
    const own = OWN_WORDS[term]
    if (own) return own
    const found = yield* ask('explain_region', { term: TOOL_TERMS[term] ?? term }, explainResult)
    const [is, matters, should] = [found.what, found.why_it_matters, found.advice].map((text) =>
      plainSentence(text),
    )
    if (!is && !matters)
      return `I have no good words for ${placeName(term) === 'that region' ? 'that' : yourPlace(term)} yet.`
    if (details.isJudgement)
      return say(
        matters ?? is,
        'There is no fixed limit; what counts is how it changes over your own workouts.',
      )
    return slots.region ? say(matters ?? is, should) : say(is, matters)
  },
}

/** "Why?", "is that good?", "why is this red?": about the region or the figure at hand. */
function slotsAtHand(tagged: string, { previous, saidPlace, pageRegion }: Background): Slots {
  if (pageRegion && pointsAtPage(tagged)) return { region: pageRegion }
  const region = previous?.slots.region ?? previous?.details.place
  const figure = previous && topicOf(previous.intent) === 'place' && intentOf(previous.intent).term
  // "What is that?" behind a figure that few know.
  if (region && figure && !figure.endsWith(' pressure') && ASKS_WHAT.test(tagged)) return { term: figure }
  if (region) return { region }
  if (previous?.slots.term) return { term: previous.slots.term }
  const metric = previous?.slots.metric ?? previous?.details.metric
  const ofMetric = [...INTENTS.values()].find((intent) => intent.metric === metric)?.term
  const term = previous
    ? (ofMetric ?? TERM_OF_INTENT[previous.intent] ?? intentOf(previous.intent).term)
    : undefined
  if (saidPlace && previous && (!term || term.endsWith(' pressure'))) return { region: saidPlace }
  if (term) return { term }
  return pageRegion ? { region: pageRegion } : {}
}
/** Of intents that are no figure of their own. */
const TERM_OF_INTENT: Record<string, string> = {
  steps: 'cadence',
  balance: 'load share',
  event_when: 'high force event',
  peak_when: 'peak pressure',
  compare: 'peak pressure',
  trend: 'peak pressure',
}

/** How good a figure is, only the user's own workouts tell; null where they do not. */
function* byOwnData(about: Understanding, { offered }: Turn) {
  const { metric } = intentOf(about.intent)
  if (!metric || about.slots.region || about.slots.foot || about.intent === 'load_share') return null
  const args = { workout_id: null, other_id: null, type: null, steps_back: null }
  const sides = yield* askIfPossible('compare_workouts', args, compareResult, offered)
  const changed = sides?.current && sides.other ? change(metric, sides.current, sides.other) : null
  if (!sides?.other || !changed) return null
  return say(
    'There is no fixed limit; only your own workouts tell.',
    `Against ${againstWords(sides.other)}, ${changed}.`,
  )
}
