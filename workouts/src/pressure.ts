/** The cell value of a place where the insole has no sensor; it never enters a statistic. */
export const NO_SENSOR = -1
/** Less than this far outside of 0–100 a value is still a reading: sensors and roundings overshoot. */
export const OVERSHOOT = 1

/** What had to be done to values so that they are pressures. */
export interface Repairs {
  /** Just below 0 or above 100: taken as 0 and 100. */
  clamped: number
  /** Null, NaN or nothing: taken as a cell without a sensor. */
  missing: number
  /** Far outside: no pressures. */
  outside: number
}

export const noRepairs = (): Repairs => ({ clamped: 0, missing: 0, outside: 0 })

/**
 * The one rule for values, whether they are imported or sent live: 0–100 is a relative pressure and −1 no sensor;
 * less than 1 outside of 0–100 is clamped; no value is no sensor. Anything else is undefined: no pressure.
 */
export function toPressure(value: unknown, repairs: Repairs): number | undefined {
  if (typeof value === 'number') {
    if ((value >= 0 && value <= 100) || value === NO_SENSOR) return value
    if (Number.isNaN(value)) return missing(repairs)
    if (value > NO_SENSOR && value < 100 + OVERSHOOT) {
      repairs.clamped += 1
      return value < 0 ? 0 : 100
    }
  } else if (value === null || value === undefined) {
    return missing(repairs)
  } else if (typeof value === 'string') {
    const text = value.trim()
    if (text === '' || /^[+-]?nan$|^null$/i.test(text)) return missing(repairs)
    const number = Number(text)
    // Words and numbers in another spelling are readings that were not understood, and no places without a sensor.
    if (!Number.isNaN(number)) return toPressure(number, repairs)
  }
  repairs.outside += 1
  return undefined
}

function missing(repairs: Repairs): number {
  repairs.missing += 1
  return NO_SENSOR
}
