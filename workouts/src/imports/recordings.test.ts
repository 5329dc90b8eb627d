import { describe, expect, it, test } from 'vitest'
import { ImportError } from '../import-error.ts'
import { jsonLines, readAll, readOne } from '../testing/files.ts'

const START = 1_768_730_960_000
const HEADER = { kind: 'header', activity: 'running', rows: 12, cols: 8, foot: 'left' }
const matrix = (value: unknown, rows = 12, cols = 8) =>
  Array.from({ length: rows }, () => new Array<unknown>(cols).fill(value))
const frame = (timestamp: unknown, pressure_matrix: unknown = matrix(5), more: object = {}) => ({
  timestamp,
  pressure_matrix,
  ...more,
})
const at = (index: number) => START + index * 20

/** Mostly unloaded at the offset, one cell loaded, one without a sensor. */
function offsetMatrix(): unknown[][] {
  const cells = matrix(32.5)
  cells[2] = [66.25, -1, 100, 32.5, 32.5, 32.5, 32.5, 32.5]
  return cells
}

test('a recording becomes a workout', async () => {
  const text = `${jsonLines({ ...HEADER, pose: 'x' }, frame(START, matrix(0)))}\r\n\n`
  const { all, frames: _, key, ...workout } = await readOne(text)
  expect(workout).toEqual({
    name: 'Recording of running',
    type: 'running',
    isCompleted: true,
    startedAt: '2026-01-18T10:09:20.000Z',
    regionMap: null,
    frameCount: 1,
    leftOut: 0,
    repaired: 0,
    remarks: [],
  })
  expect(key).toMatch(/^[0-9a-f]{64}$/)
  expect(all).toEqual([{ timestamp: START, foot: 'left', pressureMatrix: matrix(0) }])
})

describe('the offset of unloaded sensors', () => {
  it.each([
    ['stated in the header', { unloaded_value: 32.5 }],
    ['found in the readings', {}],
  ])('is corrected when it is %s', async (_name, more) => {
    const { all, remarks } = await readOne(jsonLines({ ...HEADER, ...more }, frame(START, offsetMatrix())))
    expect(all[0]?.pressureMatrix[2]).toEqual([50, -1, 100, 0, 0, 0, 0, 0])
    expect(remarks).toEqual([expect.stringContaining('read 32.5')])
  })

  it('is not there where readings are below it', async () => {
    const cells = offsetMatrix()
    cells[0] = new Array<number>(8).fill(4)
    const { all, remarks } = await readOne(jsonLines(HEADER, frame(START, cells)))
    expect(remarks).toEqual([])
    expect(all[0]?.pressureMatrix).toEqual(cells)
  })

  it('is found although a cell was bad for a moment', async () => {
    const bad = offsetMatrix()
    bad[5] = [-0.02, 32.5, 32.5, 32.5, 32.5, 32.5, 32.5, 32.5]
    const good = Array.from({ length: 20 }, (_, index) => frame(at(index), offsetMatrix()))
    const { all, remarks } = await readOne(jsonLines(HEADER, ...good, frame(at(20), bad)))
    expect(remarks).toContainEqual(expect.stringContaining('read 32.5'))
    expect(all[20]?.pressureMatrix[5]).toEqual(new Array(8).fill(0))
  })

  it('leaves 0 of what is below it, and counts it', async () => {
    const cells = offsetMatrix()
    cells[0] = new Array<number>(8).fill(4)
    const { all, remarks } = await readOne(
      jsonLines({ ...HEADER, unloaded_value: 32.5 }, frame(START, cells)),
    )
    expect(all[0]?.pressureMatrix[0]).toEqual(new Array(8).fill(0))
    expect(remarks[1]).toBe('8 readings were below 32.5 and became 0.')
  })
})

test('other sizes come with a mask, mirrored ones are turned round', async () => {
  const head = { ...HEADER, rows: 1, cols: 2, region_mask: [['M1', 'M2']], mirrored: true, foot: 'right' }
  const { all, regionMap, remarks } = await readOne(jsonLines(head, frame(START, [[10, 20]])))
  expect(all).toEqual([{ timestamp: START, foot: 'right', pressureMatrix: [[20, 10]] }])
  expect(regionMap?.regionOf).toEqual(['M1', 'M2'])
  expect(remarks).toHaveLength(1)
})

