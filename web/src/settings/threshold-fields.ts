import { ownThresholds, type ThresholdsByType } from '@kinetra/workouts/own-thresholds'
import { THRESHOLDS } from '@kinetra/workouts/thresholds'
import { WORKOUT_TYPES, type WorkoutType } from '@kinetra/workouts/workout'
import type * as z from 'zod/mini'
import { t } from '../words/words.ts'

/** What stands in the fields of one activity; an empty one means the usual value. */
export interface ThresholdFields {
  readonly high: string
  readonly low: string
}
export type ThresholdForm = Readonly<Record<WorkoutType, ThresholdFields>>

export function formOf(thresholds: ThresholdsByType): ThresholdForm {
  const fields = WORKOUT_TYPES.map((type) => {
    const own = thresholds[type]
    const usual = THRESHOLDS[type]
    const text = (value: number | undefined, other: number) =>
      value === undefined || value === other ? '' : String(value)
    return [type, { high: text(own?.high, usual.high), low: text(own?.low, usual.low) }] as const
  })
  return Object.fromEntries(fields) as Record<WorkoutType, ThresholdFields>
}

type Edge = keyof ThresholdFields
type Read =
  | { readonly own: ThresholdsByType[WorkoutType] }
  | { readonly edge: Edge; readonly problem: string }

/** What the fields of an activity mean, or what is wrong with which of them, in a sentence. */
export function readFields(type: WorkoutType, fields: ThresholdFields): Read {
  if (fields.high.trim() === '' && fields.low.trim() === '') return { own: undefined }
  const values = { high: numberOf(fields.high), low: numberOf(fields.low) }
  for (const edge of ['high', 'low'] as const)
    if (Number.isNaN(values[edge])) return { edge, problem: t('thresholdNoNumber', { edge }) }
  const usual = THRESHOLDS[type]
  const parsed = ownThresholds.safeParse({ high: values.high ?? usual.high, low: values.low ?? usual.low })
  if (parsed.success) return { own: parsed.data }
  const [issue] = parsed.error.issues
  const edge = issue?.path[0] === 'low' ? 'low' : 'high'
  return { edge, problem: problemOf(edge, issue) }
}

function problemOf(edge: Edge, issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'too_small') return t('thresholdTooLow', { edge, least: Number(issue.minimum) })
  if (issue?.code === 'too_big') return t('thresholdTooHigh', { edge, most: Number(issue.maximum) })
  return t('thresholdsTooClose')
}

/** Undefined for an empty field; the decimal mark may be a comma. */
function numberOf(text: string): number | undefined {
  const trimmed = text.trim().replace(',', '.')
  return trimmed === '' ? undefined : Number(trimmed)
}

/** All activities; those whose fields are wrong are left out. */
export function thresholdsOfForm(form: ThresholdForm): ThresholdsByType {
  const read = WORKOUT_TYPES.flatMap((type) => {
    const result = readFields(type, form[type])
    return 'own' in result && result.own ? [[type, result.own] as const] : []
  })
  return Object.fromEntries(read)
}

export const isSound = (form: ThresholdForm): boolean =>
  WORKOUT_TYPES.every((type) => 'own' in readFields(type, form[type]))
