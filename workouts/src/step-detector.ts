import type { FrameMeasure } from './frame-measure.ts'
import { type GaitRollup, PATH_POINTS } from './rollup.ts'
import type { Contact, FootTracker } from './tracker-state.ts'

/** Mean pressure of the whole foot below which nothing is a contact: the noise of unloaded sensors. */
export const MINIMUM_LOAD = 1.5
/** Shares of the range between swing and stance at which a contact begins and ends. */
const ON_SHARE = 0.08
const OFF_SHARE = 0.05
/** A foot has only left the ground if its load fell by half; swaying while standing never does that. */
const OFF_OF_CEILING = 0.5
const CEILING_TIME_MS = 4000
const FLOOR_TIME_MS = 1000
/** Anything shorter is a knock, anything longer is standing. */
const CONTACT_MS = { min: 80, max: 1500 }
/** A foot that is up for less has not left the ground: a drop-out. */
const MINIMUM_SWING_MS = 100
/** From one strike of a foot to its next; beyond is a pause. */
const STRIDE_MS = { min: 250, max: 2500 }
/** After a longer interval it is unknown what the foot did. */
export const BLIND_AFTER_MS = 150
const MAX_SAMPLES = 256

/** At a gap in the frames: a foot that was already up has made its step, one on the ground is forgotten. */
export function breakOff(foot: FootTracker, gait: GaitRollup): void {
  if (foot.contact && foot.contact.offMs !== null) finish(foot, foot.contact, gait)
  foot.contact = null
  foot.lastStrikeMs = null
}

/**
 * Follows one foot by hysteresis on its mean pressure, between a floor (swing, with whatever the shoe presses)
 * and a ceiling (stance) that adapt to the wearer; a finished step is added to `gait`.
 * `sinceMs` is the time since the foot's frame before, or null where there is none or it is too far away.
 */
export function trackStep(
  foot: FootTracker,
  gait: GaitRollup,
  measure: FrameMeasure,
  atMs: number,
  sinceMs: number | null,
): void {
  const load = measure.whole.mean
  const elapsed = sinceMs ?? 0
  foot.ceiling = Math.max(load, load + (foot.ceiling - load) * Math.exp(-elapsed / CEILING_TIME_MS))
  if (load < foot.floor) foot.floor = load
  else if (!foot.contact) foot.floor = load + (foot.floor - load) * Math.exp(-elapsed / FLOOR_TIME_MS)
  const range = foot.ceiling - foot.floor

  if (!foot.contact) {
    const seen = sinceMs !== null
    const on = seen ? Math.max(MINIMUM_LOAD, foot.floor + ON_SHARE * range) : MINIMUM_LOAD
    if (load >= on) foot.contact = newContact(atMs, seen)
    else return
  }
  const { contact } = foot
  const off = Math.max(
    MINIMUM_LOAD / 2,
    Math.min(foot.floor + OFF_SHARE * range, OFF_OF_CEILING * foot.ceiling),
  )
  if (load > off) {
    contact.offMs = null
    follow(contact, measure, atMs)
    return
  }
  contact.offMs ??= atMs
  if (atMs - contact.offMs < MINIMUM_SWING_MS) return
  finish(foot, contact, gait)
}

const newContact = (startMs: number, startSeen: boolean): Contact => ({
  startMs,
  startSeen,
  offMs: null,
  forefootFromMs: null,
  heelSeen: false,
  heelOffMs: null,
  times: [],
  along: [],
  across: [],
  tooLong: false,
})

function follow(contact: Contact, measure: FrameMeasure, atMs: number): void {
  if (contact.tooLong) return
  if (atMs - contact.startMs > CONTACT_MS.max) {
    contact.tooLong = true
    contact.times = []
    contact.along = []
    contact.across = []
    return
  }
  if (contact.times.length >= MAX_SAMPLES)
    for (const list of [contact.times, contact.along, contact.across])
      list.splice(0, list.length, ...list.filter((_, index) => index % 2 === 0))
  contact.times.push(atMs)
  contact.along.push(measure.along)
  contact.across.push(measure.across)
}

function finish(foot: FootTracker, contact: Contact, gait: GaitRollup): void {
  foot.contact = null
  const endMs = contact.offMs ?? contact.startMs
  const durationMs = endMs - contact.startMs
  if (durationMs < CONTACT_MS.min) return
  if (!contact.startSeen || contact.tooLong || durationMs > CONTACT_MS.max) {
    foot.lastStrikeMs = null
    return
  }
  gait.steps += 1
  gait.contactMs += durationMs
  if (foot.lastStrikeMs !== null) {
    const strideMs = contact.startMs - foot.lastStrikeMs
    if (strideMs >= STRIDE_MS.min && strideMs <= STRIDE_MS.max) {
      gait.strides += 1
      gait.strideMs += strideMs
    }
  }
  foot.lastStrikeMs = contact.startMs
  addPhases(contact, durationMs, gait)
  addPath(contact, gait)
}

/** Loading until the forefoot bears load, mid-stance until the heel no longer does, push-off until toe-off. */
function addPhases(contact: Contact, durationMs: number, gait: GaitRollup): void {
  const { startMs, forefootFromMs, heelSeen, heelOffMs } = contact
  if (forefootFromMs === null) return
  const flat = Math.min(forefootFromMs - startMs, durationMs)
  const heelUp = heelSeen ? (heelOffMs ?? startMs + durationMs) : forefootFromMs
  const heelOff = Math.min(Math.max(heelUp - startMs, flat), durationMs)
  gait.phased += 1
  gait.loading += flat / durationMs
  gait.midStance += (heelOff - flat) / durationMs
  gait.pushOff += (durationMs - heelOff) / durationMs
}

/** The stance's path at every tenth of it, linear between the frames. */
function addPath({ times, along, across }: Contact, gait: GaitRollup): void {
  const first = times[0] ?? 0
  const span = (times.at(-1) ?? first) - first
  let right = 0
  for (let point = 0; point < PATH_POINTS; point++) {
    const at = first + (span * point) / (PATH_POINTS - 1)
    while (right < times.length - 1 && (times[right] as number) < at) right += 1
    const left = Math.max(0, right - 1)
    const gap = (times[right] as number) - (times[left] as number)
    const weight = gap > 0 ? (at - (times[left] as number)) / gap : 0
    const between = (list: readonly number[]) =>
      (list[left] as number) + ((list[right] as number) - (list[left] as number)) * weight
    gait.along[point] = (gait.along[point] as number) + between(along)
    gait.across[point] = (gait.across[point] as number) + between(across)
  }
}
