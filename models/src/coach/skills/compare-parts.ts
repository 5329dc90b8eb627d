import { counted, decimal, whole } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import type { Skill } from '../turn.ts'
import { wayOf } from './halves.ts'
import { readPart } from './segment.ts'

/** "Was the last minute worse than the first?" */
export const compareParts: Skill = function* (turn) {
  const { segment, against } = turn.understood.details
  if (!segment || !against) return 'Tell me which two parts to compare.'
  const one = yield* readPart(turn, segment)
  const other = yield* readPart(turn, against)
  const [mean, before] = [one.found.mean, other.found.mean]
  if (mean === null || before === null) return `I have no pressure ${mean === null ? one.part : other.part}.`
  return say(
    `${VERDICTS[wayOf(before, mean)]}: the average pressure was ${decimal(mean)} ${one.part}, and ${decimal(before)} ${other.part}.`,
    one.found.high !== null &&
      other.found.high !== null &&
      `You had ${counted(one.found.high, 'high-force event')} there, against ${whole(other.found.high)}.`,
  )
}

const VERDICTS = {
  harder: 'It was harder on your feet',
  softer: 'It was softer on your feet',
  same: 'They were much the same',
}
