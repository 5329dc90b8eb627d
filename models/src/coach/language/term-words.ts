/** Words of the field that can be explained, by the names the coach's tools know. */
const TERMS = [
  ['pressure-time integral', /\bpressure time integral\b|\bpti\b|\bpressure integral\b|\btime integral\b/],
  ['centre of pressure', /\bcentre of (?:pressure|gravity|load)\b|\bpressure centre\b/],
  [
    'contact time',
    /\bcontact time\b|\bground contact\b|\bground time\b|\btime on the ground\b|\bstance time\b/,
  ],
  ['contact area', /\bcontact area\b|\barea of contact\b/],
  [
    'cadence',
    /\bcadence\b|\bstep (?:rate|frequency)\b|\bstride (?:rate|frequency)\b|\bsteps (?:a|per) minute\b|\bturnover\b/,
  ],
  ['load share', /\bload share\b|\bshare of (?:the )?load\b|\bload distribution\b|\bdistribution\b/],
  ['high force event', /\bhigh (?:force )?events?\b|\bhigh force\b/],
  ['low force event', /\blow (?:force )?events?\b|\blow force\b/],
  ['event', /\bevents?\b/],
  ['stance phase', /\bstance\b|\bphases?\b|\bpush ?off\b|\bloading phase\b|\bmid ?stance\b/],
  ['standard deviation', /\bstandard deviation\b/],
  ['peak pressure', /\bpeak\b|\bmaximum (?:pressure|load|force)\b|\bhighest (?:pressure|load|force)\b/],
  ['mean pressure', /\b(?:mean|average) (?:pressure|load|force)\b/],
  ['pronation', /\b(?:over)?pronat(?:ion|e|ing)\b/],
  ['supination', /\bsupinat(?:ion|e|ing)\b/],
] as const satisfies [string, RegExp][]
export type Term = (typeof TERMS)[number][0]

export function findTerm(text: string): Term | null {
  return TERMS.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}
