import { describe, expect, it } from 'vitest'
import { gzipped, jsonLines, readAll, readOne } from '../testing/files.ts'

const START = 1_768_730_960_000
const HEADER = { kind: 'header', name: 'Run', activity: 'running', rows: 12, cols: 8, foot: 'left' }
const matrix = Array.from({ length: 12 }, (_, row) => Array.from({ length: 8 }, (_, col) => row + col / 10))
const frames = Array.from({ length: 5 }, (_, index) => ({
  timestamp: START + index * 20,
  pressure_matrix: matrix,
}))
const LINES = jsonLines(HEADER, ...frames)

const utf16 = (text: string) => {
  const bytes = new Uint8Array(2 * text.length)
  for (let index = 0; index < text.length; index++)
    new DataView(bytes.buffer).setUint16(2 * index, text.charCodeAt(index), true)
  return bytes
}

const names = matrix.flatMap((row, y) => row.map((_, x) => `r${y}c${x}`))
const table = (separator: string, number: (value: number) => string, time: string) =>
  [
    ['# name: Run', '# activity: running', '# foot: left'].join('\n'),
    [time, 'note', ...names].join(separator),
    ...frames.map(({ timestamp }) =>
      [number(timestamp / 1000), '"a, ""b"""', ...matrix.flat().map(number)].join(separator),
    ),
  ].join('\r\n')

describe('one recording in all its forms', () => {
  const forms: [string, string | Promise<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>][] = [
    ['lines', LINES],
    ['lines that end with CRLF, with blank ones between', LINES.replaceAll('\n', '\r\n\r\n')],
    ['byte order marks at the beginning and in each line', LINES.replace(/^/gm, '\uFEFF')],
    ['no end of line at the end', LINES.trimEnd()],
    ['UTF-16, as PowerShell writes it', utf16(`\uFEFF${LINES}`)],
    ['compressed', gzipped(LINES)],
    ['an array', JSON.stringify([HEADER, ...frames])],
    [
      'an array over many lines, with a byte order mark',
      `\uFEFF${JSON.stringify([HEADER, ...frames], null, 2)}`,
    ],
    ['values over many lines', [HEADER, ...frames].map((value) => JSON.stringify(value, null, 2)).join('\n')],
    ['a table', table(',', String, 'timestamp_s')],
    ['a table of a German spreadsheet', table(';', (value) => String(value).replace('.', ','), 'Timestamp')],
    ['a table with tabs, compressed', gzipped(table('\t', String, 'timestamp'))],
  ]
  it.each(forms)('%s', async (_name, content) => {
    const { name, type, all, leftOut, repaired } = await readOne(await content)
    expect({ name, type, leftOut, repaired }).toEqual({
      name: 'Run',
      type: 'running',
      leftOut: 0,
      repaired: 0,
    })
    expect(all.map(({ timestamp }) => timestamp)).toEqual(frames.map(({ timestamp }) => timestamp))
    expect(all[4]).toEqual({ timestamp: START + 80, foot: 'left', pressureMatrix: matrix })
  })

  it('a table with tabs and decimal commas', async () => {
    const { all } = await readOne(table('\t', (value) => String(value).replace('.', ','), 'timestamp_s'))
    expect(all[4]?.pressureMatrix).toEqual(matrix)
  })

  it('a table that says its unit and that it is mirrored in lines of its own', async () => {
    const micros = table(',', String, 'timestamp').replace(
      '# foot',
      '# time_unit: us\n# mirrored: true\n# foot',
    )
    const { all } = await readOne(
      micros.replace(/^(\d{10}(?:\.\d+)?),"/gm, (_, seconds) => `${Number(seconds) * 1e6},"`),
    )
    expect(all.map(({ timestamp }) => Math.round(timestamp))).toEqual(
      frames.map(({ timestamp }) => timestamp),
    )
    expect(all[0]?.pressureMatrix).toEqual(matrix.map((row) => row.toReversed()))
  })

  it('with all digits of its pressures, which are kept to hundredths', async () => {
    const digits = LINES.replace('2.1', '2.1041666666666667')
    expect((await readOne(digits)).all[0]?.pressureMatrix).toEqual(matrix)
  })

  it('cut off while it was copied', async () => {
    for (const content of [LINES.slice(0, -100), JSON.stringify([HEADER, ...frames]).slice(0, -100)]) {
      const { all, remarks } = await readOne(content)
      expect(all).toHaveLength(4)
      expect(remarks).toEqual([expect.stringMatching(/left out: cut off in the middle/)])
    }
    const packed = await gzipped(
      jsonLines(
        HEADER,
        ...Array.from({ length: 400 }, (_, index) => ({
          timestamp: START + index * 20,
          pressure_matrix: matrix.map((row) => row.map((_, col) => (index * 7 + col) % 100)),
        })),
      ),
    )
    const { all } = await readOne(packed.slice(0, packed.length - 200))
    expect(all.length).toBeGreaterThan(10)
  })
})

describe('what is no recording is refused with what it is and what to do', () => {
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
  it.each([
    ['nothing', '', /empty; choose/],
    [
      'a table of which each number with a comma is two columns',
      table(',', (value) => String(value).replace('.', ','), 'timestamp_s'),
      /line 5: the row has \d+ columns and the table 98; a comma within a number/,
    ],
    [
      'a table of words instead of numbers',
      table(',', (value) => (value < 1e6 ? 'abc' : String(value)), 'timestamp_s'),
      /most values are outside of 0 to 100, such as abc/,
    ],
    ['blank lines', '\n \n', /empty; choose/],
    [
      'a zip archive',
      bytes('PK\x03\x04\x14\x00\x00\x00\x08\x00aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
      /zip file; unpack/,
    ],
    [
      'a picture',
      bytes('\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06'),
      /png file; choose/,
    ],
    ['a document', bytes('%PDF-1.7\n%abc'), /pdf file; choose/],
    [
      'a dump of MongoDB',
      bytes('\x16\x00\x00\x00\x02hello\x00\x06\x00\x00\x00world\x00\x00'),
      /no text file; choose.*mongoexport/,
    ],
    ['a web page', '<!doctype html><title>Log in</title>', /web page/],
    ['prose', 'Dear reader,\nthis is a letter.', /neither a recording/],
    ['a table without a time', 'foot,r0c0\nleft,5\n', /neither a recording|no column for the time/],
    ['a table without cells', 'timestamp,heel,toe\n5,1,2\n', /must be named r0c0/],
    ['JSON of something else', '{"a":1}\n', /line 1: there is no "_id"/],
  ])('%s', async (_name, content, message) => {
    await expect(readAll(content)).rejects.toThrow(message)
  })
})
