/** Words of the field that a recogniser would not expect; it is given them as what was said before. */
export const FIELD_WORDS =
  'Kinetra, insole, medial heel, lateral heel, inner heel, outer heel, midfoot, forefoot, metatarsal, M1, M2, M3, M4, M5, big toe, cadence, pronation, peak pressure, pressure-time integral, contact time, high-force events.'

/** Whether a transcript is no more than some of these words, which recognisers write down where nothing was said. */
export function isEcho(transcript: string): boolean {
  const heard = plain(transcript)
  return heard.split(' ').length > 4 && plain(FIELD_WORDS).includes(heard)
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
