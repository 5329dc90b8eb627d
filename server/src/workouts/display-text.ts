import { canBeSeen } from '@kinetra/workouts/can-be-seen'
import * as z from 'zod'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** Text that people wrote and people read: not empty, bounded, without control characters or half characters. */
export function displayText(maximum: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((text) => !CONTROL.test(text), 'has a control character in it')
    .refine(canBeSeen, 'has nothing in it that can be seen')
    .refine((text) => text.isWellFormed(), 'has half of a character in it')
}
