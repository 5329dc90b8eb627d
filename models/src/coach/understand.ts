import { isHardlyHeard } from '../hardly-heard.ts'
import type { ChatMessage } from './chat-types.ts'
import { askedAbout, describe, isNo, isYes } from './dialogue/ask-back.ts'
import type { Background } from './dialogue/background.ts'
import { followUp, inherit, type Sure } from './dialogue/follow-up.ts'
import './intents.ts'
import { normalise } from './language/normalise.ts'
import { findPlaces } from './language/regions.ts'
import { nextNoteOf, noteOf } from './note-text.ts'
import { type PageView, readPage } from './page-view.ts'
import { type Reading, readText } from './reading.ts'
import { intentOf, topicOf } from './registry.ts'
import { isMoreOfPain, protectedIntent } from './safety.ts'
import { fill } from './slots.ts'
import type { Understanding } from './understanding.ts'

/** Older questions than this do not change what a new one means. */
const MOST_TURNS = 12
/** Less sure than this, the coach asks back; a wrong answer costs twice what a right one is worth. */
const SURE = 0.72
/** Less sure than this, there is nothing to ask. */
const LIKELY = 0.3
/** Of what costs nothing to get wrong. */
const GUESSED = 0.55
/** What ends the call, silences the coach or is kept as a note is never a guess. */
const NEVER_GUESSED: ReadonlySet<string> = new Set(['goodbye', 'save_note', 'stop'])
const CERTAIN = 0.9

/**
 * What a user's words ask for. `history` is the conversation before them, and all there is: questions that leave
 * something out ("and the left one?", "why?") take it from there, "yes" takes what the coach asked back or offered.
 */
export function understand(text: string, history: readonly ChatMessage[]): Understanding {
  const { past, said, page } = readTurns(history)
  let background: Background = backgroundOf('', readPage(''), null)
  for (const turn of past.slice(-MOST_TURNS)) {
    const understood = understandTurn(turn.text, backgroundOf(turn.said, turn.page, background))
    const asked = askedAbout(turn.answer)
    const isTopic = topicOf(understood.intent) !== undefined && asked === null
    background = {
      ...background,
      previous: isTopic ? settled(understood) : background.previous,
      last: understood.intent,
      pending: asked === null ? null : pendingOf(asked, understood),
    }
  }
  return understandTurn(text, backgroundOf(said, page, background))
}

/** What was asked back about: the reading itself, or where another model asked, what its words say. */
function pendingOf(asked: string, understood: Understanding): Understanding {
  if (understood.asksBack === asked) return settled(understood)
  return settled(understandTurn(asked, backgroundOf('', readPage(''), null)))
}

const settled = ({ asksBack: _, ...understood }: Understanding): Understanding => understood

function understandTurn(text: string, background: Background): Understanding {
  const reading = readText(text)
  const { pending } = background
  if (pending && isYes(reading.plain)) return pending
  if (pending && isNo(reading.plain)) return { intent: 'correction', slots: {}, details: {} }
  if (background.isOffer && isYes(reading.plain)) return { intent: 'open', slots: {}, details: {} }
  const protectedOne = ruled(reading, background)
  if (protectedOne) return protectedOne
  const [likeliest] = reading.guesses
  if (reading.isUnwanted && likeliest && isDone(likeliest.label))
    return { intent: 'stop', slots: {}, details: {} }
  const context = pending ? { ...background, previous: pending } : background
  const { understood, confidence } = goesOn(reading, context) ?? ownQuestion(reading, context)
  return asking(understood, confidence, reading, background)
}

/** What is told or done where it is asked for, and so is left alone where it is not wanted. */
const isDone = (intent: string): boolean => intentOf(intent).asks !== undefined || NEVER_GUESSED.has(intent)

/** What words mean after the question before; what is done at once they must say by themselves. */
function goesOn(reading: Reading, context: Background): Sure | null {
  const found = followUp(reading, context)
  const intent = found?.understood.intent ?? ''
  const isGuess = NEVER_GUESSED.has(intent) || (intent === 'cues' && reading.guesses[0]?.label !== 'cues')
  return isGuess ? null : found
}

/** What rules decide: protection, notes, and words that are none. */
function ruled(reading: Reading, { last, isNote }: Background): Understanding | null {
  const { text, plain, bare, said } = reading
  if (bare === '') return fill(intentOf(bareIntent(plain)), said)
  const found = protectedIntent(said)
  if (reading.isUnwanted && NEVER_GUESSED.has(found ?? '')) return { intent: 'stop', slots: {}, details: {} }
  const intent = isHardlyHeard(text) && NEVER_GUESSED.has(found ?? '') ? null : found
  if (isNote && (intent === null || intent === 'medical_boundary') && !isQuestion(plain))
    return { intent: 'save_note', slots: {}, details: { note: text.trim() } }
  const nextNote = last === 'save_note' ? nextNoteOf(text) : null
  if (nextNote) return { intent: 'save_note', slots: {}, details: { note: nextNote } }
  if (last === 'medical_boundary' && isMoreOfPain(said)) return fill(intentOf('medical_boundary'), said)
  if (intent === 'save_note') return { intent, slots: {}, details: { note: noteOf(text) } }
  return intent === null ? null : fill(intentOf(intent), said)
}

