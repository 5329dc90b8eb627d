import type { Frame } from '../frame.ts'
import { readWorkouts } from '../imports/read-workouts.ts'
import type { WorkoutInFile } from '../imports/workout-in-file.ts'

export const fileOf = (content: string | Uint8Array<ArrayBuffer>, name = 'recording.jsonl'): File =>
  new File([content], name, { lastModified: Date.UTC(2026, 0, 18, 12) })

export const jsonLines = (...lines: readonly unknown[]): string =>
  lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('')

export type Read = WorkoutInFile & { readonly all: Frame[] }

/** All workouts of a file with their frames. */
export async function readAll(
  content: string | Uint8Array<ArrayBuffer>,
  onLeftOut?: (problem: Error) => void,
): Promise<Read[]> {
  const found: Read[] = []
  for await (const workout of readWorkouts(fileOf(content), { onLeftOut })) {
    const all: Frame[] = []
    for await (const piece of workout.frames()) all.push(...piece)
    found.push({ ...workout, all })
  }
  return found
}

export async function readOne(content: string | Uint8Array<ArrayBuffer>): Promise<Read> {
  const [workout, ...others] = await readAll(content)
  if (!workout || others.length > 0)
    throw new Error(`${others.length + (workout ? 1 : 0)} workouts in the file`)
  return workout
}

export async function gzipped(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}
