/// <reference lib="dom" />
import type { Caller } from '@kinetra/e2e/caller'

/** How many pictures the page could draw in each of the next seconds. */
export async function picturesPerSecond(page: Caller['page'], seconds: number): Promise<number[]> {
  return await page.evaluate(async (count) => {
    const rates: number[] = []
    const frame = async () => await new Promise<number>((done) => requestAnimationFrame(done))
    for (let second = 0; second < count; second += 1) {
      const since = await frame()
      let [frames, now] = [0, since]
      while (now - since < 1000) {
        now = await frame()
        frames += 1
      }
      rates.push((frames * 1000) / (now - since))
    }
    return rates
  }, seconds)
}
