import { expect, it } from 'vitest'
import { readArguments, UNREADABLE } from './call-arguments.ts'

const HEEL = { region: 'heel' }

it.each<[unknown, object]>([
  [null, {}],
  [undefined, {}],
  ['', {}],
  ['null', {}],
  ['{}', {}],
  ['[]', {}],
  [{ region: 'heel' }, HEEL],
  ['{"region":"heel"}', HEEL],
  ['"{\\"region\\":\\"heel\\"}"', HEEL],
  ['"\\"{\\\\\\"region\\\\\\":\\\\\\"heel\\\\\\"}\\""', HEEL],
  ["{'region':'heel',}", HEEL],
  ['{region: "heel"}', HEEL],
  ['{"region":"heel",}', HEEL],
  ['{}""', {}],
  ['{}{"region":"heel"}', HEEL],
  ['{"region":"heel"}{"region":"heel"}', HEEL],
  ['{"region":"heel"}<|tool_call|>', HEEL],
  ['{"region":"heel"}</tool_call>', HEEL],
  ['{"region":"heel"}<|im_end|>\n', HEEL],
  ['```json\n{"region":"heel"}\n```', HEEL],
  ['[{"region":"heel"}]', HEEL],
  ['{"region":"heel"', HEEL],
  ['{"region": None, "foot": True}', { region: null, foot: true }],
])('reads %j', (sent, expected) => {
  expect(readArguments(sent)).toEqual(expected)
})

it.each(['{"region":"he', '{"from_s": 6', '{"from_s":', 'heel', '5', 'I would look at the heel'])(
  'does not guess what %j was to be',
  (sent) => {
    expect(readArguments(sent)).toEqual({ [UNREADABLE]: sent })
  },
)