describe('times', () => {
  it.each([
    ['milliseconds', (ms: number) => ms, undefined],
    ['seconds', (ms: number) => ms / 1000, 'seconds'],
    ['microseconds', (ms: number) => ms * 1000, 'microseconds'],
    ['nanoseconds', (ms: number) => ms * 1e6, 'nanoseconds'],
    ['text', (ms: number) => new Date(ms).toISOString(), undefined],
    [
      'text without a zone',
      (ms: number) => new Date(ms).toISOString().slice(0, -1).replace('T', ' '),
      undefined,
    ],
    ['numbers as text', (ms: number) => String(ms / 1000), 'seconds'],
  ])('in %s', async (_name, write, told) => {
    const { all, remarks } = await readOne(
      jsonLines(HEADER, ...[0, 1, 2].map((index) => frame(write(at(index))))),
    )
    for (const [index, { timestamp }] of all.entries()) expect(timestamp).toBeCloseTo(at(index), 2)
    expect(remarks).toEqual(told ? [`The times were in ${told} and were converted.`] : [])
  })

  it.each([
    ['milliseconds', [0, 20, 40]],
    ['seconds', [0, 0.02, 0.04]],
    ['microseconds', [5_000_000, 5_020_000, 5_040_000]],
  ])('from the start in %s', async (_name, times) => {
    const head = { ...HEADER, started_at: '2026-01-18T10:00:00Z' }
    const { all, remarks } = await readOne(jsonLines(head, ...times.map((time) => frame(time))))
    const [first = 0, second = 0] = all.map(({ timestamp }) => timestamp)
    expect(second - first).toBeCloseTo(20, 6)
    expect(new Date(first).toISOString()).toMatch(/^2026-01-18T10:00:0[05]/)
    expect(remarks).toEqual([])
    const { remarks: dated, startedAt } = await readOne(
      jsonLines(HEADER, ...times.map((time) => frame(time))),
    )
    expect(startedAt).toMatch(/^2026-01-18T12:00/)
    expect(dated[0]).toContain('dated by its file')
  })

  it('are in order for each foot; its clock may differ from the other’s', async () => {
    const lines = [0, 1, 2, 3].map((index) =>
      frame(at(index) - (index % 2) * 23, matrix(5), { foot: index % 2 ? 'right' : 'left' }),
    )
    const { all, remarks } = await readOne(jsonLines(HEADER, ...lines))
    expect(all.map(({ timestamp }) => timestamp)).toEqual(lines.map(({ timestamp }) => timestamp))
    expect(remarks).toEqual([])
  })

  it('that are not set leave their frames out', async () => {
    const lines = [frame(0), frame(at(0)), frame(at(1)), frame(null), frame('noon'), frame(Date.UTC(2001, 1))]
    const { all, remarks } = await readOne(jsonLines(HEADER, ...lines))
    expect(all).toHaveLength(2)
    expect(remarks).toEqual([
      '4 lines were left out: without a time, or with one far from the others (lines 2, 5, 6, 7).',
    ])
  })

  it('out of order are put in order', async () => {
    const order = [3, 0, 2, 1, 4]
    const { all, remarks } = await readOne(
      jsonLines(HEADER, ...order.map((index) => frame(at(index), matrix(index)))),
    )
    expect(all.map(({ pressureMatrix }) => pressureMatrix[0]?.[0])).toEqual([0, 1, 2, 3, 4])
    expect(remarks).toEqual(['2 frames came before the one above them; they were put in order of time.'])
  })
})

