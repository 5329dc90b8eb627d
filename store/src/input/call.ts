import { callId, workoutId } from '@kinetra/protocol/ids'
import { timeZone } from '@kinetra/protocol/time-zone'
import * as z from 'zod/mini'
import type { Call, Turn } from '../store.ts'
import { check, person } from './check.ts'
import { readCursor, writeCursor } from './cursor.ts'

const text = (maximum: number) => z.string().check(z.minLength(1), z.maxLength(maximum))

const newCall = z.object({
  id: callId,
  userId: person,
  workoutId: z.nullable(workoutId),
  roomName: text(255),
  timeZone: z.optional(z.nullable(timeZone)),
})
const toolCall = z.object({
  name: text(200),
  arguments: z.string().check(z.maxLength(20_000)),
  result: z.string().check(z.maxLength(100_000)),
})
const turn = z.object({
  who: z.enum(['user', 'coach']),
  text: z.string().check(z.maxLength(20_000)),
  at: z.iso.datetime({ offset: true }),
  workoutId: z.nullable(workoutId),
  interrupted: z.optional(z.boolean()),
  toolCalls: z.optional(z.array(toolCall).check(z.maxLength(100))),
})
const listFilter = z.object({
  workoutId: z.optional(workoutId),
  limit: z.optional(z.int().check(z.gte(1), z.lte(200))),
  cursor: z.optional(z.string().check(z.maxLength(512))),
})
const memory = text(4000)
const waiting = z.nullable(z.number().check(z.gt(0)))
const idRange = z.object({ from: z.string().check(z.maxLength(32)), to: z.string().check(z.maxLength(33)) })
const version = z.int().check(z.gte(0))
const holder = text(255)
const ttl = z.int().check(z.gte(1), z.lte(600_000))
const worker = z.object({
  id: text(255),
  agentName: text(255),
  calls: z.int().check(z.gte(0)),
  capacity: z.int().check(z.gte(0)),
})

const callPosition = z.object({ createdAt: z.iso.datetime(), id: callId })

/** For the page of a list behind this call. */
export const cursorOfCall = ({ createdAt, id }: Pick<Call, 'createdAt' | 'id'>): string =>
  writeCursor({ createdAt, id })

export const checkNewCall = (value: unknown) => check(newCall, value, 'call')
export const checkTurn = (value: Turn) => check(turn, value, 'turn')
export const checkCallFilter = (value: unknown) => {
  const { workoutId: about, limit, cursor } = check(listFilter, value, 'filter of calls')
  const after = cursor === undefined ? undefined : readCursor(callPosition, cursor)
  return { workoutId: about, limit: limit ?? 50, after }
}
export const checkHolder = (value: unknown) => check(holder, value, 'holder of a lease')
export const checkTtl = (value: unknown) => check(ttl, value, 'time of a lease')
export const checkMemory = (value: unknown) => check(memory, value, 'memory of a call')
export const checkWaiting = (value: unknown) => check(waiting, value, 'beginning of waiting')
export const checkIdRange = (value: unknown) => check(idRange, value, 'range of ids')
export const checkVersion = (value: unknown) => check(version, value, 'version of a memory')
export const checkFeedback = (value: unknown) => check(z.enum(['good', 'bad']), value, 'feedback')
export const checkWorker = (value: unknown) => check(worker, value, 'worker')
