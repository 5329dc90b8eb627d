import type { Entities } from '../language/entities.ts'
import { pointsAtPage } from '../language/openings.ts'
import { contextOf, learn, SAME } from '../learned/learn.ts'
import type { Reading } from '../reading.ts'
import { intentOf, intentOfTerm, topicOf } from '../registry.ts'
import { fill, part } from '../slots.ts'
import type { Slots, Understanding } from '../understanding.ts'
import { type Background, placeSpokenOf, WHICH_WORKOUT, workoutOf } from './background.ts'
import { beside, merge, namesAnything, ofSeveral } from './merge.ts'

/** A reading and how sure it is, from 0 to 1. */
export interface Sure {
  readonly understood: Understanding
  readonly confidence: number
}

/** So few words seldom say all of a question. */
const FEW_WORDS = 4
/** "It" in a longer question is seldom all that it is about. */
const MOST_POINTING = 8
/** A question as sure as this, and longer, says what it means by itself. */
const OWN = 0.8
/** What names nothing that could be changed may have been misheard. */
const DOUBTFUL = 0.5
/** How much of a follow-up's intent the words tell by their place in the conversation; the rest by themselves. */
const BY_CONTEXT = 0.65

/** What words mean that go on from the question before; null where they are a question of their own. */
export function followUp(reading: Reading, background: Background): Sure | null {
  const { previous } = background
  const { rest, whole, isLed, isLost, confidence } = reading
  const count = whole.tagged.split(' ').length
  if (!previous) return null
  const goesOn = isLed || count <= FEW_WORDS || (reading.isPointing && count <= MOST_POINTING)
  if (isLed || count <= FEW_WORDS + 3) {
    const found = beside(rest, previous) ?? ofSeveral(rest, previous)
    if (found) return { understood: found, confidence: 1 }
    if (isName(rest)) {
      const isShown = previous.intent === 'show'
      const understood = isShown
        ? inherit(fill(intentOf('show'), rest), reading, background)
        : merge(previous, rest)
      return { understood, confidence: 1 }
    }
  }
  if (!goesOn && confidence >= OWN) return null
  const figure = otherFigure(reading, previous)
  if (figure) return { understood: inherit(fill(intentOf(figure), rest), reading, background), confidence: 1 }
  const likely = likeliest(reading, background)
  const [best] = likely
  if (!best) return null
  const label = best.label === SAME && previous.intent === 'show' ? 'show' : best.label
  if (label !== SAME) {
    if (!goesOn && confidence > best.probability) return null
    return {
      understood: inherit(fill(intentOf(label), isLed ? rest : whole), reading, background),
      confidence: isLost ? Math.min(confidence, best.probability) : best.probability,
    }
  }
  if (!goesOn && confidence > best.probability) return null
  if (namesAnything(rest) || hasEventWords(rest, previous))
    return { understood: merge(previous, rest), confidence: best.probability }
  const more =
    topicOf(previous.intent) === 'list'
      ? intentOf(previous.intent).inherits?.(previous, rest, background)
      : null
  if (more) return { understood: more, confidence: best.probability }
  const isAgain = learn().sayAgain.has(rest.tagged)
  return {
    understood: previous,
    confidence: isAgain ? best.probability : Math.min(best.probability, DOUBTFUL),
  }
}

/** "And the cadence?" after a figure asks for the one that it names, whatever such words mean after that question. */
function otherFigure({ rest, isLed }: Reading, { intent }: Understanding): string | undefined {
  const topic = topicOf(intent)
  if (!isLed || (topic !== 'place' && topic !== 'events' && topic !== 'workout')) return undefined
  const named = intentOfTerm(rest.term ?? undefined)
  const [own] = learn().ownIntents(rest.tagged)
  return named !== intent && own !== undefined && own.label === named && own.probability >= OWN
    ? named
    : undefined
}

const BESIDE_NAMES = new Set([
  ...[
    '',
    'the',
    'my',
    'a',
    'not',
    'this',
    'on',
    'in',
    'under',
    'at',
    'of',
    'for',
    'with',
    'and',
    'too',
    'also',
    'now',
  ],
  ...['one', 'ones', '1', 'before', 'previous', 'last', 'earlier', 'match', 'training'],
  ...['run', 'runs', 'walk', 'walks', 'workout', 'workouts', 'session', 'sessions'],
])

/** Nothing but what is to be changed: "the toes", "on the left foot too". */
const isName = (entities: Entities): boolean =>
  namesAnything(entities) &&
  entities.tagged.split(' ').every((word) => /[A-Z]/.test(word) || BESIDE_NAMES.has(word))

