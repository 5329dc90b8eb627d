import type { WorkoutType } from '../workout.ts'
import type { SentenceWords } from './sentence.ts'

const NUMBERS = ['three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const KINDS: Readonly<Record<WorkoutType, readonly [one: string, several: string]>> = {
  running: ['run', 'runs'],
  walking: ['walk', 'walks'],
  tennis: ['tennis workout', 'tennis workouts'],
  standing: ['time standing', 'times standing'],
  other: ['workout of this kind', 'workouts of this kind'],
}

export const english: SentenceWords = {
  earlier: (type, count) => `your last ${NUMBERS[count - 3] ?? count} ${KINDS[type][1]}`,
  changed: {
    hardLandings: {
      below: 'Softer than {earlier}: hard landings down from {usual} to {now} a minute per foot',
      above: 'Harder than {earlier}: hard landings up from {usual} to {now} a minute per foot',
    },
    lightContacts: {
      below: 'Fewer light contacts than in {earlier}: {now} a minute per foot instead of {usual}',
      above: 'More light contacts than in {earlier}: {now} a minute per foot instead of {usual}',
    },
    peakPressure: {
      below: 'A lower peak than in {earlier}: {now} instead of {usual}',
      above: 'A higher peak than in {earlier}: {now} instead of {usual}',
    },
    cadence: {
      below: 'Slower steps than in {earlier}: {now} a minute instead of {usual}',
      above: 'Quicker steps than in {earlier}: {now} a minute instead of {usual}',
    },
    contactTime: {
      below: 'Less time on the ground than in {earlier}: {now} ms a step instead of {usual}',
      above: 'More time on the ground than in {earlier}: {now} ms a step instead of {usual}',
    },
    heelShare: {
      below: 'Less on your heels than in {earlier}: {now} of the load instead of {usual}',
      above: 'More on your heels than in {earlier}: {now} of the load instead of {usual}',
    },
    leftShare: {
      below: 'Less on your left foot than in {earlier}: {now} of the load instead of {usual}',
      above: 'More on your left foot than in {earlier}: {now} of the load instead of {usual}',
    },
  },
  alike: 'Much like {earlier}: {now} hard landings a minute per foot, usually {usual}',
  unclear: 'No clear change from {earlier}: {now} hard landings a minute per foot, usually {usual}',
  first: (type, nth) =>
    `Your ${['first', 'second', 'third'][nth - 1] ?? `${nth}th`} ${KINDS[type][0]} here: {now} hard landings a minute per foot`,
  regions: {
    Toe1: ['your big toe', 'one'],
    Toe2345: ['your small toes', 'several'],
    M1: ['the inner ball of your foot', 'one'],
    M2: ['the ball of your foot behind the second toe', 'one'],
    M3: ['the middle of the ball of your foot', 'one'],
    M4: ['the ball of your foot behind the fourth toe', 'one'],
    M5: ['the outer ball of your foot', 'one'],
    'Mid Foot': ['your arch', 'one'],
    'Med Heel': ['your inner heel', 'one'],
    'Lat Heel': ['your outer heel', 'one'],
  },
  mostLoaded: {
    one: {
      still: '; {now} still takes the most',
      now: '; now {now} takes the most, where it was {before}',
      only: '; {now} takes the most',
    },
    several: {
      still: '; {now} still take the most',
      now: '; now {now} take the most, where it was {before}',
      only: '; {now} take the most',
    },
  },
}
