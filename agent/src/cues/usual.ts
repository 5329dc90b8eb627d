import type { Comparison } from '@kinetra/workouts/usual/compare'
import type { Measured } from '@kinetra/workouts/usual/figures'
import { widthOf } from '@kinetra/workouts/usual/spread'
import { figureOf, inSaidUnit, TOLD_FIGURES, type ToldFigure } from './told-figures.ts'

/** What is usual for this person, in the unit it is said in. */
export interface Usual {
  readonly value: number
  /** How far from it a whole workout still is as usual; 0 where it comes from this workout alone. */
  readonly width: number
}
export type Usuals = Partial<Record<ToldFigure, Usual>>

/** As the user's earlier workouts of the kind say; empty where there are too few. */
export function usualIn({ figures }: Comparison): Usuals {
  return Object.fromEntries(
    TOLD_FIGURES.flatMap((name) => {
      const usual = figures.find(({ figure }) => figure === name)?.usual
      if (!usual) return []
      const said = (value: number) => inSaidUnit(name, value)
      return [[name, { value: said(usual.median), width: said(widthOf(usual, 0)) } satisfies Usual]]
    }),
  )
}

/** As the workout itself shows so far. */
export function usualSoFar(measured: Measured): Usuals {
  return Object.fromEntries(
    TOLD_FIGURES.flatMap((name) => {
      const value = figureOf(name, measured)
      return value === null ? [] : [[name, { value, width: 0 } satisfies Usual]]
    }),
  )
}
