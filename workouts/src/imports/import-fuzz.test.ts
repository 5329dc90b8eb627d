import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ImportError } from '../import-error.ts'
import { importOriginal } from '../import-original.ts'
import { readAll } from '../testing/files.ts'

/** Whatever people give us: it is read, or refused in a way that says where and why. */
function readOrRefuse(error: unknown): void {
  expect(error).toBeInstanceOf(ImportError)
  expect(String(error)).toMatch(/: .+/)
}

const HEADER = { kind: 'header', activity: 'running', rows: 12, cols: 8, unloaded_value: 32.5 }
/** JSON, now and then with keys that break a careless conversion to text or number. */
const anything = fc.oneof(
  { weight: 9, arbitrary: fc.jsonValue() },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ toString: 1, valueOf: 1 }, { $numberLong: { valueOf: 1, toString: 1 } }),
  },
)
const matrix = fc.oneof(
  anything,
  fc.constant(Array.from({ length: 12 }, () => new Array<number>(8).fill(40))),
)
const frame = fc.oneof(
  anything,
  fc.record(
    { timestamp: fc.oneof(anything, fc.nat()), pressure_matrix: matrix, foot: anything },
    { requiredKeys: [] },
  ),
)

test('any text is a recording or a clear error', async () => {
  const header = fc.oneof(
    anything,
    fc.dictionary(
      fc.constantFrom(...Object.keys(HEADER), 'region_mask', 'time_unit', 'started_at'),
      anything,
    ),
  )
  const whole = header.map((given) => ({ ...HEADER, ...Object(given) }))
  const lines = fc.array(fc.oneof(frame, fc.string()), { maxLength: 4 })
  const form = fc.constantFrom('lines', 'array', 'loose')
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.constant(HEADER), header, whole), lines, form, async (head, rest, as) => {
      const texts = [head, ...rest].map((line) =>
        typeof line === 'string' && as === 'loose' ? line : JSON.stringify(line),
      )
      await readAll(as === 'array' ? `[${texts.join(',')}]` : texts.join('\n')).catch(readOrRefuse)
    }),
    { numRuns: 200 },
  )
})

test('any bytes are a recording or a clear error', async () => {
  const start = fc.constantFrom(
    '',
    '{',
    '[',
    'timestamp,r0c0\n',
    '\x1f\x8b',
    '\xff\xfe',
    '{"kind":"header"}\n',
  )
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ maxLength: 200 }), async (text, bytes) => {
      const head = Uint8Array.from(text, (character) => character.charCodeAt(0))
      await readAll(new Uint8Array([...head, ...bytes])).catch(readOrRefuse)
    }),
    { numRuns: 200 },
  )
})

test('any document is an original workout or a clear error', () => {
  const document = fc.record(
    {
      _id: fc.oneof(anything, fc.constant({ $oid: '65a8f0c0aabbccddeeff0011' })),
      name: anything,
      type: anything,
      status: anything,
      created_at: fc.oneof(anything, fc.record({ $date: anything })),
      pressure_frames: fc.oneof(anything, fc.array(frame)),
      timeSeriesData: anything,
      events: anything,
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.oneof(anything, document), (given) => {
      try {
        importOriginal(JSON.parse(JSON.stringify(given)))
      } catch (error) {
        readOrRefuse(error)
      }
    }),
    { numRuns: 200 },
  )
})
