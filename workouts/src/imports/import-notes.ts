import { ImportError } from '../import-error.ts'
import { noRepairs } from '../pressure.ts'

const PLACES_NAMED = 5

/** What happened on the way in: counted, with the places of the first of each kind. */
export class ImportNotes {
  readonly repairs = noRepairs()
  framesRead = 0
  /** Frames that do not say their foot. */
  withoutFoot = 0
  /** Cells of the frames that were read. */
  readings = 0
  readonly #unit: string
  readonly #leftOut = new Map<string, { count: number; places: number[] }>()
  #firstProblem: { number: number; what: string } | undefined
  #firstOutside: { number: number; value: unknown } | undefined
  #repaired: number[] = []

  /** @param unit what a place's number counts: `line`, `element`, `frame`. */
  constructor(unit: string) {
    this.#unit = unit
  }

  /** Notes that something was left out. `kind` groups; `what` is said of the first where nothing else is left. */
  leaveOut(number: number, kind: string, what = kind): void {
    this.#firstProblem ??= { number, what }
    const noted = this.#leftOut.get(kind) ?? { count: 0, places: [] }
    noted.count += 1
    if (noted.places.length < PLACES_NAMED) noted.places.push(number)
    this.#leftOut.set(kind, noted)
  }

  repaired(number: number): void {
    if (this.#repaired.length < PLACES_NAMED && this.#repaired.at(-1) !== number) this.#repaired.push(number)
  }

  outside(number: number, value: unknown): void {
    this.#firstOutside ??= { number, value }
  }

  get leftOut(): number {
    return [...this.#leftOut.values()].reduce((sum, { count }) => sum + count, 0)
  }

  /** Throws `ImportError` where nothing could be read, or where the values are no pressures at all. */
  check(where: (number: number) => string): void {
    if (this.#firstOutside && this.repairs.outside * 2 > this.readings)
      throw new ImportError(
        where(this.#firstOutside.number),
        `most values are outside of 0 to 100, such as ${this.#firstOutside.value}; give relative pressures, 0 to 100.`,
      )
    if (this.framesRead === 0 && this.#firstProblem)
      throw new ImportError(where(this.#firstProblem.number), `${this.#firstProblem.what}.`)
  }

  /** In sentences for the user. */
  remarks(): string[] {
    const { clamped, missing, outside } = this.repairs
    const places = this.#repaired.length > 0 ? ` (${this.#placesOf(this.#repaired)})` : ''
    const cells = [
      clamped > 0 && `${clamped} just outside of 0 to 100 were taken as 0 or 100`,
      missing > 0 && `${missing} without a value were taken as cells without a sensor`,
      outside > 0 && `${outside} far outside of 0 to 100 were taken as cells without a sensor`,
    ].filter((part) => part !== false)
    return [
      ...[...this.#leftOut].map(
        ([kind, { count, places: at }]) =>
          `${count} ${count === 1 ? `${this.#unit} was` : `${this.#unit}s were`} left out: ${kind} (${this.#placesOf(at, count)}).`,
      ),
      ...(cells.length > 0 ? [`Readings were repaired${places}: ${cells.join('; ')}.`] : []),
    ]
  }

  #placesOf(numbers: readonly number[], count = numbers.length): string {
    const more = count > numbers.length ? ', …' : ''
    return `${this.#unit}${numbers.length > 1 ? 's' : ''} ${numbers.join(', ')}${more}`
  }
}
