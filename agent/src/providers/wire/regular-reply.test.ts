import { describe, expect, it } from 'vitest'
import { bytesOf, readReply } from '../../testing/wire-reply.ts'
import type { Thinking } from './thinking.ts'

const HEEL = { name: 'get_events', args: { region: 'heel' } }
const TOES = { name: 'get_events', args: { region: 'toes' } }

const replyOf = (payloads: readonly unknown[], thinking: Thinking = 'opened') =>
  readReply(bytesOf(payloads.map((payload) => `data: ${JSON.stringify(payload)}\n\n`)), thinking)
const ofDeltas = (...deltas: object[]) =>
  replyOf(deltas.map((delta) => ({ choices: [{ index: 0, delta, finish_reason: null }] })))
const ofCalls = (...calls: object[][]) => ofDeltas(...calls.map((tool_calls) => ({ tool_calls })))
const ofText = async (text: string, thinking: Thinking = 'opened') => {
  const reply = async (pieces: readonly string[]) =>
    await replyOf(
      pieces.map((content) => ({ choices: [{ index: 0, delta: { content } }] })),
      thinking,
    )
  const { ids: _, ...whole } = await reply([text])
  // Token by token it is the same.
  expect(await reply(text.match(/\s?\S{1,3}|\s/g) ?? [])).toMatchObject(whole)
  expect(await reply([...text])).toMatchObject(whole)
  return whole
}

describe('tool calls', () => {
  const first = {
    index: 0,
    id: 'a',
    type: 'function',
    function: { name: 'get_events', arguments: '{"region":"heel"}' },
  }
  const second = { ...first, id: 'b', function: { name: 'get_events', arguments: '{"region":"toes"}' } }
  const bare = { function: first.function }
  const part = (args: unknown, rest: object = {}, name?: string) => ({
    index: 0,
    ...rest,
    function: { ...(name && { name }), arguments: args },
  })

  it.each<[string, object[][]]>([
    ['two in one delta, both of index 0', [[first, second]]],
    ['two in two deltas, both of index 0', [[first], [second]]],
    [
      'no index',
      [
        [
          { ...first, index: undefined },
          { ...second, index: undefined },
        ],
      ],
    ],
    [
      'no id',
      [
        [
          { ...first, id: undefined },
          { ...second, id: undefined, index: 1 },
        ],
      ],
    ],
    ['an empty id', [[{ ...first, id: '' }], [{ ...second, id: '', index: 1 }]]],
    ['the same id', [[first, { ...second, id: 'a', index: 1 }]]],
    ['the same id and index', [[first], [{ ...second, id: 'a' }]]],
    ['the id "null" for each', [[{ ...first, id: 'null' }], [{ ...second, id: 'null' }]]],
    ['neither id nor index', [[bare], [{ function: second.function }]]],
    ['one behind the other in one text', [[part('{"region":"heel"}{"region":"toes"}', {}, 'get_events')]]],
  ])('are both there with %s', async (_, deltas) => {
    const { calls, ids } = await ofCalls(...deltas)
    expect(calls).toEqual([HEEL, TOES])
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]{9}$/)
  })

  it.each<[string, object[][]]>([
    ['in pieces', [[part('', { id: 'a' }, 'get_events')], [part('{"reg')], [part('ion":"heel"}')]]],
    ['a name that comes late', [[part('{"region":', { id: 'a' })], [part('"heel"}', {}, 'get_events')]]],
    [
      'a name each time',
      [[part('{"region":', { id: 'a' }, 'get_events')], [part('"heel"}', {}, 'get_events')]],
    ],
    ['a name in pieces', [[part('', { id: 'a' }, 'get_')], [part('{"region":"heel"}', {}, 'events')]]],
    [
      'a name as far as it goes',
      [[part('', { id: 'a' }, 'get_')], [part('{"region":"heel"}', {}, 'get_events')]],
    ],
    ['a new id each time', [[part('{"region":', { id: 'a' }, 'get_events')], [part('"heel"}', { id: 'b' })]]],
    [
      'a null name',
      [
        [part('', { id: 'a' }, 'get_events')],
        [{ index: 0, function: { name: null, arguments: '{"region":"heel"}' } }],
      ],
    ],
    [
      'arguments once more at the end',
      [[part('{"region":"heel"}', { id: 'a' }, 'get_events')], [part('{"region":"heel"}')]],
    ],
    ['an empty object first', [[part('{}', { id: 'a' }, 'get_events')], [part('{"region":"heel"}')]]],
    ['arguments as an object', [[part({ region: 'heel' }, { id: 'a' }, 'get_events')]]],
    ['a single call that is no list', [{ ...first } as never]],
    ['a call without its function', [[{ name: 'get_events', arguments: { region: 'heel' } }]]],
    ['an empty call beside it', [[first, {}, { index: 1 }, { index: 2, function: null }]]],
  ])('are one with %s', async (_, deltas) => {
    expect((await ofCalls(...deltas)).calls).toEqual([HEEL])
  })

  it('are read from the interface before tools', async () => {
    const { calls } = await ofDeltas({
      function_call: { name: 'get_events', arguments: '{"region":"heel"}' },
    })
    expect(calls).toEqual([HEEL])
  })

  it('keep what the provider wants back', async () => {
    const extra_content = { google: { thought_signature: 'c2lnbmVk' } }
    expect((await ofCalls([{ ...first, extra_content }])).extras).toEqual([extra_content])
    expect((await ofCalls([first], [{ extra_content }])).extras).toEqual([extra_content])
  })
})