describe('what is not as it should be', () => {
  it('is repaired where it is a cell', async () => {
    const text = JSON.stringify(frame(at(1), matrix('X'))).replaceAll('"X"', '5')
    const bad = text.replace('[5,5,5,5,5,5,5,5]', '[NaN,null,-0.02,100.01,-Infinity,250,"7",""]')
    const { all, remarks, repaired } = await readOne(jsonLines(HEADER, frame(START), bad))
    expect(all[1]?.pressureMatrix[0]).toEqual([-1, -1, 0, 100, -1, -1, 7, -1])
    expect(remarks).toEqual([
      'Readings were repaired (line 3): 2 just outside of 0 to 100 were taken as 0 or 100; 4 without a value were taken as cells without a sensor; 1 far outside of 0 to 100 were taken as cells without a sensor.',
    ])
    expect(repaired).toBe(7)
  })

  it('is left out with its line where it is a frame', async () => {
    const text = jsonLines(
      HEADER,
      frame(at(0)),
      '{"timestamp":',
      frame(at(1), []),
      frame(at(2), [[1], [1, 2]]),
      5,
    )
    const { all, remarks, leftOut } = await readOne(`${text}{"timestamp":${at(3)},"press`)
    expect(all).toHaveLength(1)
    expect(leftOut).toBe(5)
    expect(remarks).toEqual([
      '2 lines were left out: no frame (lines 3, 6).',
      '1 line was left out: without pressures (line 4).',
      '1 line was left out: rows of different length (line 5).',
      '1 line was left out: cut off in the middle; the file may not be whole (line 7).',
    ])
  })

  it('is taken once where it is there twice', async () => {
    const { all, remarks } = await readOne(
      jsonLines(HEADER, frame(at(0)), frame(at(0)), frame(at(1)), frame(at(1), matrix(6))),
    )
    expect(all).toHaveLength(3)
    expect(remarks).toEqual(['1 frames were there more than once; they were taken once.'])
  })

  it('is read by its own size where the frames have two', async () => {
    const { all, remarks } = await readOne(jsonLines(HEADER, frame(at(0)), frame(at(1), matrix(5, 13, 9))))
    expect(all.map(({ pressureMatrix }) => pressureMatrix.length)).toEqual([12, 13])
    expect(remarks).toEqual(['The header says 12 by 8 cells; frames of 13 by 9 were read by their own size.'])
  })

  it.each([
    ['null', { name: null, foot: null, activity: null, rows: null, cols: null, unloaded_value: null }],
    ['blank', { name: ' ', activity: '' }],
  ])('in a header is as if it were not there: %s', async (_name, more) => {
    const { name, type } = await readOne(jsonLines({ ...HEADER, ...more }, frame(START)))
    expect(name).toBe('Recording of other')
    expect(type).toBe('other')
  })

  it('may be the header', async () => {
    const { remarks, all } = await readOne(jsonLines(frame(at(0)), frame(at(1))))
    expect(all).toHaveLength(2)
    expect(remarks[0]).toContain('no header line')
  })

  it('may be a header between parts of one recording; another one begins another workout', async () => {
    const one = await readOne(jsonLines(HEADER, frame(at(0)), HEADER, frame(at(1))))
    expect(one.frameCount).toBe(2)
    const two = await readAll(
      jsonLines(HEADER, frame(at(0)), { ...HEADER, name: 'Second' }, frame(at(1)), frame(at(2))),
    )
    expect(two.map(({ name, frameCount }) => [name, frameCount])).toEqual([
      ['Recording of running', 1],
      ['Second', 2],
    ])
    expect(new Set(two.map(({ key }) => key)).size).toBe(2)
  })
})

test.each([
  [jsonLines(HEADER), 'line 2: there are no frames'],
  [jsonLines({ ...HEADER, rows: 'twelve' }), 'line 1: "rows" must be a whole number'],
  [
    jsonLines({ ...HEADER, rows: 16, cols: 10 }, frame(START, matrix(0, 16, 10))),
    'line 1: There is no region map',
  ],
  [jsonLines({ ...HEADER, region_mask: [['M9']] }), 'line 1: Row 0, column 0 of the region mask names "M9"'],
  [jsonLines({ ...HEADER, region_mask: [['M1']] }), 'line 1: "region_mask" must have 12 rows of 8 names'],
  [jsonLines({ ...HEADER, foot: 'third' }), 'line 1: "foot" must be "left" or "right"'],
  [`${jsonLines(HEADER)}{\n`, 'line 2: this is not JSON'],
  [jsonLines(HEADER, '', { pressure_matrix: matrix(1) }), 'line 3: "timestamp" must be a number'],
  [
    jsonLines(HEADER, frame(START, matrix(4095))),
    'line 2: most values are outside of 0 to 100, such as 4095',
  ],
  [jsonLines(HEADER, frame(START, [[1], [1, 2]])), 'line 2: row 1 of the pressure matrix has 2 cells'],
])('a recording of which nothing can be used is refused (%#)', async (recording, message) => {
  await expect(readAll(recording)).rejects.toThrow(ImportError)
  await expect(readAll(recording)).rejects.toThrow(message)
})
