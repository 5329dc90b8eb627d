import { describe, expect, it } from 'vitest'
import { beamSearch, type Decoder } from './beam-search.ts'

const WORDS = ['<end>', 'peak', 'pick', 'on', 'my', 'heel', 'hill']
const numberOf = (word: string) => WORDS.indexOf(word)
const NEVER = -30

/** What was heard: at each place, how likely words are; the same whatever came before. */
function hearing(...places: Record<string, number>[]): Decoder & { rows: number[] } {
  const rows: number[] = []
  let at = 0
  return {
    rows,
    async step(last) {
      const heard = places[at] ?? { '<end>': 1 }
      at += 1
      rows.push(last.length)
      const row = WORDS.map((word) => Math.log(heard[word] ?? 0) || (heard[word] === 1 ? 0 : NEVER))
      return {
        logits: Float32Array.from(last.flatMap(() => row.map((value) => Math.max(value, NEVER)))),
        vocabulary: WORDS.length,
      }
    },
  }
}

const search = async (
  decoder: Decoder,
  weigh: (before: number, last: number, next: number) => number = () => 0,
) =>
  (await beamSearch(decoder, { beams: 3, start: 99, end: 0, mostPieces: 10, weigh })).pieces
    .map((number) => WORDS[number])
    .join(' ')

describe('the search for what was said', () => {
  it('finds the likeliest words', async () => {
    expect(await search(hearing({ peak: 0.9, pick: 0.1 }, { on: 1 }, { heel: 0.8, hill: 0.2 }))).toBe(
      'peak on heel',
    )
  })

  it('takes what people say here of what sounds alike', async () => {
    const places = [{ pick: 0.55, peak: 0.45 }, { on: 1 }, { hill: 0.6, heel: 0.4 }]
    expect(await search(hearing(...places))).toBe('pick on hill')
    const usual = new Set(['peak', 'heel', 'on', '<end>'].map(numberOf))
    expect(await search(hearing(...places), (_before, _last, next) => (usual.has(next) ? 0 : -1))).toBe(
      'peak on heel',
    )
  })

  it('leaves what was heard well, however unusual it is', async () => {
    const places = [{ pick: 0.99, peak: 0.01 }, { on: 1 }, { hill: 0.99, heel: 0.01 }]
    expect(
      await search(hearing(...places), (_before, _last, next) => (next === numberOf('pick') ? -2 : 0)),
    ).toBe('pick on hill')
  })

  it('goes back to a beginning that looked worse at first', async () => {
    const decoder = hearing({ pick: 0.6, peak: 0.4 }, { heel: 1 })
    const afterPick = (_before: number, last: number) => (last === numberOf('pick') ? -5 : 0)
    expect(await search(decoder, afterPick)).toBe('peak heel')
  })

  it('follows one text only where nothing else comes near', async () => {
    const decoder = hearing({ peak: 1 }, { on: 1 }, { heel: 1 })
    await search(decoder)
    expect(Math.max(...decoder.rows)).toBe(1)
  })

  it('ends where no end is heard', async () => {
    const decoder: Decoder = {
      step: async (last) => ({
        logits: Float32Array.from(last.flatMap(() => [NEVER, 0, NEVER])),
        vocabulary: 3,
      }),
    }
    expect((await search(decoder)).split(' ')).toHaveLength(10)
  })
})
