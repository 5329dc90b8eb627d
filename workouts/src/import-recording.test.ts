import { expect, test } from 'vitest'
import { ImportError } from './import-error.ts'
import { importRecording } from './import-recording.ts'

const HEADER = { kind: 'header', activity: 'running', rows: 12, cols: 8, foot: 'left' }
const matrix = (value: number, rows = 12, cols = 8) =>
  Array.from({ length: rows }, () => new Array<number>(cols).fill(value))
const frame = (timestamp: number, pressure_matrix: unknown) => ({ i: 0, timestamp, pressure_matrix })
const text = (...lines: unknown[]) => lines.map((line) => JSON.stringify(line)).join('\n')

/** Mostly unloaded at the offset, one cell loaded, one without a sensor. */
function offsetMatrix(): number[][] {
  const cells = matrix(32.5)
  cells[2] = [66.25, -1, 100, 32.5, 32.5, 32.5, 32.5, 32.5]
  return cells
}

test('a recording becomes a workout', () => {
  const { frames, ...workout } = importRecording(
    `${text({ ...HEADER, pose: 'x' }, frame(1_768_730_960_000, matrix(0)))}\r\n\n`,
  )
  expect(workout).toEqual({
    id: null,
    name: 'Recording of running',
    type: 'running',
    isCompleted: true,
    startedAt: '2026-01-18T10:09:20.000Z',
    regionMap: null,
    remarks: [],
  })
  expect(frames).toEqual([{ timestamp: 1_768_730_960_000, foot: 'left', pressureMatrix: matrix(0) }])
})

test.each([
  ['stated in the header', { unloaded_value: 32.5 }],
  ['found in the readings', {}],
])('the offset is corrected when it is %s', (_name, more) => {
  const { frames, remarks } = importRecording(text({ ...HEADER, ...more }, frame(1, offsetMatrix())))
  expect(frames[0]?.pressureMatrix[2]).toEqual([50, -1, 100, 0, 0, 0, 0, 0])
  expect(remarks).toEqual([expect.stringContaining('read 32.5')])
})

test('readings below 32.5 show that there is no offset', () => {
  const cells = offsetMatrix()
  cells[0] = new Array<number>(8).fill(4)
  expect(importRecording(text(HEADER, frame(1, cells)))).toMatchObject({
    remarks: [],
    frames: [{ pressureMatrix: cells }],
  })
})

test('readings below a stated offset become 0 and are counted', () => {
  const cells = offsetMatrix()
  cells[0] = new Array<number>(8).fill(4)
  const { frames, remarks } = importRecording(text({ ...HEADER, unloaded_value: 32.5 }, frame(1, cells)))
  expect(frames[0]?.pressureMatrix[0]).toEqual(new Array(8).fill(0))
  expect(remarks[1]).toBe('8 readings were below 32.5 and became 0.')
})

test('other sizes come with a mask, mirrored ones are turned round', () => {
  const head = {
    ...HEADER,
    rows: 1,
    cols: 2,
    region_mask: [['M1', 'M2']],
    mirrored: true,
    foot: 'right',
    activity: 'idle',
  }
  const { frames, regionMap, type, remarks } = importRecording(text(head, frame(1, [[10, 20]])))
  expect(frames).toEqual([{ timestamp: 1, foot: 'right', pressureMatrix: [[20, 10]] }])
  expect(regionMap?.regionOf).toEqual(['M1', 'M2'])
  expect(type).toBe('standing')
  expect(remarks).toHaveLength(1)
})

test.each([
  ['', 'line 1: the recording is empty'],
  [text(HEADER), 'line 2: there are no frames'],
  [text({ kind: 'frame' }), 'line 1: "kind" must be "header"'],
  [text({ ...HEADER, rows: 'twelve' }), 'line 1: "rows" must be a whole number'],
  [text({ ...HEADER, rows: 16, cols: 10 }, frame(1, matrix(0, 16, 10))), 'line 1: There is no region map'],
  [text({ ...HEADER, region_mask: [['M9']] }), 'line 1: Row 0, column 0 of the region mask names "M9"'],
  [text({ ...HEADER, region_mask: [['M1']] }), 'line 1: "region_mask" must have 12 rows of 8 names'],
  [text({ ...HEADER, foot: 'third' }), 'line 1: "foot" must be "left" or "right"'],
  [`${text(HEADER)}\n{`, 'line 2: this is not JSON'],
  [`${text(HEADER)}\n5`, 'line 2'],
  [
    `${text(HEADER)}\n\n${text(frame(1, matrix(0)), { pressure_matrix: [] })}`,
    'line 4: "timestamp" must be a number',
  ],
  [text(HEADER, frame(5, matrix(0)), frame(4, matrix(0))), 'line 3: "timestamp" is 4, before'],
  [text(HEADER, frame(1, matrix(0, 13, 9))), 'line 2: the pressure matrix has 13 by 9 cells'],
  [text(HEADER, frame(1, matrix(101))), 'line 2: row 0, column 0 is 101'],
  [text(HEADER, frame(1, [[1, null]])), 'line 2: row 0, column 1 is null'],
  [text(HEADER, frame(1, [[1], [1, 2]])), 'line 2: row 1 of the pressure matrix has 2 cells'],
])('a bad recording is refused (%#)', (recording, message) => {
  expect(() => importRecording(recording)).toThrow(ImportError)
  expect(() => importRecording(recording)).toThrow(message)
})
