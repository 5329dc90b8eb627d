import type { Frame } from '../frame.ts'
import { FEET, type Foot } from '../workout.ts'

/** Frames that are held in memory at once to be put in order: some 25 MB. */
const FRAMES_A_RANGE = 60_000

/** Tells what comes a second time: the same foot, moment and pressures. Frames come in order of time for each foot. */
export class RepeatFilter {
  readonly #last: Record<Foot, { ms: number; prints: Set<number> }> = {
    left: { ms: Number.NaN, prints: new Set() },
    right: { ms: Number.NaN, prints: new Set() },
  }

  isRepeat(frame: Frame): boolean {
    const last = this.#last[frame.foot]
    const print = printOf(frame)
    if (last.ms !== frame.timestamp) {
      last.ms = frame.timestamp
      last.prints.clear()
    }
    if (last.prints.has(print)) return true
    last.prints.add(print)
    return false
  }
}

/** A number that two different frames next to never share (FNV-1a over hundredths). */
function printOf({ foot, pressureMatrix }: Frame): number {
  let print = 0x811c9dc5 ^ FEET.indexOf(foot)
  for (const row of pressureMatrix)
    for (const value of row) print = Math.imul(print ^ (Math.round(value * 100) & 0xffff), 0x01000193)
  return print >>> 0
}

/** The order of a recording whose frames come as they like: where to cut it into ranges that fit into memory. */
export class TimeIndex {
  #times = new Float64Array(1024)
  #prints = new Uint32Array(1024)
  #count = 0

  add(frame: Frame): void {
    if (this.#count === this.#times.length) {
      const [times, prints] = [this.#times, this.#prints]
      this.#times = new Float64Array(2 * this.#count)
      this.#prints = new Uint32Array(2 * this.#count)
      this.#times.set(times)
      this.#prints.set(prints)
    }
    this.#times[this.#count] = frame.timestamp
    this.#prints[this.#count] = printOf(frame)
    this.#count += 1
  }

  /** How many frames come a second time, and the beginnings of the ranges; the last range has no end. */
  result(): { repeats: number; rangesFrom: number[] } {
    const times = this.#times.subarray(0, this.#count)
    const prints = this.#prints.subarray(0, this.#count)
    const order = Uint32Array.from(times, (_, index) => index).sort(
      (a, b) => (times[a] ?? 0) - (times[b] ?? 0) || (prints[a] ?? 0) - (prints[b] ?? 0),
    )
    let repeats = 0
    const rangesFrom: number[] = []
    let from = 0
    for (const [place, index] of order.entries()) {
      const before = order[place - 1]
      const isNewMoment = before === undefined || times[before] !== times[index]
      if (!isNewMoment && prints[before] === prints[index]) repeats += 1
      if (place === 0) rangesFrom.push(Number.NEGATIVE_INFINITY)
      else if (isNewMoment && place - from >= FRAMES_A_RANGE) {
        from = place
        rangesFrom.push(times[index] ?? 0)
      }
    }
    return { repeats, rangesFrom }
  }
}

/** Frames in little room: to hundredths, as they are stored. */
export class FramesInOrder {
  readonly #frames: { timestamp: number; foot: Foot; cols: number; cells: Int16Array }[] = []

  add({ timestamp, foot, pressureMatrix }: Frame): void {
    const cells = Int16Array.from(pressureMatrix.flat(), (value) => Math.round(value * 100))
    this.#frames.push({ timestamp, foot, cols: pressureMatrix[0]?.length ?? 1, cells })
  }

  *inOrder(): Generator<Frame> {
    this.#frames.sort((a, b) => a.timestamp - b.timestamp)
    for (const { timestamp, foot, cols, cells } of this.#frames) {
      const pressureMatrix: number[][] = []
      for (let at = 0; at < cells.length; at += cols)
        pressureMatrix.push(Array.from(cells.subarray(at, at + cols), (value) => value / 100))
      yield { timestamp, foot, pressureMatrix }
    }
  }
}
