import { callId } from '@kinetra/protocol/ids'
import * as z from 'zod/mini'
import type { NewNote } from '../store.ts'
import { check } from './check.ts'

const shape = z.object({
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)),
  by: z.enum(['coach', 'user']),
  callId: z.optional(callId),
})

export const checkNote = (value: NewNote) => check(shape, value, 'note')
