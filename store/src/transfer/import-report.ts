import type { WorkoutInFile } from '@kinetra/workouts/imports/workout-in-file'

/** What an import tells while it goes on and at its end. */
export class ImportReport {
  readonly #out: NodeJS.WritableStream
  readonly #isDryRun: boolean
  readonly #sum = { workouts: 0, frames: 0, leftOut: 0, repaired: 0, documents: 0, files: 0 }

  constructor(out: NodeJS.WritableStream, isDryRun: boolean) {
    this.#out = out
    this.#isDryRun = isDryRun
  }

  workout(
    { frameCount, remarks, leftOut, repaired }: WorkoutInFile,
    { id, name, isNew }: { id: string; name: string; isNew: boolean },
  ): void {
    this.#sum.workouts += 1
    this.#sum.frames += frameCount
    this.#sum.leftOut += leftOut
    this.#sum.repaired += repaired
    const state = this.#isDryRun ? ' (would come in)' : isNew ? '' : ' (already there)'
    this.#out.write(`${id}  ${name}: ${frameCount} frames${state}\n`)
    for (const remark of remarks) this.#out.write(`  ${remark}\n`)
  }

  /** A document that could not be used, while others of its file could. */
  leftOut(problem: Error): void {
    this.#sum.documents += 1
    this.#out.write(`left out: ${problem.message}\n`)
  }

  failed(path: string, error: Error, isOneOfSeveral: boolean): void {
    this.#sum.files += 1
    const where = isOneOfSeveral && !error.message.startsWith(path) ? `${path}: ` : ''
    process.stderr.write(`${where}${error.message}\n`)
  }

  get hasFailed(): boolean {
    return this.#sum.files > 0
  }

  end(): void {
    const { workouts, frames, leftOut, repaired, documents, files } = this.#sum
    const parts = [
      `${workouts} ${workouts === 1 ? 'workout' : 'workouts'} with ${frames} frames`,
      leftOut > 0 && `${leftOut} lines or frames left out`,
      repaired > 0 && `${repaired} readings repaired`,
      documents > 0 && `${documents} documents left out`,
      files > 0 && `${files} ${files === 1 ? 'file' : 'files'} not read`,
    ].filter((part) => part !== false)
    this.#out.write(`${this.#isDryRun ? 'Would bring in ' : 'Brought in '}${parts.join(', ')}.\n`)
  }
}