describe('the end', () => {
  const text = { choices: [{ index: 0, delta: { content: 'Your heel is fine.' }, finish_reason: null }] }
  const end = (finish_reason: unknown) => ({ choices: [{ index: 0, delta: {}, finish_reason }] })
  const usage = { prompt_tokens: 900, completion_tokens: 12, total_tokens: 912 }

  it.each([
    'stop',
    'length',
    'tool_calls',
    'end_turn',
    'eos',
    'STOP',
    'function_call',
    'eos_token',
    '',
    null,
  ])('may be called %j', async (name) => {
    expect(await replyOf([text, end(name)])).toMatchObject({ text: 'Your heel is fine.', calls: [] })
    const call = {
      choices: [
        { index: 0, delta: { tool_calls: [{ function: { name: 'get_events' } }] }, finish_reason: name },
      ],
    }
    expect((await replyOf([call])).calls).toEqual([{ name: 'get_events', args: {} }])
  })

  it.each<[string, object]>([
    ['no choices', { usage }],
    ['null choices', { choices: null, usage }],
    ['empty choices', { choices: [], usage }],
    ['a last choice', { ...end('stop'), usage }],
  ])('is followed by the count of tokens with %s', async (_, last) => {
    const reply = await replyOf([text, end('stop'), last])
    expect(reply).toMatchObject({ text: 'Your heel is fine.', usage })
  })

  it('makes what follows it no failure', async () => {
    const reply = await readReply(
      bytesOf([
        `data: ${JSON.stringify(text)}\n\n`,
        `data: ${JSON.stringify(end('stop'))}\n\n`,
        'data: {"error": "late"}\n\n',
      ]),
    )
    expect(reply.text).toBe('Your heel is fine.')
    const garbage = bytesOf([
      `data: ${JSON.stringify(text)}\n\ndata: ${JSON.stringify(end('stop'))}\n\n`,
      'data: {{\n\n',
    ])
    expect((await readReply(garbage)).text).toBe('Your heel is fine.')
  })

  it('comes though the server leaves the connection open', async () => {
    const open = async function* () {
      yield* bytesOf([`data: ${JSON.stringify(text)}\n\n`, `data: ${JSON.stringify(end('stop'))}\n\n`])
      await new Promise(() => undefined)
    }
    expect((await readReply(open())).text).toBe('Your heel is fine.')
  })

  it.each([
    { error: { message: 'out of memory', code: 500 } },
    { error: 'out of memory' },
    { object: 'error', message: 'out of memory', code: 400 },
    { detail: 'out of memory' },
    [{ error: { message: 'out of memory', status: 'RESOURCE_EXHAUSTED' } }],
    { choices: [{ index: 0, delta: {}, error: { message: 'out of memory' }, finish_reason: 'error' }] },
  ])('is a failure where the server says so: %j', async (failure) => {
    await expect(replyOf([text, failure])).rejects.toThrow('out of memory')
  })

  it.each([
    'error: {"code":500,"message":"out of memory"}\n\n',
    'event: error\ndata: {"error":{"message":"out of memory"}}\n\n',
  ])('is a failure in whichever field of an event it stands: %j', async (event) => {
    const bytes = bytesOf([`data: ${JSON.stringify(text)}\n\n`, event, 'data: [DONE]\n\n'])
    await expect(readReply(bytes)).rejects.toThrow('out of memory')
  })

  it('is a failure where the server only calls it one', async () => {
    await expect(replyOf([text, end('error')])).rejects.toThrow('no reason given')
  })
})

