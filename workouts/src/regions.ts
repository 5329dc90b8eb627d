/** The ten regions of the foot as the data names them, from toe to heel. */
export const REGION_NAMES = [
  'Toe1',
  'Toe2345',
  'M1',
  'M2',
  'M3',
  'M4',
  'M5',
  'Mid Foot',
  'Med Heel',
  'Lat Heel',
] as const
export type RegionName = (typeof REGION_NAMES)[number]

/** Groups that people speak of; their statistics merge those of their regions. */
export const REGION_GROUPS = {
  toes: ['Toe1', 'Toe2345'],
  forefoot: ['Toe1', 'Toe2345', 'M1', 'M2', 'M3', 'M4', 'M5'],
  metatarsals: ['M1', 'M2', 'M3', 'M4', 'M5'],
  midfoot: ['Mid Foot'],
  heel: ['Med Heel', 'Lat Heel'],
} as const satisfies Record<string, readonly RegionName[]>
export type RegionGroup = keyof typeof REGION_GROUPS
