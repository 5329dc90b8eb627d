interface SpokenPlace {
  name: string
  /** What load there means for the foot; a clause that follows "that is". */
  meaning: string
  plural?: boolean
}

const PLACES: Record<string, SpokenPlace> = {
  Toe1: { name: 'big toe', meaning: 'the last push before your foot leaves the ground' },
  Toe2345: { name: 'smaller toes', meaning: 'the part that steadies you at push-off', plural: true },
  M1: { name: 'first metatarsal', meaning: 'the inner ball of the foot, where you push off' },
  M2: { name: 'second metatarsal', meaning: 'the ball of the foot, which works hard at push-off' },
  M3: { name: 'third metatarsal', meaning: 'the middle of the ball, which works hard at push-off' },
  M4: { name: 'fourth metatarsal', meaning: 'the outer ball, which is busy when you stay on the outside' },
  M5: { name: 'fifth metatarsal', meaning: 'the outer edge, a thin bone that likes softer loads' },
  'Mid Foot': { name: 'midfoot', meaning: 'the arch, which carries little in most feet' },
  'Med Heel': { name: 'inner heel', meaning: 'where the shock of the landing goes in' },
  'Lat Heel': { name: 'outer heel', meaning: 'where most people touch the ground first' },
  toes: { name: 'toes', meaning: 'the finish of your push-off', plural: true },
  forefoot: { name: 'forefoot', meaning: 'the part that drives your push-off' },
  metatarsals: { name: 'ball of the foot', meaning: 'the part that drives your push-off' },
  midfoot: { name: 'midfoot', meaning: 'the arch, which carries little in most feet' },
  heel: { name: 'heel', meaning: 'where the shock of the landing goes in' },
}

/** A region as people say it; an unknown one is just "that region". */
export const placeName = (region: string | null | undefined): string =>
  PLACES[region ?? '']?.name ?? 'that region'

export const isPlace = (region: string): boolean => region in PLACES

/** "your inner heel", "your left inner heel". */
export function yourPlace(region: string | null | undefined, foot?: string | null): string {
  const side = foot === 'left' || foot === 'right' ? `${foot} ` : ''
  if (!PLACES[region ?? '']) return 'that region'
  if (region === 'metatarsals') return side ? `the ball of your ${side}foot` : 'the ball of your foot'
  return `your ${side}${placeName(region)}`
}

export const placeMeaning = (region: string | null | undefined): string | null =>
  PLACES[region ?? '']?.meaning ?? null
/** "That is the arch, …", "They are the finish of your push-off."; null where nothing is known. */
export function whatItIs(region: string | null | undefined): string | null {
  const meaning = placeMeaning(region)
  return meaning && `${isPlural(region) ? 'They are' : 'That is'} ${meaning}.`
}
export const isPlural = (region: string | null | undefined): boolean => PLACES[region ?? '']?.plural ?? false