/** "And what was the average?" says itself what it asks for. */
const isWholeQuestion = ({ tagged }: Entities): boolean =>
  /^(?:what|how|which|when|where|did|was|were) \w+ \w/.test(tagged)

const hasEventWords = ({ tagged }: Entities, { intent }: Understanding): boolean =>
  topicOf(intent) === 'events' || /\b(?:first|last|next|highest|lowest|average)\b/.test(tagged)

/** The intents of a follow-up, likeliest first: as such words are meant after such a question, and by themselves. */
function likeliest({ rest, isLed, isPointing, guesses }: Reading, { previous }: Background) {
  const { followUps, ownIntents } = learn()
  const byContext = isWholeQuestion(rest) && !isPointing ? BY_CONTEXT / 2 : BY_CONTEXT
  const inContext = followUps(rest.tagged, contextOf(previous?.intent ?? ''))
  const own = isLed ? ownIntents(rest.tagged) : guesses
  const same = own.find(({ label }) => label === previous?.intent)?.probability ?? 0
  const isBrief = rest.tagged.split(' ').length < FEW_WORDS
  const names = isBrief && namesAnything(rest) && (own[0]?.probability ?? 0) < OWN ? 1 : 0
  return [...new Set([...inContext, ...own].map(({ label }) => label))]
    .map((label) => {
      const ofContext = inContext.find((guess) => guess.label === label)?.probability ?? 0
      const alone =
        label === SAME
          ? Math.max(same, names)
          : (own.find((guess) => guess.label === label)?.probability ?? 0)
      const weight = byContext * ofContext + (1 - byContext) * alone
      const isOwn = label !== SAME && alone >= OWN
      return { label, weight, probability: Math.max(weight, ofContext, isOwn ? alone : 0) }
    })
    .toSorted((one, other) => other.weight - one.weight)
}

/** A question of its own with what it takes from the one before: the place, the foot, the kind of events, the workout. */
export function inherit(own: Understanding, reading: Reading, background: Background): Understanding {
  const special = intentOf(own.intent).inherits?.(
    own,
    reading.isLed ? reading.rest : reading.whole,
    background,
  )
  if (special) return special
  return inWorkoutOf(withPlace(own, reading, background), reading, background)
}

function withPlace(
  own: Understanding,
  { whole, isLed, isPointing }: Reading,
  background: Background,
): Understanding {
  const { previous, pageRegion, saidPlace } = background
  const topic = topicOf(own.intent)
  if (topic !== 'place' && topic !== 'events') return own
  if (pageRegion && !own.slots.region && pointsAtPage(whole.tagged))
    return { ...own, slots: { ...own.slots, region: pageRegion } }
  const isShort = whole.tagged.split(' ').length <= (isLed ? 8 : FEW_WORDS)
  if (!previous || (!isShort && !isPointing)) return own
  const spokenOf = intentOf(own.intent).asksPlace
    ? null
    : (placeSpokenOf(previous) ?? (isPointing ? saidPlace : null))
  const region = own.slots.region ?? spokenOf
  const bothEvents = topic === 'events' && topicOf(previous.intent) === 'events'
  const type = own.slots.type ?? (bothEvents ? previous.slots.type : undefined)
  const foot = own.slots.foot ?? (own.slots.region ? undefined : previous.slots.foot)
  const slots: Slots = {
    ...own.slots,
    ...(type && { type }),
    ...(region && { region }),
    ...(foot && { foot }),
  }
  return { ...own, slots }
}

/** "And what was my cadence?" after a question about another workout, or a part of one, is about that one. */
function inWorkoutOf(
  own: Understanding,
  { isLed, isPointing, whole }: Reading,
  { previous }: Background,
): Understanding {
  const isAboutOne = isOfOne(own)
  const goesOn = isLed || isPointing || whole.tagged.split(' ').length < FEW_WORDS
  if (!previous || !isAboutOne || !goesOn || WHICH_WORKOUT.some((key) => own.details[key])) return own
  if (topicOf(previous.intent) === 'list') return { ...own, details: { ...own.details, isSpokenOf: true } }
  if (!isOfOne(previous)) return own
  const { segment, period } = previous.details
  const takesPart = intentOf(own.intent).slots?.includes(part)
  return {
    ...own,
    slots: {
      ...(period && previous.slots.period && { period: previous.slots.period }),
      ...(previous.slots.which === 'previous' && own.intent !== 'event_when' && { which: 'previous' }),
      ...own.slots,
    },
    details: {
      ...own.details,
      ...workoutOf(previous),
      ...(takesPart && segment && !own.details.segment && { segment }),
    },
  }
}

const isOfOne = ({ intent }: Understanding): boolean =>
  ['place', 'events', 'workout'].includes(topicOf(intent) ?? '')
