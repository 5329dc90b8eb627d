import type { Comparison } from '@kinetra/workouts/usual/compare'
import { compareStored } from '@kinetra/workouts/usual/compare-stored'
import type { FigureName } from '@kinetra/workouts/usual/figures'
import { sentenceOf, textOf } from '@kinetra/workouts/usual/sentence'
import { english } from '@kinetra/workouts/usual/sentence-en'
import type { CallState } from '../call/call-state.ts'

/** How a workout went, in the sentence with which its page begins; null where nothing was measured. */
export async function howItWent(
  id: string,
  { store, viewerId }: Pick<CallState, 'store' | 'viewerId'>,
): Promise<string | null> {
  const comparison = await compareStored(store.workouts, viewerId, id)
  return comparison && (asSpoken(comparison) || null)
}

/** The same words as on the page, with numbers as they are said. */
export const asSpoken = (comparison: Comparison): string => textOf(sentenceOf(comparison, english, write))

const isShare = (figure: FigureName) => figure === 'heelShare' || figure === 'leftShare'
const isWhole = (figure: FigureName) => figure === 'cadence' || figure === 'contactTime'
const write = (figure: FigureName, value: number): string =>
  isShare(figure)
    ? `${(100 * value).toFixed(0)} percent`
    : isWhole(figure)
      ? value.toFixed(0)
      : value.toFixed(1).replace(/\.0$/, '')
