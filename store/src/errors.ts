/** What was asked for is not there, or belongs to somebody else; the two are never told apart. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError'
  constructor(what: string) {
    super(`There is no such ${what}.`)
  }
}

/** The store cannot be reached now; the same call may work later. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError'
  constructor(cause: unknown) {
    super('The workouts cannot be read at the moment: the database does not answer. Try again in a minute.', {
      cause,
    })
  }
}

/** What was given cannot be stored; the message says what is wrong and what to do. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError'
}

/** What was given contradicts what is stored; the message says what to do. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError'
}