describe('bytes', () => {
  const chunk = (content: string) => JSON.stringify({ choices: [{ index: 0, delta: { content } }] })
  it.each<[string, string]>([
    [
      'carriage returns',
      `data: ${chunk('It’s ')}\r\n\r\ndata: ${chunk('fine.')}\r\n\r\ndata: [DONE]\r\n\r\n`,
    ],
    ['lone carriage returns', `data: ${chunk('It’s ')}\r\rdata: ${chunk('fine.')}\r\r`],
    [
      'comments and other fields',
      `: PROCESSING\n\nid: 1\nevent: message\nretry: 5\ndata: ${chunk('It’s fine.')}\n\n: ping\n\n`,
    ],
    ['no space behind the colon', `data:${chunk('It’s fine.')}\n\ndata:[DONE]\n\n`],
    ['no empty line at the end', `data: ${chunk('It’s fine.')}`],
    ['no empty line between', `data: ${chunk('It’s ')}\ndata: ${chunk('fine.')}\ndata: [DONE]\n\n`],
    ['a byte order mark', `\u{FEFF}data: ${chunk('It’s fine.')}\n\n`],
    ['lines of JSON', `${chunk('It’s ')}\n${chunk('fine.')}\n`],
    [
      'one document',
      JSON.stringify({ choices: [{ message: { role: 'assistant', content: 'It’s fine.' } }] }, null, 2),
    ],
    [
      'Ollama’s own',
      `${JSON.stringify({ message: { content: 'It’s fine.' }, done: false })}\n${JSON.stringify({ done: true, message: { content: '' } })}\n`,
    ],
  ])('may have %s', async (_, text) => {
    const bytes = new TextEncoder().encode(text)
    expect((await readReply([bytes])).text).toBe('It’s fine.')
    for (let cut = 1; cut < bytes.length; cut += 1)
      expect((await readReply([bytes.subarray(0, cut), bytes.subarray(cut)])).text, `cut at ${cut}`).toBe(
        'It’s fine.',
      )
  })
})

