import { complete, endOf, type Read } from './quantity.ts'
import type { SpokenNumber } from './spoken-numbers.ts'

export const TIME =
  /^[\s\u00ad‐‑–-]*(milliseconds?|msecs?|ms|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\b(?!['’]|[ -]half)/i
/** "Four minutes ten" is a time; "4 minutes, 10 hits" is not. */
const COUNTED =
  /^(?:[\s-]+[\p{L}-]+){0,2}?[\s-]+(?!(?:was|is|has|this|its|as|plus|less|always|yours)\b)\p{L}{2,}s\b|^\s*(?:%|percent)|^\.\d/iu
const SECONDS_IN: Readonly<Record<string, number>> = { m: 60, h: 3600, s: 1, ms: 0.001 }
/** Which word begins how: "ms" and "milliseconds", "m" and "minutes". */
export function secondsIn(unit: string): number {
  const word = unit.toLowerCase()
  return SECONDS_IN[/^(?:ms|mill)/.test(word) ? 'ms' : word.charAt(0)] ?? 1
}

/** "In the low 170s": 170 to 179. */
const DECADE = /\b(?:low|lower|mid|middle|high|upper|the|your)[\s-]*$/i

/** "4 minutes 10", "2:24", "an hour and five minutes", "half a minute", "7:05 am". */
export function timeAt(numbers: readonly SpokenNumber[], at: number, sentence: string): Read | undefined {
  const first = numbers[at]
  if (
    first &&
    /^s\b/.test(sentence.slice(endOf(first))) &&
    first.value % 10 === 0 &&
    DECADE.test(sentence.slice(0, first.index))
  )
    return {
      quantity: complete(
        sentence,
        first.index,
        endOf(first) + 1,
        { value: first.value + 4.5, step: 10, kind: 'amount', unit: null },
        first.text,
      ),
      length: 1,
    }
  if (!first || first.kind === 'order' || first.kind === 'multiple') return undefined
  const spoken = clockInWords(numbers, at, sentence)
  if (spoken) return spoken
  const minute = /\bminutes? $/i.exec(sentence.slice(0, first.index))
  if (minute && first.kind === 'amount')
    return {
      quantity: complete(sentence, first.index, endOf(first), {
        value: first.value * 60,
        step: 60,
        kind: 'amount',
        unit: 'seconds',
      }),
      length: 1,
    }
  const more =
    first.kind === 'part'
      ? /\b(?:an?|one|that|this|the|last|first|another) (hour|minute) and (?:a )?$/i.exec(
          sentence.slice(0, first.index),
        )
      : null
  if (more?.[1]) {
    const value = secondsIn(more[1]) * (1 + first.value)
    return {
      quantity: complete(sentence, more.index, endOf(first), {
        value,
        step: value / 5,
        kind: 'amount',
        unit: 'seconds',
      }),
      length: 1,
    }
  }
  const second = numbers[at + 1]
  if (second && sentence.slice(endOf(first), second.index) === ':') return clockAt(numbers, at, sentence)
  const clock = /^\s*(am|pm|a\.m\.|p\.m\.|o'?clock)/i.exec(sentence.slice(endOf(first)))
  if (clock && first.kind === 'amount') {
    const value = hourOf(first.value, clock[1] ?? '') * 60
    return {
      quantity: complete(
        sentence,
        first.index,
        endOf(first) + clock[0].length,
        { value, step: 60, kind: 'amount', unit: 'clock' },
        first.text,
      ),
      length: 1,
    }
  }
  const half =
    first.kind === 'part'
      ? /^ (?:of )?(?:an? )?(hour|minute|second)\b/i.exec(sentence.slice(endOf(first)))
      : null
  const unit = half ?? TIME.exec(sentence.slice(endOf(first)))
  if (!unit?.[1]) return undefined
  let scale = secondsIn(unit[1])
  let value = first.value * scale
  let step = half ? value / 5 : scale / 10 ** first.decimals
  let index = first.index
  let end = endOf(first) + unit[0].length
  let length = 1
  // "A minute and ten seconds", "an hour and a half".
  const whole = /\b(?:an?|one|that|this|the|last|first|another) (hour|minute)(?:,? and)? $/i.exec(
    sentence.slice(0, index),
  )
  if (whole?.[1] && secondsIn(whole[1]) > scale) {
    value += secondsIn(whole[1])
    index = whole.index
  }
  for (let next = half ? undefined : numbers[at + length]; next; next = numbers[at + length]) {
    if (next.kind !== 'amount' || !/^,?(?: and)?,? ?$/.test(sentence.slice(end, next.index))) break
    const after = sentence.slice(endOf(next))
    const own = TIME.exec(after)?.[1]
    const nextScale = own ? secondsIn(own) : !COUNTED.test(after) ? scale / 60 : scale
    // "Three in the first three minutes, ten in the last three".
    if (!own && (scale < 60 || /,|and/.test(sentence.slice(end, next.index)))) break
    if (nextScale >= scale || next.value * nextScale >= scale) break
    value += next.value * nextScale
    step = nextScale / 10 ** next.decimals
    scale = nextScale
    end = endOf(next) + (own ? (TIME.exec(after)?.[0].length ?? 0) : 0)
    length += 1
  }
  // "A minute and a half" and "a half" after it.
  const andHalf = /^ and a half\b/i.exec(sentence.slice(end))
  if (andHalf) {
    value += scale / 2
    end += andHalf[0].length
    if (numbers[at + length]?.index && (numbers[at + length]?.index ?? end) < end) length += 1
  }
  const text = length === 1 && !half && index === first.index ? first.text : sentence.slice(index, end)
  return {
    quantity: complete(sentence, index, end, { value, step, kind: 'amount', unit: 'seconds' }, text),
    length,
  }
}

/** Before "ten to seven", which may be a change in other places. */
const CLOCK_BEFORE =
  /(?:^|\b(?:at|around|about|by|since|until|before|after|it was|just|nearly|almost) )(?:a )?$/i

/** "Half past three", "a quarter to seven", "ten past six". */
function clockInWords(numbers: readonly SpokenNumber[], at: number, sentence: string): Read | undefined {
  const [first, second] = numbers.slice(at, at + 2)
  if (!first || !second || second.kind !== 'amount' || second.value > 12) return undefined
  const joint = /^ (past|to) $/.exec(sentence.slice(endOf(first), second.index))?.[1]
  const minutes = first.kind === 'part' ? first.value * 60 : first.value
  if (!joint || minutes % 5 !== 0 || minutes > 30 || /^\d/.test(first.text)) return undefined
  if (first.kind === 'amount' && !CLOCK_BEFORE.test(sentence.slice(0, first.index))) return undefined
  const value = second.value * 60 + (joint === 'to' ? -minutes : minutes)
  const quantity = complete(sentence, first.index, endOf(second), {
    value,
    step: 5,
    kind: 'amount',
    unit: 'clock',
  })
  return { quantity, length: 2 }
}

function hourOf(hour: number, half: string): number {
  return /^p/i.test(half) ? (hour % 12) + 12 : /^a/i.test(half) ? hour % 12 : hour
}

/** "2:24", "1:05:30" and "7:05 am". */
function clockAt(numbers: readonly SpokenNumber[], at: number, sentence: string): Read {
  const parts = [numbers[at], numbers[at + 1]].filter((part) => part !== undefined)
  const third = numbers[at + 2]
  const second = parts[1]
  if (third && second && sentence.slice(endOf(second), third.index) === ':') parts.push(third)
  const index = parts[0]?.index ?? 0
  const last = parts.at(-1)
  const end = last ? endOf(last) : index
  const half = /^\s*([ap]\.?m\b\.?)/i.exec(sentence.slice(end))
  const [hour = 0, minute = 0] = parts.map(({ value }) => value)
  const quantity = half
    ? complete(
        sentence,
        index,
        end + half[0].length,
        { value: hourOf(hour, half[1] ?? '') * 60 + minute, step: 1, kind: 'amount', unit: 'clock' },
        sentence.slice(index, end),
      )
    : complete(sentence, index, end, {
        value: parts.reduce((sum, { value }) => sum * 60 + value, 0),
        step: 1,
        kind: 'amount',
        unit: 'seconds',
      })
  return { quantity, length: parts.length }
}
