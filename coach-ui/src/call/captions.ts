import type { NumberSource } from '@kinetra/protocol/call-events'

export interface Caption {
  readonly kind: 'speech'
  readonly id: string
  readonly who: 'user' | 'coach'
  readonly text: string
  readonly final: boolean
  /** Where numbers in the text come from. */
  readonly sources: readonly NumberSource[]
  /** Sentences whose sources are there. */
  readonly sourced: readonly string[]
  /** Of a typed message: whether the coach has got it, or will when it comes. */
  readonly typed?: 'waiting' | 'sent'
  /** Of an answer that was broken off: the text is what was heard of it, and stays so. */
  readonly brokenOff?: true
}
/** The sources of a sentence that may still be on its way. */
export interface SourcedSentence {
  readonly sentence: string
  readonly sources: readonly NumberSource[]
}
/** A quiet line about what the coach did. */
export interface ToolLine {
  readonly kind: 'tool'
  readonly id: string
  readonly text: string
  readonly ok: boolean
}
export type Line = Caption | ToolLine

export interface Segment {
  readonly id: string
  readonly who: 'user' | 'coach'
  readonly text: string
  readonly final: boolean
  readonly typed?: 'waiting' | 'sent'
}

/**
 * Puts a segment of speech into the lines: a segment that is there already is replaced, never repeated,
 * and one that is final is not made interim again by a straggler. Empty segments leave no line.
 */
export function withSegment(lines: readonly Line[], segment: Segment): readonly Line[] {
  // What is being said is near the end.
  const index = lines.findLastIndex((line) => line.kind === 'speech' && line.id === segment.id)
  const known = lines[index]
  if (known?.kind === 'speech') {
    if (known.brokenOff || (known.final && !segment.final)) return lines
    const text = segment.text.trim() === '' ? known.text : segment.text
    const next: Caption = { ...known, text, final: segment.final }
    return lines.with(index, next)
  }
  if (segment.text.trim() === '') return lines
  return [...lines, { kind: 'speech', sources: [], sourced: [], ...segment }]
}

/** Cuts the coach's latest answer to what was heard of it: its caption may have been some words ahead. */
export function withHeard(lines: readonly Line[], heard: string): readonly Line[] {
  const index = latestOfCoach(lines)
  const answer = lines[index]
  if (answer?.kind !== 'speech' || !plain(answer.text).startsWith(plain(heard))) return lines
  return lines.with(index, { ...answer, text: heard, final: true, brokenOff: true })
}

/** Typed messages that the coach has not got. */
export function waitingIn(lines: readonly Line[]): readonly Caption[] {
  return lines.filter((line): line is Caption => line.kind === 'speech' && line.typed === 'waiting')
}

/**
 * What was typed to a coach that has gone without a word since waits again: it may never have been read.
 */
export function withUnansweredWaiting(lines: readonly Line[]): readonly Line[] {
  const answered = latestOfCoach(lines)
  return lines.map((line, index) =>
    index > answered && line.kind === 'speech' && line.typed === 'sent'
      ? { ...line, typed: 'waiting' }
      : line,
  )
}

/** Where the coach's latest words are; -1 where it has said none. */
function latestOfCoach(lines: readonly Line[]): number {
  return lines.findLastIndex((line) => line.kind === 'speech' && line.who === 'coach')
}

export function withToolLine(lines: readonly Line[], line: Omit<ToolLine, 'kind'>): readonly Line[] {
  const [last] = lines.slice(-1)
  if (last?.kind === 'tool' && last.text === line.text) return lines
  return [...lines, { kind: 'tool', ...line }]
}

/** A sentence is spoken within a few lines of its sources; one that never is, such as one cut off, is given up. */
const NEAR_LINES = 12
const MOST_WAITING = 8

/**
 * Hangs sources on the latest caption of the coach that contains their sentence and does not have them
 * yet. Sources come before the sentence is spoken: those whose sentence is not there stay waiting.
 */
export function withSources(
  lines: readonly Line[],
  waiting: readonly SourcedSentence[],
): { lines: readonly Line[]; waiting: readonly SourcedSentence[] } {
  let result = lines
  const still = waiting.filter(({ sentence, sources }) => {
    const wanted = plain(sentence)
    const from = Math.max(0, result.length - NEAR_LINES)
    const near = result
      .slice(from)
      .findLastIndex(
        (line) =>
          line.kind === 'speech' &&
          line.who === 'coach' &&
          !line.sourced.includes(wanted) &&
          plain(line.text).includes(wanted),
      )
    const caption = result[from + near]
    if (near < 0 || caption?.kind !== 'speech') return true
    result = result.with(from + near, {
      ...caption,
      sources: [...caption.sources, ...sources],
      sourced: [...caption.sourced, wanted],
    })
    return false
  })
  return { lines: result, waiting: still.slice(-MOST_WAITING) }
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

export type CaptionPart = { readonly text: string; readonly source?: NumberSource }

/** The caption cut into plain text and what has a source, in order; nothing is lost. */
export function partsOf(caption: Pick<Caption, 'text' | 'sources'>): readonly CaptionPart[] {
  return withMoments(numbersOf(caption))
}

function numbersOf(caption: Pick<Caption, 'text' | 'sources'>): readonly CaptionPart[] {
  const parts: CaptionPart[] = []
  let from = 0
  const wanted = [...caption.sources]
  while (wanted.length > 0) {
    const found = wanted
      .map((source) => ({ source, at: wholeWordAt(caption.text, source.text, from) }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at)[0]
    if (!found) break
    if (found.at > from) parts.push({ text: caption.text.slice(from, found.at) })
    from = found.at + found.source.text.length
    parts.push({ text: found.source.text, source: found.source })
    wanted.splice(wanted.indexOf(found.source), 1)
  }
  if (from < caption.text.length) parts.push({ text: caption.text.slice(from) })
  return parts
}

/** What stands between the numbers of one time: "1:17", "1 minute 17", "1 hour, 2 minutes and 5 seconds". */
const BETWEEN = /^(?::| ?(?:hours?|minutes?|min|h),?(?: and)? )$/
const UNIT = /^ ?(?:seconds?|minutes?|min|s)\b/

/** A moment is one link, however many numbers say it. */
function withMoments(parts: readonly CaptionPart[]): readonly CaptionPart[] {
  const result: CaptionPart[] = []
  let isMoment = false
  for (const part of parts) {
    const [first, between] = result.slice(-2)
    if (first?.source && between && BETWEEN.test(between.text) && isSame(first.source, part.source)) {
      const text = first.text + between.text + part.text
      result.splice(-2, 2, { text, source: first.source })
      isMoment = true
      continue
    }
    const [unit] = (isMoment && !part.source && UNIT.exec(part.text)) || []
    isMoment = false
    const [moment] = result.slice(-1)
    if (unit && moment?.source) {
      result.splice(-1, 1, { text: moment.text + unit, source: moment.source })
      result.push({ text: part.text.slice(unit.length) })
    } else result.push(part)
  }
  return result
}

function isSame(one: NumberSource, other: NumberSource | undefined): boolean {
  const what = (source: NumberSource) => [source.workoutId, source.region, source.timeMs, source.statistic]
  return other !== undefined && String(what(one)) === String(what(other))
}

/** Where `word` stands in `text` as a whole, so that the 2 of "12" is not taken for a 2. */
function wholeWordAt(text: string, word: string, from: number): number {
  if (word === '') return -1
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text.slice(at + word.length, at + word.length + 2)]
    if (!/[\p{L}\d.]/u.test(before) && !/^(?:[\p{L}\d]|\.\d)/u.test(after)) return at
  }
  return -1
}