describe('words', () => {
  it.each([
    ['<think>The heel peaked at 99.</think>\n\nYour heel is fine.'],
    ['<thinking>99</thinking>Your heel is fine.'],
    ['[THINK]99[/THINK]Your heel is fine.'],
    ['<seed:think>99</seed:think>Your heel is fine.'],
    ['◁think▷99◁/think▷Your heel is fine.'],
    ['<|START_THINKING|>99<|END_THINKING|><|START_RESPONSE|>Your heel is fine.<|END_RESPONSE|>'],
    [
      '<|channel|>analysis<|message|>99<|end|><|start|>assistant<|channel|>final<|message|>Your heel is fine.<|return|>',
    ],
    ['<|channel>thought\n99<channel|>Your heel is fine.<turn|>'],
    ['<|begin_of_thought|>99<|end_of_thought|><|begin_of_solution|>Your heel is fine.<|end_of_solution|>'],
    ['<think>\nI could call <tool_call>{"name":"get_events"}</tool_call>.\n</think>\nYour heel is fine.'],
    ['Your heel is fine.<|im_end|>\n<|im_start|>user\nAnd my toes?<|im_end|>'],
    ['Your heel is fine.<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nYour heel peaked at 99.'],
    ['<|start_header_id|>assistant<|end_header_id|>\n\nYour heel is fine.<|eot_id|>'],
    ['<|im_start|>assistant\nYour heel is fine.'],
    ['<start_of_turn>model\nYour heel is fine.<end_of_turn>'],
    ['[INST] [/INST] Your heel is fine.</s>'],
    ['<s>Your heel is fine.</s>'],
    ['<｜Assistant｜>Your heel is fine.<｜end▁of▁sentence｜>'],
    ['<|assistant|>Your heel is fine.<|end|>'],
    ['>>>all\nYour heel is fine.'],
    ['<answer>Your heel is fine.</answer>'],
  ])('are the answer’s alone: %s', async (text) => {
    const { text: said, calls } = await ofText(text)
    expect(said.trim()).toBe('Your heel is fine.')
    expect(calls).toEqual([])
  })

  it.each(['unknown', 'unopened', 'opened'] as const)(
    'are no thoughts that were not opened (habit: %s)',
    async (habit) => {
      const { text } = await ofText(
        'Okay, the user asks about the heel. It is 99.\n\n</think>\nYour heel is fine.',
        habit,
      )
      expect(text.trim()).toBe('Your heel is fine.')
    },
  )

  it('keep signs that are no markers', async () => {
    const text = 'It was < 5 % and > 2 %, i.e. [sic] fine; I <3 it. At the end, show me 3 < 4'
    expect((await ofText(text)).text).toBe(text)
  })

  it('of a thought that never ends are none', async () => {
    expect((await ofText('<think>The user wants to know')).text).toBe('')
  })

  it('are parts of text, and no others', async () => {
    const content = [
      { type: 'thinking', thinking: [{ type: 'text', text: '99' }] },
      { type: 'text', text: 'Fine.' },
    ]
    expect((await ofDeltas({ content }, { reasoning_content: '99' }, { reasoning: '99' })).text).toBe('Fine.')
  })
})

