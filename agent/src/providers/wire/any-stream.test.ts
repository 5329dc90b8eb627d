import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readReply } from '../../testing/wire-reply.ts'

/** What a reply means. */
interface Meaning {
  readonly words: readonly string[]
  readonly calls: readonly { readonly name: string; readonly args: Record<string, unknown> }[]
  readonly hasUsage: boolean
}

const word = fc.constantFrom(
  'Your ',
  'heel ',
  'peaked ',
  'at ',
  '82.8, ',
  'it’s ',
  'fine: ',
  '3 < 4. ',
  'Good! ',
  '🙂 ',
)
const args = fc.dictionary(
  fc.constantFrom('region', 'foot', 'text', 'from_s'),
  fc.oneof(
    fc.constantFrom('heel', 'left', 'it’s "fine", so', 'a {b} [c]', ''),
    fc.integer(),
    fc.constant(null),
  ),
)
const meaning: fc.Arbitrary<Meaning> = fc.record({
  words: fc.array(word, { maxLength: 8 }),
  // The same call twice is one where a server does not mark them.
  calls: fc.uniqueArray(
    fc.record({ name: fc.constantFrom('get_events', 'get_workout_by_id', 'end_call'), args }),
    { maxLength: 3, selector: (call) => JSON.stringify(call) },
  ),
  hasUsage: fc.boolean(),
})

const pick = <Value>(...values: readonly Value[]) => fc.constantFrom(...values)
/** How a server may put it. */
const manner = fc.record({
  finish: pick<unknown>('stop', 'tool_calls', 'length', 'eos', '', null, undefined),
  finishWith: pick('own', 'last'),
  usage: pick('empty', 'missing', 'null', 'with the finish'),
  done: fc.boolean(),
  lineEnd: pick('\n', '\r\n', '\r'),
  comments: fc.boolean(),
  space: pick(' ', ''),
  index: pick('counted', 'zero', 'missing'),
  id: pick('own', 'missing', 'empty', 'same'),
  name: pick('first', 'each time', 'late'),
  args: pick('text', 'pieces', 'object', 'text in text'),
  together: fc.boolean(),
  thought: pick('none', 'field', 'tags', 'parts', 'Mistral'),
  marker: pick('', '<|im_end|>', '</s>', '<|eot_id|>', '<end_of_turn>', '<｜end▁of▁sentence｜>'),
  callsAs: pick('calls', 'Hermes', 'Mistral', 'Kimi'),
})
type Manner = typeof manner extends fc.Arbitrary<infer Value> ? Value : never

const THOUGHT = 'The user wants 99.'

function payloadsOf({ words, calls, hasUsage }: Meaning, how: Manner): object[] {
  const deltas: object[] = [{ role: 'assistant', content: null }]
  if (how.thought === 'field') deltas.push({ reasoning_content: THOUGHT, content: null })
  if (how.thought === 'parts') deltas.push({ content: [{ type: 'thinking', thinking: THOUGHT }] })
  if (how.thought === 'tags')
    deltas.push({ content: '<thi' }, { content: `nk>${THOUGHT}</thi` }, { content: 'nk>' })
  if (how.thought === 'Mistral') deltas.push({ content: `[THINK]${THOUGHT}[/THINK]` })
  deltas.push(...words.map((content) => ({ content })))
  const asText = how.callsAs !== 'calls' && calls.length > 0
  if (asText) deltas.push(...callsAsText(calls, how.callsAs).map((content) => ({ content })))
  else deltas.push(...callDeltas(calls, how))
  // The end of the turn stands behind words, never between calls.
  if (how.marker && words.length > 0 && calls.length === 0) deltas.push({ content: how.marker })
  const chunks = deltas.map((delta) => ({
    id: 'x',
    choices: [{ index: 0, delta, finish_reason: null as unknown }],
  }))
  if (how.finish !== undefined) {
    if (how.finishWith === 'own')
      chunks.push({ id: 'x', choices: [{ index: 0, delta: {}, finish_reason: how.finish }] })
    else for (const choice of chunks.at(-1)?.choices ?? []) choice.finish_reason = how.finish
  }
  const usage = { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 }
  if (!hasUsage) return chunks
  if (how.usage === 'with the finish') return [...chunks.slice(0, -1), { ...chunks.at(-1), usage }]
  const choices = how.usage === 'empty' ? { choices: [] } : how.usage === 'null' ? { choices: null } : {}
  return [...chunks, { id: 'x', ...choices, usage }]
}

