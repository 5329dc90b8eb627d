import { createStore } from '@kinetra/coach-ui/store'
import { loadCode } from '../shell/lazy-part.ts'

/** One file on its way in. */
export interface FileImport {
  readonly id: number
  readonly name: string
  readonly state: 'waiting' | 'reading' | 'storing' | 'done' | 'failed'
  /** Of what `state` names, 0–1. */
  readonly part: number
  /** What came of it. */
  readonly workouts: readonly ImportedFile[]
  /** Documents of the file that could not be used, or why all of it could not. */
  readonly problems: readonly Error[]
}

interface ImportedFile {
  readonly id: string
  readonly name: string
  readonly frameCount: number
  readonly isNew: boolean
  readonly remarks: readonly string[]
}

export const importStore = createStore<{ readonly files: readonly FileImport[] }>({ files: [] })

let made = 0
let queue: Promise<void> = Promise.resolve()

const change = (id: number, with_: (file: FileImport) => Partial<FileImport>) =>
  importStore.set({
    files: importStore.get().files.map((file) => (file.id === id ? { ...file, ...with_(file) } : file)),
  })

export function forgetImports(): void {
  importStore.set({
    files: importStore.get().files.filter(({ state }) => state !== 'done' && state !== 'failed'),
  })
}

/** Brings files in, one after the other; `importStore` shows how far they are. */
export function importFiles(files: readonly File[], onImported: () => void): void {
  for (const file of files) {
    const id = ++made
    const { name } = file
    const waiting = { id, name, state: 'waiting', part: 0, workouts: [], problems: [] } as const
    importStore.set({ files: [...importStore.get().files, waiting] })
    queue = queue.then(async () => {
      await importFile(id, file).catch((cause: unknown) =>
        change(id, ({ problems }) => ({
          state: 'failed',
          problems: [...problems, cause instanceof Error ? cause : new Error(String(cause))],
        })),
      )
      onImported()
    })
  }
}

async function importFile(id: number, file: File): Promise<void> {
  change(id, () => ({ state: 'reading', part: 0 }))
  // What reads files of all forms is loaded with the first of them.
  const [{ readWorkouts }, { sendWorkout }] = await loadCode(() =>
    Promise.all([import('@kinetra/workouts/imports/read-workouts'), import('./send-workout.ts')]),
  )
  const onRead = (part: number) => change(id, () => ({ state: 'reading', part }))
  const onLeftOut = (problem: Error) => change(id, ({ problems }) => ({ problems: [...problems, problem] }))
  for await (const source of readWorkouts(file, { onRead, onLeftOut })) {
    const { workout, isNew } = await sendWorkout(source, (part) =>
      change(id, () => ({ state: 'storing', part })),
    )
    const { remarks, frameCount } = source
    change(id, ({ workouts }) => ({
      workouts: [...workouts, { id: workout.id, name: workout.name, frameCount, isNew, remarks }],
    }))
  }
  change(id, () => ({ state: 'done', part: 1 }))
}
