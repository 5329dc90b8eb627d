import { closeSync, openSync, writeSync } from 'node:fs'

/** A file that output is appended to as long as the disk takes it; what does not fit is lost, and nothing else. */
export class LogFile {
  readonly #file: number

  constructor(path: string) {
    this.#file = openSync(path, 'a', 0o600)
  }

  append = (output: Uint8Array): void => {
    try {
      writeSync(this.#file, output)
    } catch {
      // The disk is full: a part that wrote to the file itself would end by that.
    }
  }

  close(): void {
    closeSync(this.#file)
  }
}
