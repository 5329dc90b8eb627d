import type { Foot } from '@kinetra/workouts/workout'
import type { Part, Which } from './facts.ts'
import { type Entry, words } from './mentions.ts'
import { ORDINAL_BELOW_TEN } from './number-words.ts'
import { anyOf } from './word-list.ts'

const BODY =
  '(?: (?:foot|feet|heel|side|insole|shoe|leg|one|toe|toes|ball|arch|forefoot|midfoot|metatarsals?|inner|outer|medial|lateral|big|m[1-5]))'

/** "Right at the end", "right under the toe". */
const NO_FOOT = anyOf(`
  now, at, away, before, after, around, about, on, near, there, here, in, where, when, under, underneath, beneath, below, behind,
  between, over, above, up, down, back, through, into, to, within, across, along, beside, next`)

export const FOOT_WORDS: readonly Entry<Foot>[] = [
  {
    values: ['left', 'right'],
    words: words(
      'left (?:and|or|to|vs\\.?|versus) (?:the |your )?right',
      'right (?:and|or|to|vs\\.?|versus) (?:the |your )?left',
      'left/right',
      'both feet',
      'each foot',
      'either foot',
      'both sides',
      'two feet',
      'between (?:the|your) feet',
      'both (?:heels|forefeet|arches|big toes)',
      'both',
      'between the two',
      '(?:im)?balanced?',
      'a?symmetr\\w+',
      'side to side',
    ),
  },
  { values: ['left'], words: words("left(?:['’]s)?", "left foot(?:['’]s)?") },
  {
    values: ['right'],
    words: words(
      `right(?:['’]s)?(?=${BODY}\\b)`,
      `(?<=(?:the|your|on|and|but|while|versus|vs\\.?|than|/|,|\\() ?)right(?:['’]s)?(?! ${NO_FOOT}\\b)`,
      'right(?= (?:was|had|hit|reached|peaked|carried|took|averaged|at \\d))',
      'right(?=[:.,;)]|$)',
    ),
  },
]

const UNIT = '(?:seconds?|minutes?|hours?|mins?|secs?|thirds?|quarters?)'
const SOME =
  '(?: (?:\\d+|a|an|and|half|few|couple|of|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|sixty|one(?= (?:minute|second|hour)))){0,3}'
export const PART_WORDS: readonly Entry<Part>[] = [
  {
    values: ['first half', 'second half'],
    words: words(
      '(?:two|both) halves',
      'halves',
      'half to half',
      'first (?:half )?(?:and|to|than|versus) (?:the )?second(?: half)?(?! (?:metatarsals?|mets?|toes?|rays?))',
    ),
  },
  {
    values: ['first half', 'segment'],
    words: words(
      '(?:first|opening|early|front|earlier) half',
      '(?<!(?:second|last|other|first) )half (?:one|1)',
      'before (?:the )?half ?(?:way|time)(?: (?:point|mark))?',
    ),
  },
  {
    values: ['second half', 'segment'],
    words: words(
      '(?:second|last|latter|back|other|closing|later|final) half',
      'half (?:two|2)',
      'after (?:the )?half ?(?:way|time)(?: (?:point|mark))?',
    ),
  },
  {
    values: ['segment', 'first half'],
    words: words('(?:in|at) the (?:beginning|start)(?! of \\p{Lu})', 'early on', 'earlier on'),
    isHint: true,
  },
  {
    values: ['segment', 'second half'],
    words: words('(?:in|at|towards?) the end', 'later on', 'after that', 'afterwards', 'since then'),
    isHint: true,
  },
  {
    values: ['segment', 'first half'],
    words: words(`(?:first|opening|initial)${SOME} ${UNIT}(?! (?:metatarsals?|mets?|toes?|rays?))`),
  },
  {
    values: ['segment', 'second half'],
    words: words(`(?:last|final|closing)${SOME} ${UNIT}`),
  },
  {
    values: ['segment', 'second half'],
    words: words(
      '(?:in|over|during|for) the last(?! (?:\\S+ )?(?:one|run|workout|time|event|hit|runs|workouts))',
    ),
    isHint: true,
  },
  {
    values: ['segment'],
    words: words(
      `middle${SOME} ${UNIT}`,
      `(?:after|from|until|before|past|since|to)(?: the)? minutes? \\S+`,
      'from \\d+:\\d\\d (?:to|until|through) \\d+:\\d\\d',
      'that (?:part|stretch|segment|section|window)',
      'between (?:minutes? \\S+|\\d+:\\d\\d|\\S+ (?:minutes?|seconds?))(?: and (?:\\d+:\\d\\d|\\S+ (?:minutes?|seconds?)))?',
    ),
  },
  {
    values: ['first half'],
    words: words(
      'the first(?= (?:only|just|had|saw|with)(?! \\w+ one))',
      '(?:in|of|for|from) the first(?! (?:metatarsal|met|ray|toe|one|event|hit|place|few|(?:to|through|and|or) the|\\w+ (?:event|hit|impact)))',
    ),
    isHint: true,
  },
  {
    values: ['second half'],
    words: words(
      '(?:in|of|for|to) the second(?! (?:one|event|hit|metatarsal|met|ray|toe|\\w+ (?:event|hit|impact)))',
    ),
    isHint: true,
  },
]