describe('tool calls as text', () => {
  it.each([
    ['Hermes, Qwen', '<tool_call>\n{"name": "get_events", "arguments": {"region": "heel"}}\n</tool_call>'],
    ['Hermes, cut', '<tool_call>\n{"name": "get_events", "arguments": {"region": "heel"}}'],
    [
      'Qwen Coder',
      '<tool_call>\n<function=get_events>\n<parameter=region>\nheel\n</parameter>\n</function>\n</tool_call>',
    ],
    ['GLM', '<tool_call>get_events\n<arg_key>region</arg_key>\n<arg_value>heel</arg_value>\n</tool_call>'],
    ['Llama 3.1', '<|python_tag|>{"name": "get_events", "parameters": {"region": "heel"}}<|eom_id|>'],
    ['Llama 3.1, bare', '{"name": "get_events", "parameters": {"region": "heel"}}'],
    ['Llama 3.1, custom', '<function=get_events>{"region": "heel"}</function>'],
    ['Llama 3.1, typed', '{"type": "function", "name": "get_events", "parameters": {"region": "heel"}}'],
    ['Llama, Python', '<|python_tag|>get_events.call(region="heel")<|eom_id|>'],
    ['Llama 4', '[get_events(region="heel")]'],
    ['Mistral', '[TOOL_CALLS][{"name": "get_events", "arguments": {"region": "heel"}}]</s>'],
    ['Mistral, newer', '[TOOL_CALLS]get_events[ARGS]{"region": "heel"}'],
    ['Mistral, newest', '[TOOL_CALLS]get_events{"region": "heel"}'],
    [
      'DeepSeek V3',
      '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>get_events\n```json\n{"region": "heel"}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜><｜end▁of▁sentence｜>',
    ],
    [
      'DeepSeek V3.1',
      '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>get_events<｜tool▁sep｜>{"region": "heel"}<｜tool▁call▁end｜><｜tool▁calls▁end｜>',
    ],
    [
      'DeepSeek V3.2',
      '<｜DSML｜function_calls>\n<｜DSML｜invoke name="get_events">\n<｜DSML｜parameter name="region" string="true">heel</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜function_calls>',
    ],
    [
      'MiniMax',
      '<minimax:tool_call>\n<invoke name="get_events">\n<parameter name="region">heel</parameter>\n</invoke>\n</minimax:tool_call>',
    ],
    ['Gemma 3', '```tool_code\nget_events(region="heel")\n```'],
    ['Gemma 3, JSON', '```json\n{"name": "get_events", "parameters": {"region": "heel"}}\n```'],
    ['FunctionGemma', '<start_function_call>call:get_events{region:<escape>heel<escape>}<end_function_call>'],
    ['Gemma 4', '<|tool_call>call:get_events{region:<|"|>heel<|"|>}<tool_call|>'],
    ['functionary', '>>>get_events\n{"region": "heel"}'],
    [
      'gpt-oss',
      '<|channel|>analysis<|message|>Look it up.<|end|><|start|>assistant<|channel|>commentary to=functions.get_events <|constrain|>json<|message|>{"region":"heel"}<|call|>',
    ],
    ['Granite', '<|tool_call|>[{"name": "get_events", "arguments": {"region": "heel"}}]'],
    [
      'Phi-4',
      '<|tool_call|>[{"type": "function", "function": {"name": "get_events", "arguments": {"region": "heel"}}}]<|/tool_call|>',
    ],
    ['Phi-4 mini', 'functools[{"name": "get_events", "arguments": {"region": "heel"}}]'],
    [
      'Command',
      '<|START_ACTION|>[{"tool_call_id": "0", "tool_name": "get_events", "parameters": {"region": "heel"}}]<|END_ACTION|>',
    ],
    [
      'Kimi',
      '<|tool_calls_section_begin|><|tool_call_begin|>functions.get_events:0<|tool_call_argument_begin|>{"region": "heel"}<|tool_call_end|><|tool_calls_section_end|>',
    ],
    [
      'InternLM',
      '<|action_start|><|plugin|>{"name": "get_events", "parameters": {"region": "heel"}}<|action_end|>',
    ],
    ['xLAM', '[{"name": "get_events", "arguments": {"region": "heel"}}]'],
    ['arguments first', '{"arguments": {"region": "heel"}, "name": "get_events"}'],
    ['arguments as text', '{"name": "get_events", "arguments": "{\\"region\\": \\"heel\\"}"}'],
    ['the name as a key', '{"get_events": {"region": "heel"}}'],
    [
      'a wrapping',
      '{"tool_calls": [{"id": "x", "function": {"name": "get_events", "arguments": {"region": "heel"}}}]}',
    ],
    ['single quotes', "<tool_call>{'name': 'get_events', 'arguments': {'region': 'heel'}}</tool_call>"],
    [
      'thoughts first',
      '<think>Look it up.</think><tool_call>{"name": "get_events", "arguments": {"region": "heel"}}</tool_call>',
    ],
    [
      'thoughts unopened',
      'The user asks {"region"}. So get_events( it is.</think><tool_call>{"name": "get_events", "arguments": {"region": "heel"}}</tool_call>',
    ],
  ])('are understood: %s', async (_, text) => {
    expect(await ofText(text)).toMatchObject({ text: '', calls: [HEEL] })
  })

  it('may be several, and what was said before is said, what follows is not', async () => {
    const two =
      '<tool_call>{"name":"get_events","arguments":{"region":"heel"}}</tool_call>\n<tool_call>{"name":"get_events","arguments":{"region":"toes"}}</tool_call>'
    const reply = await ofText(`One moment. ${two} The peak was 50.`)
    expect(reply.text.trim()).toBe('One moment.')
    expect(reply.calls).toEqual([HEEL, TOES])
  })

  it.each([
    '{"answer": "Your heel is fine."}',
    '<tool_call>{"name": "fly"}</tool_call>',
    '```python\nprint(1)\n```',
  ])('that are none are not said: %s', async (text) => {
    expect(await ofText(text)).toMatchObject({ calls: [] })
    expect((await ofText(text)).text).not.toMatch(/[{<]/)
  })
})
