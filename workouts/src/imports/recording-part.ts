import type { Frame } from '../frame.ts'
import { ImportError } from '../import-error.ts'
import type { RegionMap } from '../region-map.ts'
import { type Clock, clockFor, FRAMES_FOR_CLOCK, sinceEpoch } from './clock.ts'
import type { ImportNotes } from './import-notes.ts'
import { type FrameShape, footOf, readFrame } from './read-frame.ts'
import { isHeader, mapOf, type RecordingHeader, readHeader } from './recording-header.ts'
import type { ReadOptions, RecordSource } from './source-records.ts'

/** The part of a file that one header rules. */
export interface RecordingPart {
  readonly source: RecordSource
  /** Records of the file before it. */
  readonly from: number
  /** Absent in a file that begins with a frame. */
  readonly header: RecordingHeader | undefined
  readonly headerText: string
  readonly regionMap: RegionMap | null
  readonly clock: Clock
  readonly shape: FrameShape
}

/** Reads the header and looks at the first frames. Throws `ImportError`. */
export async function openPart(source: RecordSource, from: number): Promise<RecordingPart> {
  let ordinal = 0
  let header: RecordingHeader | undefined
  let headerText = ''
  let where = `${source.unit} 1`
  const times: unknown[] = []
  for await (const records of source.records()) {
    for (const record of records) {
      ordinal += 1
      if (ordinal <= from) continue
      const value = record.read()
      if (ordinal === from + 1 && isHeader(value)) {
        where = `${source.unit} ${record.number}`
        header = readHeader(value, where)
        headerText = JSON.stringify(value)
      } else if (typeof value === 'object' && value !== null && 'timestamp' in value)
        times.push(value.timestamp)
      if (times.length === FRAMES_FOR_CLOCK) break
    }
    if (times.length === FRAMES_FOR_CLOCK) break
  }
  const startMs = sinceEpoch(header?.started_at) ?? source.lastModified
  const clock = clockFor(times, header?.time_unit, startMs)
  const regionMap = header ? mapOf(header, where) : null
  const foot = footOf(header?.foot, 'left') ?? 'left'
  const shape = { clock, foot, regionMap, isMirrored: header?.mirrored ?? false }
  return { source, from, header, headerText, regionMap, clock, shape }
}

/**
 * The frames of a part as they come, in pieces; what cannot be used is noted. `onEnd` is told where the next
 * header stands, if there is one: the rest of the file is read without being understood.
 */
export async function* framesOf(
  { source, from, header, headerText, shape }: RecordingPart,
  notes: ImportNotes,
  options: ReadOptions & { onEnd?: (to: number) => void } = {},
): AsyncGenerator<Frame[]> {
  let ordinal = 0
  let isOver = false
  for await (const records of source.records(options)) {
    if (isOver && !options.tap) return
    const frames: Frame[] = []
    for (const record of records) {
      ordinal += 1
      if (isOver || ordinal <= from || (ordinal === from + 1 && header)) continue
      const value = record.read()
      if (isHeader(value)) {
        // Parts of one recording that were put together each begin with its header.
        if (JSON.stringify(value) === headerText) continue
        isOver = true
        options.onEnd?.(ordinal - 1)
      } else if (value === undefined && record.isLast) {
        notes.leaveOut(record.number, 'cut off in the middle; the file may not be whole')
      } else {
        const frame = readFrame(value, record.number, shape, notes)
        if (frame) frames.push(frame)
      }
    }
    if (frames.length > 0) yield frames
  }
}

export const noFrames = ({ source }: RecordingPart): ImportError =>
  new ImportError(`${source.unit} 2`, 'there are no frames after the header.')
