import { ApiError } from './api-error.ts'

export type ModelState = 'unloaded' | 'loading' | 'loaded' | 'failed'

/** A model that is loaded once, at the first need; a failed load is tried again at the next. */
export class LazyModel<Model> {
  readonly name: string
  readonly #load: () => Promise<Model>
  #loading: Promise<Model> | undefined
  #state: ModelState = 'unloaded'
  #model: Model | undefined

  constructor(name: string, load: () => Promise<Model>) {
    this.name = name
    this.#load = load
  }

  get state(): ModelState {
    return this.#state
  }

  /** The model where it is loaded already. */
  get loaded(): Model | undefined {
    return this.#model
  }

  /** The model; throws an {@link ApiError} of status 503 where it cannot be loaded. */
  get(): Promise<Model> {
    this.#loading ??= this.#start()
    return this.#loading
  }

  async #start(): Promise<Model> {
    this.#state = 'loading'
    try {
      this.#model = await this.#load()
      this.#state = 'loaded'
      return this.#model
    } catch (cause) {
      this.#state = 'failed'
      this.#loading = undefined
      const reason = cause instanceof Error ? cause.message : String(cause)
      const message = `The model ${this.name} could not be loaded: ${reason}`
      throw new ApiError(message, { status: 503, code: 'model_not_loaded' }, { cause })
    }
  }
}
