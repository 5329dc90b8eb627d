import type { ChatMessage } from './chat-types.ts'
import type { Background } from './intents/background.ts'
import { complete } from './intents/follow-up.ts'
import { likelyIntentOf } from './intents/intent-rules.ts'
import { noteOf } from './intents/note-text.ts'
import { inherit } from './intents/piece.ts'
import { goesOnAboutPain } from './intents/safety-rules.ts'
import { fillSlots } from './intents/slots.ts'
import { guess, isOwnQuestion } from './intents/weigh.ts'
import { findEntities } from './language/entities.ts'
import { normalise } from './language/normalise.ts'
import { findPlaces, type Place } from './language/region-words.ts'
import { type PageView, readPage } from './page-view.ts'
import { readText } from './reading.ts'
import type { Intent, Understanding } from './understanding.ts'

/** Older questions than this do not change what a new one means. */
const MOST_TURNS = 12

/** Intents that are no topic: after them "and the left one?" still means the question before. */
const ASIDES: ReadonlySet<Intent> = new Set([
  'repeat',
  'stop',
  'greet',
  'goodbye',
  'small_talk',
  'unclear',
  'refuse',
  'capabilities',
  'save_note',
  'out_of_scope',
  'medical_boundary',
])

/**
 * What a user's words ask for. `history` is the conversation before them: questions that leave something out
 * ("and the left one?", "why?") take it from there, or from the page's message in it.
 */
export function understand(text: string, history: readonly ChatMessage[]): Understanding {
  const turns = readTurns(history)
  let previous: Understanding | null = null
  let last: Intent | null = null
  for (const turn of turns.past.slice(-MOST_TURNS)) {
    const understood = understandTurn(turn.text, { ...backgroundOf(turn.said, turn.page), previous, last })
    last = understood.intent
    if (!ASIDES.has(understood.intent)) previous = understood
  }
  return understandTurn(text, { ...backgroundOf(turns.said, turns.page), previous, last }, turns.askedForNote)
}

function understandTurn(text: string, background: Background, isNote = false): Understanding {
  const understood = understandWords(text, background, isNote)
  const { segment, against } = readText(text).whole
  if (!segment) return understood
  const { against: _, ...details } = understood.details
  return { ...understood, details: { ...details, segment, ...(against && { against }) } }
}

function understandWords(text: string, background: Background, isNote: boolean): Understanding {
  const { plain, bare, whole, led, rest, learned, intent } = readText(text)
  if (bare === '') return fillSlots(bareIntent(plain), findEntities(plain))
  if (isNote && (intent === null || intent === 'medical_boundary'))
    return { intent: 'save_note', slots: {}, details: { note: text.trim() } }
  if (background.last === 'save_note' && NOTE_GOES_ON.test(text))
    return { intent: 'save_note', slots: {}, details: { note: noteOf(text.replace(NOTE_GOES_ON, '')) } }
  if (background.last === 'medical_boundary' && goesOnAboutPain(whole.tagged))
    return fillSlots('medical_boundary', whole)
  const isLed = led || whole.tagged.split(' ').length <= 3
  const mayContinue = led || !isOwnQuestion(learned, whole.tagged, background.previous !== null)
  const piece = isPiece(intent, rest) && mayContinue ? inherit(rest, background) : null
  if (piece) return piece
  if (intent === null) {
    const likely = guess(learned, likelyIntentOf(whole), whole.tagged)
    if (likely === null) return { intent: 'out_of_scope', slots: {}, details: { topic: bare } }
    return complete(fillSlots(likely, whole), whole, isLed, background)
  }
  if (intent === 'save_note') return { intent, slots: {}, details: { note: noteOf(text) } }
  return complete(fillSlots(intent, whole), whole, isLed, background)
}

/** "And that my calf was tight", after a note was taken. */
const NOTE_GOES_ON =
  /^\s*(?:and|also|plus)\b[\s,]*(?:also\b[\s,]*)?(?:note\b[\s,]*)?that\b[\s,]*(?=i\b|my\b|it\b|the\b|there\b|we\b)/i

/** Of few words, these may ask about what was just spoken of. */
const MAY_CONTINUE: ReadonlySet<Intent> = new Set([
  'date',
  'which_workout',
  'most_loaded',
  'least_loaded',
  'halves',
])

/** Words too few, or too general, to be a question of their own. */
const isPiece = (intent: Intent | null, { tagged }: { tagged: string }) =>
  intent === null ||
  (MAY_CONTINUE.has(intent) && tagged.split(' ').length <= 5) ||
  (intent === 'summary' &&
    /^(?:the |my )?(?:workout|run|session|walk|match|training)?(?: ?PERIOD)?$/.test(tagged))

const bareIntent = (plain: string): Intent =>
  /\b(?:hi|hello|hey)\b/.test(plain)
    ? 'greet'
    : /\b(?:sorry|what)\b/.test(plain)
      ? 'repeat'
      : plain === ''
        ? 'unclear'
        : 'small_talk'

interface PastTurn {
  text: string
  /** The coach's words before it. */
  said: string
  page: PageView
}

function readTurns(history: readonly ChatMessage[]) {
  const past: PastTurn[] = []
  let said = ''
  let page: PageView = readPage('')
  for (const message of history) {
    if (message.role === 'user') past.push({ text: message.content, said, page })
    else if (message.role === 'assistant' && message.content) said = message.content
    else if (message.role === 'system' || message.role === 'developer') {
      const seen = readPage(message.content)
      if (seen.isPage) page = seen
    }
  }
  return { past, said, page, askedForNote: /\bwhat should i note\b/i.test(said) }
}

function backgroundOf(said: string, page: PageView): Omit<Background, 'previous' | 'last'> {
  return { saidPlace: placeSaid(said), pageRegion: page.region, pageTimeInS: page.timeInS }
}

const placeSaid = (said: string): Place | null => findPlaces(normalise(said)).places[0] ?? null