function callDeltas(calls: Meaning['calls'], how: Manner): object[] {
  // What tells calls apart must be somewhere: a name, where neither index nor id does.
  const isUnmarked = how.index !== 'counted' && how.id !== 'own'
  const name = isUnmarked ? 'first' : how.name
  const fragments = calls.flatMap((call, at): object[] => {
    const text = JSON.stringify(call.args)
    const head = {
      ...(how.index !== 'missing' && { index: how.index === 'zero' ? 0 : at }),
      ...(how.id !== 'missing' && {
        id: how.id === 'empty' ? '' : how.id === 'same' ? 'call' : `call_${at}`,
      }),
    }
    const sent = how.args === 'object' ? call.args : how.args === 'text in text' ? JSON.stringify(text) : text
    if (how.args !== 'pieces') return [{ ...head, function: { name: call.name, arguments: sent } }]
    const cuts = text.match(/[\s\S]{1,7}/g) ?? []
    return cuts.map((piece, index) => {
      const isNamed = name === 'each time' || index === (name === 'late' ? cuts.length - 1 : 0)
      const isHead = index === 0 || how.id === 'same'
      const marks = isHead ? head : { ...(head.index !== undefined && { index: head.index }) }
      return { ...marks, function: { ...(isNamed && { name: call.name }), arguments: piece } }
    })
  })
  return how.together
    ? [{ tool_calls: fragments }]
    : fragments.map((fragment) => ({ tool_calls: [fragment] }))
}

function callsAsText(calls: Meaning['calls'], template: Manner['callsAs']): string[] {
  const whole = calls.map(({ name, args: values }) => ({ name, arguments: values }))
  if (template === 'Mistral') return ['[TOOL_', `CALLS]${JSON.stringify(whole)}`]
  if (template === 'Hermes')
    return whole.flatMap((call) => ['<tool', `_call>${JSON.stringify(call)}`, '</tool_call>\n'])
  return calls.map(
    ({ name, args: values }, at) =>
      `<|tool_call_begin|>functions.${name}:${at}<|tool_call_argument_begin|>${JSON.stringify(values)}<|tool_call_end|>`,
  )
}

function bytesAs(payloads: readonly object[], how: Manner): Uint8Array {
  const events = payloads.map(
    (payload) => `data:${how.space}${JSON.stringify(payload)}${how.lineEnd.repeat(2)}`,
  )
  const comment = how.comments ? `: keep-alive${how.lineEnd.repeat(2)}` : ''
  const end = how.done ? `data:${how.space}[DONE]${how.lineEnd.repeat(2)}` : ''
  return new TextEncoder().encode(comment + events.join(comment) + end)
}

it('of bytes, put as servers put it and cut anywhere, means the same', async () => {
  const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(meaning, manner, cuts, async (meant, how, where) => {
      const bytes = bytesAs(payloadsOf(meant, how), how)
      const at = where.map((part) => Math.floor(part * bytes.length)).toSorted((a, b) => a - b)
      const pieces = [0, ...at].map((from, index) => bytes.subarray(from, at[index] ?? bytes.length))
      const reply = await readReply(pieces)
      expect(reply.text.trim()).toBe(meant.words.join('').trim())
      expect(reply.calls).toEqual(meant.calls)
      expect(new Set(reply.ids).size).toBe(meant.calls.length)
      expect(reply.usage?.total_tokens).toBe(meant.hasUsage ? 12 : undefined)
    }),
    { numRuns: 1500 },
  )
}, 60_000)
