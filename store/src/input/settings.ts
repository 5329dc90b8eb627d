import { DEFAULT_SETTINGS, type Settings, settings } from '@kinetra/workouts/settings'
import * as z from 'zod/mini'
import { check } from './check.ts'

type Fields = Readonly<Record<string, unknown>>

export const checkSettings = (value: unknown): Settings => check(settings, value, 'settings')

/**
 * What is stored, field by field: the default stands in for each one that is absent, as an older program left
 * it, or that this program cannot read, as a newer one may have written it. The others keep their values.
 */
export function storedSettings(value: unknown): Settings {
  return readable(settings, value, DEFAULT_SETTINGS) as Settings
}

/** What is written: `next`, and all of what is stored that a newer program wrote and this one does not know. */
export function settingsToStore(stored: unknown, next: Settings): object {
  return withForeign(settings, stored, next, DEFAULT_SETTINGS) as object
}

function readable(schema: unknown, value: unknown, fallback: unknown): unknown {
  if (schema instanceof z.ZodMiniObject) {
    const [given, usual] = [fieldsOf(value), fieldsOf(fallback)]
    return mapFields(schema.shape, (field, key) => readable(field, given[key], usual[key]))
  }
  if (schema instanceof z.ZodMiniRecord) {
    const entries = Object.entries(fieldsOf(value))
    return Object.fromEntries(entries.filter(([key, entry]) => schema.safeParse({ [key]: entry }).success))
  }
  const found = (schema as z.ZodMiniType).safeParse(value)
  return found.success ? found.data : fallback
}

function withForeign(schema: unknown, stored: unknown, next: unknown, fallback: unknown): unknown {
  const [before, after, usual] = [fieldsOf(stored), fieldsOf(next), fieldsOf(fallback)]
  if (schema instanceof z.ZodMiniObject) {
    const { shape } = schema
    const known = mapFields(shape, (field, key) => withForeign(field, before[key], after[key], usual[key]))
    return { ...before, ...known }
  }
  if (schema instanceof z.ZodMiniRecord) {
    const isForeign = ([key, entry]: [string, unknown]) => !schema.safeParse({ [key]: entry }).success
    return { ...Object.fromEntries(Object.entries(before).filter(isForeign)), ...after }
  }
  // Read as the default and given back as it: nobody has decided anything else.
  const isForeign = stored !== undefined && !(schema as z.ZodMiniType).safeParse(stored).success
  return isForeign && next === fallback ? stored : next
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

const mapFields = (shape: object, map: (field: unknown, key: string) => unknown) =>
  Object.fromEntries(Object.entries(shape).map(([key, field]) => [key, map(field, key)]))
