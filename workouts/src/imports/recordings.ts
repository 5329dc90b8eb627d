import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Frame } from '../frame.ts'
import { toWorkoutType } from '../imported-workout.ts'
import { OffsetSurvey } from '../sensor-offset.ts'
import { sinceEpoch } from './clock.ts'
import { displayName } from './display-name.ts'
import { FramesInOrder, RepeatFilter, TimeIndex } from './frame-order.ts'
import { ImportNotes } from './import-notes.ts'
import { framesOf, noFrames, openPart, type RecordingPart } from './recording-part.ts'
import type { RecordSource } from './source-records.ts'
import type { WorkoutInFile } from './workout-in-file.ts'

/** What a first reading of a part found out; its frames are not kept. */
interface Survey {
  readonly notes: ImportNotes
  readonly offset: OffsetSurvey
  startMs: number
  backwards: number
  repeats: number
  /** Frames of each size. */
  readonly sizes: Map<string, number>
  /** Undefined where the part goes to the end of the file. */
  to: number | undefined
}

/**
 * The recordings of a file, each of which begins with a header. Each is read twice: first for what there is to
 * say about it, before anything is stored; then for its frames.
 */
export async function* recordingsIn(
  source: RecordSource,
  onRead?: (part: number) => void,
): AsyncGenerator<WorkoutInFile> {
  const hash = sha256.create()
  let digest = ''
  let from: number | undefined = 0
  for (let index = 0; from !== undefined; index++) {
    const part: RecordingPart = await openPart(source, from)
    const survey = await surveyOf(part, {
      onRead,
      ...(index === 0 && { tap: (bytes: Uint8Array) => void hash.update(bytes) }),
    })
    if (index === 0) digest = bytesToHex(hash.digest())
    yield await workoutOf(part, survey, index === 0 ? digest : `${digest}#${index}`)
    from = survey.to
  }
}

async function surveyOf(part: RecordingPart, options: Parameters<typeof framesOf>[2]): Promise<Survey> {
  const notes = new ImportNotes(part.source.unit)
  const survey: Survey = {
    ...{ notes, offset: new OffsetSurvey(part.header?.unloaded_value), sizes: new Map(), to: undefined },
    ...{ startMs: Number.POSITIVE_INFINITY, backwards: 0, repeats: 0 },
  }
  const lastMs = { left: 0, right: 0 }
  const filter = new RepeatFilter()
  const onEnd = (to: number) => {
    survey.to = to
  }
  for await (const frames of framesOf(part, notes, { ...options, onEnd }))
    for (const frame of frames) {
      if (frame.timestamp < lastMs[frame.foot]) survey.backwards += 1
      if (filter.isRepeat(frame)) survey.repeats += 1
      lastMs[frame.foot] = frame.timestamp
      survey.startMs = Math.min(survey.startMs, frame.timestamp)
      survey.offset.add(frame)
      const size = `${frame.pressureMatrix.length} by ${frame.pressureMatrix[0]?.length}`
      survey.sizes.set(size, (survey.sizes.get(size) ?? 0) + 1)
    }
  notes.check((number) => `${part.source.unit} ${number}`)
  if (notes.framesRead === 0) throw noFrames(part)
  return survey
}

async function workoutOf(part: RecordingPart, survey: Survey, key: string): Promise<WorkoutInFile> {
  const { header, regionMap } = part
  const { notes, offset, startMs, backwards } = survey
  const activity = String(header?.activity ?? 'other')
  const { correct, remarks } = offset.result()
  const order = backwards > 0 ? await orderOf(part) : undefined
  const repeats = order?.repeats ?? survey.repeats
  const { clamped, missing, outside } = notes.repairs
  return {
    ...{ key, regionMap },
    name: displayName(header?.name) ?? `Recording of ${activity}`.slice(0, 200),
    type: toWorkoutType(activity),
    isCompleted: true,
    startedAt: new Date(startMs).toISOString(),
    frameCount: notes.framesRead - repeats,
    leftOut: notes.leftOut + repeats,
    repaired: clamped + missing + outside,
    remarks: [...remarks, ...remarksOn(part, survey, repeats), ...notes.remarks()],
    async *frames() {
      for await (const frames of order ? inOrder(part, order.rangesFrom) : inTurn(part))
        yield correct ? frames.map(correct) : frames
    },
  }

  function remarksOn({ clock, header: head }: RecordingPart, { sizes }: Survey, again: number): string[] {
    const stated = head?.rows && head.cols ? `${head.rows} by ${head.cols}` : undefined
    const others = [...sizes.keys()].filter((size) => size !== stated)
    return [
      head === undefined && 'The file has no header line; what it would say was taken from its frames.',
      notes.withoutFoot > 0 &&
        head?.foot === undefined &&
        'The recording does not say which foot it is of; it was taken as the left one.',
      head?.mirrored && 'The columns were turned round, so that they run from the inner side outwards.',
      clock.isRelative &&
        sinceEpoch(head?.started_at) === undefined &&
        'The times count from the start of the recording, which was dated by its file.',
      clock.remark,
      stated !== undefined &&
        others.length > 0 &&
        `The header says ${stated} cells; frames of ${others.join(' and ')} were read by their own size.`,
      backwards > 0 && `${backwards} frames came before the one above them; they were put in order of time.`,
      again > 0 && `${again} frames were there more than once; they were taken once.`,
    ].filter((remark) => typeof remark === 'string')
  }
}

/** Read a second time for it: only a recording that needs it pays for it. */
async function orderOf(part: RecordingPart) {
  const index = new TimeIndex()
  for await (const frames of framesOf(part, new ImportNotes(part.source.unit)))
    for (const frame of frames) index.add(frame)
  return index.result()
}

async function* inTurn(part: RecordingPart): AsyncGenerator<Frame[]> {
  const filter = new RepeatFilter()
  for await (const frames of framesOf(part, new ImportNotes(part.source.unit)))
    yield frames.filter((frame) => !filter.isRepeat(frame))
}

/** The file is read once for each range, so that one range at a time is in memory. */
async function* inOrder(part: RecordingPart, rangesFrom: readonly number[]): AsyncGenerator<Frame[]> {
  const filter = new RepeatFilter()
  for (const [index, from] of rangesFrom.entries()) {
    const to = rangesFrom[index + 1] ?? Number.POSITIVE_INFINITY
    const range = new FramesInOrder()
    for await (const frames of framesOf(part, new ImportNotes(part.source.unit)))
      for (const frame of frames) if (frame.timestamp >= from && frame.timestamp < to) range.add(frame)
    let piece: Frame[] = []
    for (const frame of range.inOrder()) {
      if (filter.isRepeat(frame)) continue
      piece.push(frame)
      if (piece.length < 1000) continue
      yield piece
      piece = []
    }
    yield piece
  }
}
