import type { WorkoutType } from '../workout.ts'
import type { SentenceWords } from './sentence.ts'

const NUMBERS = ['drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn']
const KINDS: Readonly<Record<WorkoutType, readonly [one: string, several: string]>> = {
  running: ['Lauf', 'Läufe'],
  walking: ['Gehtraining', 'Gehtrainings'],
  tennis: ['Tennistraining', 'Tennistrainings'],
  standing: ['Training im Stehen', 'Trainings im Stehen'],
  other: ['Training dieser Art', 'Trainings dieser Art'],
}

export const german: SentenceWords = {
  earlier: (type, count) => `deine letzten ${NUMBERS[count - 3] ?? count} ${KINDS[type][1]}`,
  changed: {
    hardLandings: {
      below: 'Weicher als {earlier}: {now} statt {usual} harte Landungen pro Minute und Fuß',
      above: 'Härter als {earlier}: {now} statt {usual} harte Landungen pro Minute und Fuß',
    },
    lightContacts: {
      below: 'Anders als {earlier}: nur {now} statt {usual} schwache Kontakte pro Minute und Fuß',
      above: 'Anders als {earlier}: {now} statt {usual} schwache Kontakte pro Minute und Fuß',
    },
    peakPressure: {
      below: 'Anders als {earlier}: ein Spitzendruck von nur {now} statt {usual}',
      above: 'Anders als {earlier}: ein Spitzendruck von {now} statt {usual}',
    },
    cadence: {
      below: 'Langsamere Schritte als {earlier}: {now} statt {usual} pro Minute',
      above: 'Schnellere Schritte als {earlier}: {now} statt {usual} pro Minute',
    },
    contactTime: {
      below: 'Kürzer am Boden als {earlier}: {now} statt {usual} ms pro Schritt',
      above: 'Länger am Boden als {earlier}: {now} statt {usual} ms pro Schritt',
    },
    heelShare: {
      below: 'Weniger auf der Ferse als {earlier}: {now} statt {usual} der Last',
      above: 'Mehr auf der Ferse als {earlier}: {now} statt {usual} der Last',
    },
    leftShare: {
      below: 'Weniger auf dem linken Fuß als {earlier}: {now} statt {usual} der Last',
      above: 'Mehr auf dem linken Fuß als {earlier}: {now} statt {usual} der Last',
    },
  },
  alike: 'Ähnlich wie {earlier}: {now} harte Landungen pro Minute und Fuß, sonst {usual}',
  unclear: 'Nicht klar anders als {earlier}: {now} harte Landungen pro Minute und Fuß, sonst {usual}',
  first: (type, nth) => {
    const ending = type === 'running' ? 'er' : 'es'
    const ordinal = ['erst', 'zweit', 'dritt'][nth - 1] ?? `${nth}.`
    return `Dein ${ordinal}${nth <= 3 ? ending : ''} ${KINDS[type][0]} hier: {now} harte Landungen pro Minute und Fuß`
  },
  regions: {
    Toe1: ['dein großer Zeh', 'one'],
    Toe2345: ['deine kleinen Zehen', 'several'],
    M1: ['dein innerer Ballen', 'one'],
    M2: ['dein Ballen hinter dem zweiten Zeh', 'one'],
    M3: ['die Mitte deines Ballens', 'one'],
    M4: ['dein Ballen hinter dem vierten Zeh', 'one'],
    M5: ['dein äußerer Ballen', 'one'],
    'Mid Foot': ['dein Fußgewölbe', 'one'],
    'Med Heel': ['deine innere Ferse', 'one'],
    'Lat Heel': ['deine äußere Ferse', 'one'],
  },
  mostLoaded: {
    one: {
      still: '; {now} trägt weiterhin am meisten',
      now: '; am meisten trägt jetzt {now}, sonst war es {before}',
      only: '; {now} trägt am meisten',
    },
    several: {
      still: '; {now} tragen weiterhin am meisten',
      now: '; am meisten tragen jetzt {now}, sonst war es {before}',
      only: '; {now} tragen am meisten',
    },
  },
}
