import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyseBatch } from '../analyse-batch.ts'
import type { Frame } from '../frame.ts'
import { generateGait } from '../gait-generator.ts'
import { gzipped, readAll } from '../testing/files.ts'
import { FEET } from '../workout.ts'

const START = Date.UTC(2026, 4, 4, 7)

/** What the statistics of frames are, whichever way they came. */
function statisticsOf(frames: readonly Frame[]) {
  const perFoot = FEET.map((foot) => {
    const { rollup, events } = analyseBatch(
      frames.filter((frame) => frame.foot === foot),
      null,
    )
    return { summary: rollup, events }
  })
  return JSON.parse(JSON.stringify(perFoot))
}

const plans = fc.record({
  seed: fc.integer({ min: 1, max: 50 }),
  durationInS: fc.integer({ min: 1, max: 2 }),
  feet: fc.constantFrom(['left'] as const, ['left', 'right'] as const),
  type: fc.constantFrom('running' as const, 'walking' as const),
})
const gait = { load: 1, fatigue: 0, sparingSteps: 0, startMs: START }

/** One way of many in which the same frames lie in a file. */
const forms = fc.record({
  unit: fc.constantFrom(1, 1000, 1e-3),
  order: fc.constantFrom('as it is', 'foot after foot', 'halves exchanged', 'shuffled'),
  twice: fc.boolean(),
  parts: fc.integer({ min: 1, max: 3 }),
  isArray: fc.boolean(),
  isPacked: fc.boolean(),
  endOfLine: fc.constantFrom('\n', '\r\n', '\n\uFEFF', '\n\n'),
  seed: fc.integer({ min: 1, max: 1000 }),
  bad: fc.integer({ min: 0, max: 4 }),
})

function ordered(frames: readonly Frame[], order: string, seed: number): Frame[] {
  if (order === 'foot after foot') return frames.toSorted((a, b) => a.foot.localeCompare(b.foot))
  const middle = Math.floor(frames.length / 2)
  if (order === 'halves exchanged') return [...frames.slice(middle), ...frames.slice(0, middle)]
  if (order === 'as it is') return [...frames]
  const key = (frame: Frame) =>
    Math.imul(frame.timestamp + FEET.indexOf(frame.foot) * 7, seed * 2654435761) >>> 0
  return frames.toSorted((a, b) => key(a) - key(b))
}

/** Cells as bad software writes them, each of which stands for the value that is there. */
function spoilt(frame: Frame): { text: string; spoils: number } {
  let spoils = 0
  const cells = frame.pressureMatrix.map((row) =>
    row.map((value) => {
      if (value === -1) {
        spoils += 1
        return spoils % 2 ? 'NaN' : 'null'
      }
      if (value !== 0 && value !== 100) return String(value)
      spoils += 1
      return value === 0 ? '-0.02' : '100.01'
    }),
  )
  return { text: `[${cells.map((row) => `[${row.join(',')}]`).join(',')}]`, spoils }
}

test('a recording has the same statistics in whatever form it comes, and remarks on what was mended', async () => {
  await fc.assert(
    fc.asyncProperty(plans, forms, async (plan, form) => {
      const { frames } = generateGait({ ...gait, ...plan })
      let spoils = 0
      const lines = ordered(frames, form.order, form.seed).map((frame, index) => {
        const time = frame.timestamp / (form.unit === 1000 ? 1000 : form.unit)
        const isBad = form.bad > 0 && index % 7 < form.bad
        const cells = isBad ? spoilt(frame) : { text: JSON.stringify(frame.pressureMatrix), spoils: 0 }
        spoils += cells.spoils
        return `{"timestamp":${time},"foot":"${frame.foot}","pressure_matrix":${cells.text}}`
      })
      const head = JSON.stringify({
        kind: 'header',
        activity: 'running',
        rows: 13,
        cols: 9,
        unloaded_value: 0,
      })
      // Written in several goes, each of which says again what it is.
      const length = Math.ceil(lines.length / form.parts)
      const once = Array.from({ length: form.parts }, (_, part) => [
        head,
        ...lines.slice(part * length, (part + 1) * length),
      ]).flat()
      const all = form.twice ? [...once, ...once] : once
      const text = form.isArray ? `[${all.join(',\n')}]` : all.join(form.endOfLine)
      const [read, ...others] = await readAll(form.isPacked ? await gzipped(text) : text)
      expect(others).toEqual([])
      expect(read?.frameCount).toBe(frames.length)
      expect(read?.all).toHaveLength(frames.length)
      const rounded = (read?.all ?? []).map((frame) => ({ ...frame, timestamp: Math.round(frame.timestamp) }))
      expect(statisticsOf(rounded)).toEqual(
        statisticsOf(frames.map((frame) => ({ ...frame, timestamp: Math.round(frame.timestamp) }))),
      )
      expect(read?.repaired).toBe(form.twice ? 2 * spoils : spoils)
      expect(read?.remarks.some((remark) => remark.startsWith('Readings were repaired'))).toBe(spoils > 0)
      expect(read?.remarks.some((remark) => remark.includes('more than once'))).toBe(form.twice)
    }),
    { numRuns: 25 },
  )
})
