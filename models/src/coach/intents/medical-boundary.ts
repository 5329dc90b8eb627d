import type { Intent } from '../intent.ts'
import { topic } from '../slots.ts'

/** General knowledge and where to go with it; never a diagnosis. The first pattern that fits decides. */
const ANSWERS: [RegExp, string][] = [
  [
    /\b(?:chest|dizzy|faint|heart (?:attack|condition)|bleed)/,
    'Please stop and get medical help now. That is nothing for a running coach.',
  ],
  [
    /\b(?:fractured?|fractures|stress reaction|broken|break|hairline|torn|tore|tear|ruptured?|sprain\w*|dislocated|popped|snapped|cracked)\b/,
    'I cannot tell you that. Pressure shows load, not injuries. Pain in one spot that gets worse with load, or swelling, needs a doctor, and until then it is safer not to run on it.',
  ],
  [
    /\b(?:numb\w*|tingl\w*|burning|diabet\w*|neuropathy|ulcers?|infection|blood)\b/,
    'Please have a doctor look at that soon. Changed feeling in the feet is more than a training question. Until then, go easy on them.',
  ],
  [
    /\b(?:medicine|medication|painkillers?|ibuprofen|aspirin|paracetamol|pills?|prescri\w*|orthotics?|treat\w*)\b/,
    'That is a question for a doctor or a pharmacist. I only know your foot pressure.',
  ],
  [
    /\b(?:can i|should i|is it (?:safe|ok|okay)|keep) .*\b(?:run|train|running|training|walk|exercise|play)\b/,
    'When it hurts, rest first. If the pain is sharp, swells, or is still there after a few days, see a doctor or physiotherapist before you train again.',
  ],
]
const GENERAL =
  'I cannot diagnose that. Ease off for now. If there is pain that is sharp, comes with swelling, or does not fade within days, see a doctor or physiotherapist.'

export const intent: Intent = {
  name: 'medical_boundary',
  slots: [topic],
  answer({ understood, conversation }) {
    const words = understood.details.topic || conversation.question.toLowerCase()
    return ANSWERS.find(([pattern]) => pattern.test(words))?.[1] ?? GENERAL
  },
}
