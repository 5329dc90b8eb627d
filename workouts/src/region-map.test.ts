import { expect, test } from 'vitest'
import { analyseBatch, regionMeans, summarise } from './analyse-batch.ts'
import type { Frame } from './frame.ts'
import { regionMapFor, regionMapFromMask, UnknownInsoleError } from './region-map.ts'

/** One letter a cell: a Toe1, b Toe2345, 1–5 metatarsals, m Mid Foot, i Med Heel, o Lat Heel. */
const LETTERS: Record<string, string> = {
  Toe1: 'a',
  Toe2345: 'b',
  'Mid Foot': 'm',
  'Med Heel': 'i',
  'Lat Heel': 'o',
}
function picture(rows: number, cols: number): string[] {
  const { regionOf } = regionMapFor(rows, cols)
  return Array.from({ length: rows }, (_, row) =>
    regionOf
      .slice(row * cols, (row + 1) * cols)
      .map((name) => (name ? (LETTERS[name] ?? name.slice(1)) : '.'))
      .join(''),
  )
}

test('the built-in maps', () => {
  const toes = (line: string) => [line, line]
  expect(picture(12, 8)).toEqual([
    ...toes('aaabbbbb'),
    ...Array(3).fill('11112345'),
    ...Array(4).fill('mmmmmmmm'),
    ...Array(3).fill('iiiioooo'),
  ])
  expect(picture(13, 9)).toEqual([
    ...toes('aaabbbbbb'),
    ...Array(3).fill('111123455'),
    ...Array(4).fill('mmmmmmmmm'),
    ...Array(4).fill('iiiiooooo'),
  ])
})

test('another size needs a mask', () => {
  expect(() => regionMapFor(16, 10)).toThrow(UnknownInsoleError)
  const regionMap = regionMapFromMask([
    ['Toe1', null],
    ['Med Heel', 'Lat Heel'],
  ])
  const frames: Frame[] = [
    {
      timestamp: 0,
      foot: 'right',
      pressureMatrix: [
        [10, 20],
        [30, -1],
      ],
    },
  ]
  const [foot] = summarise('w', analyseBatch(frames, null, { regionMap }).rollup).feet
  expect(foot?.whole.mean).toBe(20)
  const shares = foot?.regions.map(({ region, loadShare }) => [region, loadShare] as const)
  expect(shares?.filter(([, share]) => share > 0)).toEqual([
    ['Toe1', 10 / 60],
    ['Med Heel', 0.5],
  ])
})

test.each([
  [[], 'empty'],
  [[['Toe1'], ['Toe1', 'M1']], 'Row 1'],
  [[['Toe1', 'Toe9']], 'Row 0, column 1 of the region mask names "Toe9"'],
])('a bad mask %j is refused', (mask, message) => {
  expect(() => regionMapFromMask(mask)).toThrow(message)
})

test('region means of one frame leave out cells without a sensor', () => {
  const pressureMatrix = Array.from({ length: 13 }, (_row, row) =>
    new Array<number>(9).fill(row === 12 ? -1 : row),
  )
  const { whole, regions } = regionMeans({ timestamp: 0, foot: 'left', pressureMatrix })
  expect(whole).toBe(5.5)
  expect(regions).toMatchObject({ Toe1: 0.5, M3: 3, 'Mid Foot': 6.5, 'Lat Heel': 10 })
})
