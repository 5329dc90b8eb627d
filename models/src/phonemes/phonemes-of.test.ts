import { expect, it } from 'vitest'
import { PHONEMES } from './phoneme-costs.ts'
import { phonemesOf } from './phonemes-of.ts'

it.each([
  ['the heel', 'DH AH HH IY L'],
  ['M3', 'EH M TH R IY'],
  ['212', 'T UW HH AH N D R AH D T W EH L V'],
  ['2:30', 'T UW TH ER D IY'],
  ['Metatarsals?', 'M EH T AH T AA R S AH L Z'],
  ['midfoots', 'M IH D F UH T Z'],
  ['hallucks', 'HH AE L AH K S'],
  ['constructor', 'K AH N S T R AH K T ER'],
  ['…', ''],
])('"%s" is said %s', (text, sounds) => expect(phonemesOf(text).join(' ')).toBe(sounds))

it('knows every sound that a text may have', () => {
  const sounds = phonemesOf('zzyx quiche knoughts phphph xylo wrack yacht brexiteer o’clock 1000 __proto__')
  expect(sounds.every((sound) => PHONEMES.includes(sound))).toBe(true)
})
