import { FIGURES, type FigureName, type Measured } from '@kinetra/workouts/usual/figures'

/** The figures that are told of while a workout goes on, as tools name them in their results, in the unit they are said in. */
const TOLD = {
  heelShare: { key: 'heel_load_share_percent', factor: 100 },
  leftShare: { key: 'left_load_share_percent', factor: 100 },
  cadence: { key: 'cadence_per_min', factor: 1 },
  contactTime: { key: 'contact_time_ms', factor: 1 },
} as const satisfies Partial<Record<FigureName, { key: string; factor: number }>>

export type ToldFigure = keyof typeof TOLD
export const TOLD_FIGURES = Object.keys(TOLD) as ToldFigure[]
export const keyOf = (name: ToldFigure): string => TOLD[name].key
export const inSaidUnit = (name: ToldFigure, value: number): number => value * TOLD[name].factor

/** In the unit it is said in; null where it was not measured. */
export function figureOf(name: ToldFigure, measured: Measured): number | null {
  const value = FIGURES[name].read(measured)
  return value === null ? null : inSaidUnit(name, value)
}