const isQuestion = (plain: string): boolean =>
  /^(?:what|how|which|when|where|why|who|did|was|were|is|are)\b/.test(plain)

const bareIntent = (plain: string): string =>
  /\b(?:hi|hello|hey)\b/.test(plain)
    ? 'greet'
    : /\b(?:sorry|what)\b/.test(plain)
      ? 'repeat'
      : plain === ''
        ? 'unclear'
        : 'small_talk'

/** A question that says itself what it asks for, with what it may take from the one before. */
function ownQuestion(reading: Reading, background: Background): Sure {
  const [best] = reading.guesses
  const intent = best?.label ?? 'unclear'
  if (NEVER_GUESSED.has(intent) && (reading.confidence < CERTAIN || isHardlyHeard(reading.text))) {
    const other = reading.guesses.find(({ label }) => !NEVER_GUESSED.has(label))
    return {
      understood: fill(intentOf(other?.label ?? 'unclear'), reading.whole),
      confidence: other?.probability ?? 0,
    }
  }
  const own = fill(intentOf(intent), reading.whole)
  return { understood: inherit(own, reading, background), confidence: reading.confidence }
}

/** The reading, to be answered or, where it is not sure enough, to be asked about; never twice in a row. */
function asking(
  understood: Understanding,
  confidence: number,
  reading: Reading,
  { pending }: Background,
): Understanding {
  if (confidence >= SURE || (pending && confidence >= SURE / 2)) return understood
  const harmless = describe(understood) === null
  if (pending) return { intent: 'unclear', slots: {}, details: {} }
  const likeliest = harmless ? secondOf(reading) : { understood, confidence }
  const isLikely = likeliest && likeliest.confidence >= LIKELY && namesAll(likeliest.understood, reading)
  const candidate = isLikely ? likeliest : ofPlace(reading)
  const asksBack = candidate && describe(candidate.understood)
  const isLost = !harmless || confidence < GUESSED
  if (!candidate || !asksBack) return isLost ? { intent: 'unclear', slots: {}, details: {} } : understood
  return { ...candidate.understood, asksBack }
}

/** Whether the question back would name the place that the user named. */
const namesAll = ({ intent }: Understanding, { whole }: Reading): boolean =>
  whole.places.length === 0 || /\{(?:place|what)\}/.test(intentOf(intent).asks ?? '')

/** So much likelier than the peak, which people ask for most, another figure of a place must be. */
const CLEARLY = 1.5

/** A place with words that say little: the likeliest question about a place, else its peak. */
function ofPlace({ whole, guesses }: Reading): Sure | null {
  if (whole.places.length === 0 && !whole.foot) return null
  const likely = guesses.find(({ label }) => topicOf(label) === 'place')
  const peak = guesses.find(({ label }) => label === 'peak')?.probability ?? 0
  const isLikely = likely !== undefined && likely.probability >= Math.max(LIKELY / 2, CLEARLY * peak)
  return { understood: fill(intentOf(isLikely ? likely.label : 'peak'), whole), confidence: LIKELY }
}

/** The likeliest reading that can be asked about. */
function secondOf({ guesses, whole }: Reading): Sure | null {
  const second = guesses.find(({ label }) => intentOf(label).asks !== undefined)
  return second ? { understood: fill(intentOf(second.label), whole), confidence: second.probability } : null
}

interface PastTurn {
  text: string
  /** The coach's words before it, and after. */
  said: string
  answer: string
  page: PageView
}

function readTurns(history: readonly ChatMessage[]) {
  const past: PastTurn[] = []
  let said = ''
  let page: PageView = readPage('')
  for (const message of history) {
    if (message.role === 'user') past.push({ text: message.content, said, answer: '', page })
    else if (message.role === 'assistant' && message.content) {
      said = message.content
      const turn = past.at(-1)
      if (turn) turn.answer = said
    } else if (message.role === 'system' || message.role === 'developer') {
      const seen = readPage(message.content)
      if (seen.isPage) page = seen
    }
  }
  return { past, said, page }
}

function backgroundOf(said: string, page: PageView, before: Background | null): Background {
  const asked = askedAbout(said)
  return {
    previous: before?.previous ?? null,
    last: before?.last ?? null,
    pending:
      before?.pending ??
      (asked === null || before === null
        ? null
        : pendingOf(asked, { intent: 'unclear', slots: {}, details: {} })),
    saidPlace: findPlaces(normalise(said)).places[0] ?? null,
    pageRegion: page.region,
    pageTimeInS: page.timeInS,
    isOffer: /\bsay open it\b/i.test(said),
    isNote: /\bwhat should i note\b/i.test(said),
  }
}
