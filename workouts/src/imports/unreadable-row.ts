/** A row of a table that is no frame, and what is wrong with it, to be told with its line. */
export class UnreadableRow {
  readonly what: string

  constructor(what: string) {
    this.what = what
  }
}
