import { confidenceOf } from './confidence.ts'
import { type Counts, percentile } from './measured.ts'

/** Samples of one thing that is compared. */
export interface Compared {
  readonly name: string
  readonly values: readonly number[]
}

/** How much longer each takes than the first one, with the ratio's 95 % interval. */
export function ratiosOf(title: string, [first, ...others]: readonly [Compared, ...Compared[]]): Counts {
  const lines = others.flatMap(({ name, values }) =>
    ([0.5, 0.95] as const).map((share) => {
      const ratio = (a: readonly number[], b: readonly number[]) =>
        percentile(a, share) / percentile(b, share)
      const { from, to } = confidenceOf([values, first.values], ratio)
      const [low, middle, high] = [from, ratio(values, first.values), to].map((one) => one.toFixed(2))
      return [
        name,
        `p${share * 100}`,
        `${middle} (${low}–${high})`,
        `${values.length} : ${first.values.length}`,
      ]
    }),
  )
  return { title, columns: [`compared with ${first.name}`, 'of', 'ratio (95 %)', 'n'], lines }
}
