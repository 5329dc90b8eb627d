import type { RegionName } from '../regions.ts'
import type { WorkoutType } from '../workout.ts'
import type { ComparedFigure, Comparison } from './compare.ts'
import { FIGURES, type FigureName } from './figures.ts'
import { FEWEST_EARLIER, widthOf } from './spread.ts'

/** A stretch of the sentence: words, or a number or name with what it comes from. */
export interface SentencePart {
  readonly text: string
  /** A figure, the earlier workouts, or the region that carries most; absent for words alone. */
  readonly source?: FigureName | 'earlier' | 'mostLoaded'
}

/** `{now}`, `{usual}`, `{earlier}`, `{before}` stand where a part goes. */
type Template = string

/** How one language says it; each is a whole clause, so that no language is made of another's pieces. */
export interface SentenceWords {
  /** "your last five runs" */
  earlier(type: WorkoutType, count: number): string
  /** What differs most, from what is usual to what is now. */
  readonly changed: Readonly<Record<FigureName, Readonly<Record<'above' | 'below', Template>>>>
  readonly alike: Template
  /** Another figure, and no clear change: the earlier workouts vary too much, or are too few, to tell. */
  readonly unclear: Template
  /** With fewer earlier workouts than make something usual: "Your second run here". */
  first(type: WorkoutType, nth: number): Template
  /** What a region is called, and whether it is one or several. */
  readonly regions: Readonly<Record<RegionName, readonly [name: string, number: 'one' | 'several']>>
  readonly mostLoaded: Readonly<
    Record<'one' | 'several', Readonly<Record<'still' | 'now' | 'only', Template>>>
  >
}

/** How a value is written, without its unit. */
export type WriteFigure = (figure: FigureName, value: number) => string

/**
 * How the workout went, in one sentence that is true: what differs from the usual by more than chance explains, hard
 * landings before all else, or that nothing clearly does; and what carries most. Empty where nothing was measured.
 */
export function sentenceOf(comparison: Comparison, words: SentenceWords, write: WriteFigure): SentencePart[] {
  const { type, earlierIds } = comparison
  const said = leadOf(comparison)
  if (!said) return []
  const values = {
    earlier: part(words.earlier(type, said.usual?.count ?? 0), 'earlier'),
    now: part(write(said.figure, said.value), said.figure),
    usual: said.usual ? part(write(said.figure, said.usual.median), said.figure) : null,
  }
  const lead = !said.usual
    ? words.first(type, earlierIds.length + 1)
    : said.side === 'above' || said.side === 'below'
      ? words.changed[said.figure][said.side]
      : said.verdict === 'unclear'
        ? words.unclear
        : words.alike
  const parts = [...fill(lead, values), ...mostLoadedParts(comparison, words), part('.')]
  return parts.filter(({ text }) => text !== '')
}

/** As text alone. */
export const textOf = (parts: readonly SentencePart[]): string => parts.map(({ text }) => text).join('')

/** Hard landings where they differ; else what differs most; else hard landings, as usual. */
function leadOf({ figures }: Comparison): ComparedFigure | undefined {
  const landings = figures.find(({ figure }) => figure === 'hardLandings')
  const changed = figures.filter(({ side }) => side === 'above' || side === 'below')
  if (landings && (changed.length === 0 || changed.includes(landings))) return landings
  return changed.toSorted((one, other) => farness(other) - farness(one))[0]
}

/** Distance from the usual in widths of it. */
function farness({ figure, value, usual }: ComparedFigure): number {
  return usual ? Math.abs(value - usual.median) / widthOf(usual, FIGURES[figure].least) : 0
}

function mostLoadedParts({ mostLoaded, earlierIds }: Comparison, words: SentenceWords): SentencePart[] {
  if (!mostLoaded) return []
  const [name, number] = words.regions[mostLoaded.now]
  const before = earlierIds.length >= FEWEST_EARLIER ? mostLoaded.before : null
  const kind = before === null ? 'only' : before === mostLoaded.now ? 'still' : 'now'
  const values = {
    now: part(name, 'mostLoaded'),
    before: before ? part(words.regions[before][0]) : null,
  }
  return fill(words.mostLoaded[number][kind], values)
}

const part = (text: string, source?: SentencePart['source']): SentencePart =>
  source ? { text, source } : { text }

function fill(template: Template, values: Readonly<Record<string, SentencePart | null | undefined>>) {
  return template.split(/\{(\w+)\}/).flatMap((text, index): SentencePart[] => {
    if (index % 2 === 0) return text === '' ? [] : [part(text)]
    const value = values[text]
    return value ? [value] : []
  })
}
