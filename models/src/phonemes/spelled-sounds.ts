/** What letters sound like in English, longest first; the last of a kind that fits where nothing better is known. */
const SPELLINGS: readonly (readonly [letters: RegExp, sounds: string])[] = [
  [/^tion/, 'SH AH N'],
  [/^sion/, 'ZH AH N'],
  [/^igh/, 'AY'],
  [/^tch/, 'CH'],
  [/^oul/, 'UH L'],
  [/^ough/, 'AO'],
  [/^(?:ee|ea|ie)/, 'IY'],
  [/^(?:oo|ew|ue)/, 'UW'],
  [/^(?:ai|ay|ei|ey)/, 'EY'],
  [/^(?:oa|ow|oe)/, 'OW'],
  [/^(?:ou)/, 'AW'],
  [/^(?:au|aw)/, 'AO'],
  [/^(?:oi|oy)/, 'OY'],
  [/^(?:er|ir|ur)(?![aeiou])/, 'ER'],
  [/^ar(?![aeiou])/, 'AA R'],
  [/^or(?![aeiou])/, 'AO R'],
  [/^ch/, 'CH'],
  [/^sh/, 'SH'],
  [/^th/, 'TH'],
  [/^ph/, 'F'],
  [/^(?:ck|qu?$)/, 'K'],
  [/^qu/, 'K W'],
  [/^ng$/, 'NG'],
  [/^kn/, 'N'],
  [/^wr/, 'R'],
  [/^a(?=[^aeiou]e$)/, 'EY'],
  [/^i(?=[^aeiou]e$)/, 'AY'],
  [/^o(?=[^aeiou]e$)/, 'OW'],
  [/^u(?=[^aeiou]e$)/, 'UW'],
  [/^e$/, ''],
  [/^y$/, 'IY'],
  [/^c(?=[eiy])/, 'S'],
  [/^g(?=[eiy])/, 'JH'],
  [/^(?:([bdfglmnprstz])\1)/, '$1'],
  [/^x/, 'K S'],
]
const LETTERS: Readonly<Record<string, string>> = {
  ...{ a: 'AE', b: 'B', c: 'K', d: 'D', e: 'EH', f: 'F', g: 'G', h: 'HH', i: 'IH', j: 'JH', k: 'K', l: 'L' },
  ...{
    m: 'M',
    n: 'N',
    o: 'AA',
    p: 'P',
    q: 'K',
    r: 'R',
    s: 'S',
    t: 'T',
    u: 'AH',
    v: 'V',
    w: 'W',
    y: 'IH',
    z: 'Z',
  },
}

/** The phonemes of a word that no dictionary has, by its letters. */
export function spelledSounds(word: string): string[] {
  const sounds: string[] = []
  let rest = word
  while (rest !== '') {
    const rule = SPELLINGS.find(([letters]) => letters.test(rest))
    const taken = rule?.[0].exec(rest)?.[0] ?? rest.slice(0, 1)
    const said = rule && rule[1] !== '$1' ? rule[1] : (LETTERS[taken.slice(0, 1)] ?? '')
    if (said !== '') sounds.push(...said.split(' '))
    rest = rest.slice(taken.length)
  }
  return sounds
}
