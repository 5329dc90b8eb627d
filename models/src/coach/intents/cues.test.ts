import { describe, expect, it, vi } from 'vitest'
import type { ChatMessage } from '../chat-types.ts'
import { understand } from '../understand.ts'

// What the coach has learned may have to be learned first.
vi.setConfig({ testTimeout: 120_000 })

const CUE: ChatMessage = {
  role: 'assistant',
  content: 'That landing was hard: 95 on your left heel. Land softer.',
  toolCalls: [],
}

describe('how readily the coach speaks up', () => {
  it.each([
    ['Not now.', { what: 'quiet' }],
    ['No, not now.', { what: 'quiet' }],
    ['Only tell me about my heel.', { what: 'only', term: 'heel' }],
    ['Speak up less.', { what: 'few' }],
    ['Speak up more.', { what: 'many' }],
    ['You can speak up again.', { what: 'go_on' }],
    ['More tips, please.', { what: 'many' }],
    ['Switch off the tips.', { what: 'off' }],
    ['Don’t stop giving me tips.', { what: 'go_on' }],
    ['Warn me when I land too hard.', { what: 'go_on', term: 'landings' }],
  ])('is what %j decides, after a cue as well', (words, slots) => {
    for (const history of [[], [CUE]])
      expect(understand(words, history)).toMatchObject({ intent: 'cues', slots })
  })

  it.each([
    ['Stop.', 'stop'],
    ['Don’t stop.', 'small_talk'],
  ])('is not what %j is about', (words, intent) => {
    expect(understand(words, [CUE]).intent).toBe(intent)
  })
})
