import { log } from '@livekit/agents'
import type { CallState } from '../call/call-state.ts'
import { cutSentences } from '../coach/sentences.ts'
import { checkSentence } from '../numbers/check-sentence.ts'
import type { Cue } from './cue-rule.ts'

/**
 * The sentences of a cue whose numbers its facts support, and where these come from: the same check that every answer
 * passes.
 */
export function checkedWords(
  words: string,
  facts: Cue['facts'],
  call: Pick<CallState, 'ledger' | 'announce'>,
): string {
  call.ledger.addResult('cue', facts)
  const { sentences, rest } = cutSentences(words)
  const said: string[] = []
  for (const sentence of [...sentences, rest].map((one) => one.trim()).filter(Boolean)) {
    const { unsupported, sources } = checkSentence(sentence, call.ledger, { said, question: '', earlier: [] })
    if (unsupported.length > 0) {
      log().warn({ numbers: unsupported, 'lk.pii.sentence': sentence }, 'withheld a sentence of a cue')
      continue
    }
    if (sources.length > 0) call.announce({ kind: 'sources', sentence, sources: [...sources] })
    said.unshift(sentence)
  }
  return said.toReversed().join(' ')
}

/** Says a cue, or has the page play a tone for it. */
export function giveCue({ tone, says, facts }: Cue, topic: string, call: CallState): void {
  const { sound } = call.cues.wishes.settings
  const text = checkedWords(says, facts, call)
  if (!text) return
  call.announce({ kind: 'cue', topic, tone, text, sound })
  if (sound === 'voice') call.floor.tell(text)
}