const ONE_EVENT =
  '(?:one|event|hit|impact|landing|(?:high|low|hard|soft)\\S*(?: force)? (?:event|hit|impact|landing))'

export const WHICH_WORDS: readonly Entry<Which>[] = [
  {
    values: ['highest'],
    words: words(
      'highest',
      'hardest',
      'strongest',
      'biggest',
      'heaviest',
      'worst',
      'toughest',
      'largest',
      'most intense',
      'greatest',
    ),
  },
  {
    values: ['last'],
    words: words(`(?:very )?(?:last|latest|final|most recent) ${ONE_EVENT}`),
  },
  {
    values: ['first'],
    words: words(`(?:very )?first ${ONE_EVENT}`, 'first came', 'first of (?:them|these|those)'),
  },
  ...[...ORDINAL_BELOW_TEN]
    .filter(([, place]) => place > 1)
    .map(([ordinal, place]) => ({
      values: [place, 'nth' as const],
      words: words(`${ordinal} ${ONE_EVENT}`),
    })),
]

/** Words that point to a workout without its name or day. */
export const WORKOUT =
  '(?:runs?|workouts?|walks?|sessions?|match(?:es)?|outings?|training|jogs?|efforts?|activit(?:y|ies))'
export type Pointer = 'current' | 'other' | 'any'
export const POINTER_WORDS: readonly Entry<Pointer>[] = [
  {
    values: ['any'],
    words: words(
      `(?:last|past|recent|previous|these|those|all|your|of)(?: \\S+){0,3}? (?:runs|workouts|walks|sessions|matches|outings|weeks|months)`,
      'each (?:run|workout|session)',
      'over time',
      'trend\\w*',
      'longest',
      'shortest',
      '(?:runs|workouts|walks|sessions|matches)',
    ),
  },
  {
    values: ['current', 'other'],
    words: words(`(?:latest|most recent) (?:${WORKOUT}|one)`, `last ${WORKOUT}`),
  },
  {
    values: ['current'],
    words: words(
      `this (?:${WORKOUT}|time|one|morning|evening|afternoon)`,
      "today(?:['’]s)?",
      `current(?: ${WORKOUT})?`,
      'now',
      'this',
    ),
  },
  {
    values: ['other'],
    words: words(
      `(?:the )?(?:previous|prior|earlier|preceding|other) (?:${WORKOUT}|one|time)`,
      'last time',
      `(?:the )?(?:${WORKOUT}|one|time) before`,
      'previously',
      'before',
      'last (?:week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)',
      'the last one',
      'back then',
      'earlier',
      'previous',
      'used to',
      'then',
    ),
  },
]
