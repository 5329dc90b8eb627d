/**
 * The one colour scale of the product: relative pressure 0–100 to colour. It is a curve through OKLab
 * (Björn Ottosson, "A perceptual color space for image processing", 2020) whose lightness only rises, so
 * that it reads without hue, and which is walked at constant speed, so that equal differences in pressure
 * look equally large.
 */

export type Rgb = readonly [red: number, green: number, blue: number]
export type Oklab = readonly [lightness: number, a: number, b: number]

/** Lightness, chroma and hue in degrees at equal parts of the curve; chroma stays inside sRGB. */
const ANCHORS: readonly (readonly [number, number, number])[] = [
  [0.245, 0.03, 272],
  [0.37, 0.115, 288],
  [0.5, 0.165, 330],
  [0.62, 0.175, 16],
  [0.74, 0.15, 52],
  [0.855, 0.145, 82],
  [0.955, 0.09, 102],
]
const STEPS = 256
const SAMPLES = 2048

export function oklabToLinear([lightness, a, b]: Oklab): Rgb {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

function toByte(linear: number): number {
  const clipped = Math.min(1, Math.max(0, linear))
  const encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055
  return Math.round(encoded * 255)
}

/** The curve at `part` (0–1) before its speed is evened out: Catmull-Rom through the anchors in OKLab. */
function curve(part: number): Oklab {
  const points = ANCHORS.map(([lightness, chroma, hue]): Oklab => {
    const angle = (hue * Math.PI) / 180
    return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)]
  })
  const position = part * (points.length - 1)
  const index = Math.min(points.length - 2, Math.floor(position))
  const local = position - index
  const at = (offset: number) => points[Math.min(points.length - 1, Math.max(0, index + offset))] ?? [0, 0, 0]
  const [before, from, to, after] = [at(-1), at(0), at(1), at(2)]
  const blend = (axis: 0 | 1 | 2) =>
    0.5 *
    (2 * from[axis] +
      (to[axis] - before[axis]) * local +
      (2 * before[axis] - 5 * from[axis] + 4 * to[axis] - after[axis]) * local ** 2 +
      (3 * from[axis] - before[axis] - 3 * to[axis] + after[axis]) * local ** 3)
  return [blend(0), blend(1), blend(2)]
}

/** STEPS colours in OKLab with equal distances between neighbours. */
export function evenSteps(): Oklab[] {
  const samples = Array.from({ length: SAMPLES + 1 }, (_, index) => curve(index / SAMPLES))
  const travelled: number[] = [0]
  samples.slice(1).forEach((sample, index) => {
    const previous = samples[index] ?? sample
    const step = Math.hypot(sample[0] - previous[0], sample[1] - previous[1], sample[2] - previous[2])
    travelled.push((travelled.at(-1) ?? 0) + step)
  })
  const length = travelled.at(-1) ?? 1
  let cursor = 0
  return Array.from({ length: STEPS }, (_, index) => {
    const goal = (index / (STEPS - 1)) * length
    while (cursor < SAMPLES - 1 && (travelled[cursor + 1] ?? length) < goal) cursor += 1
    const start = travelled[cursor] ?? 0
    const span = (travelled[cursor + 1] ?? length) - start
    const part = span > 0 ? (goal - start) / span : 0
    const [from, to] = [samples[cursor] ?? [0, 0, 0], samples[cursor + 1] ?? [0, 0, 0]]
    return [
      from[0] + (to[0] - from[0]) * part,
      from[1] + (to[1] - from[1]) * part,
      from[2] + (to[2] - from[2]) * part,
    ]
  })
}

/** STEPS × red, green, blue, 0–255. */
export const PRESSURE_COLOURS: Uint8ClampedArray = Uint8ClampedArray.from(
  evenSteps().flatMap((step) => oklabToLinear(step).map(toByte)),
)

/** Index of a pressure's colour; values outside 0–100 take the nearest end. */
function colourIndex(pressure: number): number {
  return Math.round((Math.min(100, Math.max(0, pressure)) / 100) * (STEPS - 1))
}

/** A pressure's colour for CSS. */
export function pressureColour(pressure: number): string {
  const offset = colourIndex(pressure) * 3
  return `rgb(${PRESSURE_COLOURS[offset]} ${PRESSURE_COLOURS[offset + 1]} ${PRESSURE_COLOURS[offset + 2]})`
}

/** The whole scale as a CSS gradient, from 0 to 100. */
export function pressureGradient(direction: string): string {
  const stops = Array.from({ length: 17 }, (_, index) => pressureColour((index / 16) * 100))
  return `linear-gradient(${direction}, ${stops.join(', ')})`
}
