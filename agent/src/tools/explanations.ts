/** What a region or a statistic is, in sentences that can be spoken. No numbers: those come from the data. */
export interface Explanation {
  readonly term: string
  readonly title: string
  readonly what: string
  readonly why_it_matters: string
  readonly advice: string
}

const METATARSAL_LOAD =
  'It carries much of the weight in push-off, so a high peak there means a hard push or a stiff landing on the ball of the foot.'
const HEEL_LOAD = 'It takes the first shock of a heel strike, which travels on to the shin and the knee.'

/** Key: the term in lower case, letters and digits only; see `keyOf`. */
const EXPLANATIONS: Record<string, Omit<Explanation, 'term'>> = {
  toe1: {
    title: 'the big toe',
    what: 'The big toe is the last part of the foot to leave the ground.',
    why_it_matters: 'It steers the push-off, and a weak big toe makes the ball of the foot work harder.',
    advice: 'Think of leaving the ground over the big toe at the end of each step.',
  },
  toe2345: {
    title: 'the smaller toes',
    what: 'These are the four smaller toes together.',
    why_it_matters: 'They balance the foot in push-off; they usually carry little.',
    advice: 'If they carry a lot, relax the forefoot and check that the shoe is wide enough.',
  },
  m1: {
    title: 'the first metatarsal head',
    what: 'M1 is the ball of the foot behind the big toe.',
    why_it_matters: METATARSAL_LOAD,
    advice: 'Let the foot roll off evenly, and avoid collapsing to the inner side.',
  },
  m2: {
    title: 'the second metatarsal head',
    what: 'M2 is the ball of the foot behind the second toe.',
    why_it_matters: `${METATARSAL_LOAD} The second and third are the ones that overuse hits most often.`,
    advice: 'Shorten the step a little and land closer under the body.',
  },
  m3: {
    title: 'the third metatarsal head',
    what: 'M3 is the middle of the ball of the foot, behind the third toe.',
    why_it_matters: `${METATARSAL_LOAD} The second and third are the ones that overuse hits most often.`,
    advice: 'Shorten the step a little and land closer under the body.',
  },
  m4: {
    title: 'the fourth metatarsal head',
    what: 'M4 is the ball of the foot behind the fourth toe.',
    why_it_matters: METATARSAL_LOAD,
    advice: 'If it carries a lot, the foot stays on its outer side; let it roll inwards before push-off.',
  },
  m5: {
    title: 'the fifth metatarsal head',
    what: 'M5 is the outer edge of the ball of the foot, behind the little toe.',
    why_it_matters:
      'High pressure there means that the foot stays on its outer edge, where the bone is thin and slow to recover.',
    advice: 'Keep the ankle relaxed, let the foot roll inwards before push-off, and take cuts softly.',
  },
  midfoot: {
    title: 'the midfoot',
    what: 'The midfoot is the arch between heel and ball.',
    why_it_matters: 'It carries little in most feet; more load means a flat landing or a low arch.',
    advice: 'Strengthen the arch with calf raises and barefoot balance.',
  },
  medheel: {
    title: 'the inner heel',
    what: 'The medial heel is the inner half of the heel.',
    why_it_matters: HEEL_LOAD,
    advice: 'Land with the knee bent and the foot under the body, so that the heel touches softly.',
  },
  latheel: {
    title: 'the outer heel',
    what: 'The lateral heel is the outer half of the heel, where most runners touch the ground first.',
    why_it_matters: HEEL_LOAD,
    advice: 'Land with the knee bent and the foot under the body, so that the heel touches softly.',
  },
  toes: {
    title: 'the toes',
    what: 'The toes are the big toe and the four smaller ones.',
    why_it_matters: 'They finish the push-off and keep the balance.',
    advice: 'Leave the ground over the big toe.',
  },
  forefoot: {
    title: 'the forefoot',
    what: 'The forefoot is the toes and the ball of the foot.',
    why_it_matters: 'It carries the push-off, and in forefoot runners the landing as well.',
    advice: 'Build up forefoot running slowly, since calf and Achilles tendon have to get used to it.',
  },
  metatarsals: {
    title: 'the metatarsal heads',
    what: 'These are the metatarsal heads, five bones side by side across the ball of the foot.',
    why_it_matters: METATARSAL_LOAD.replace('It carries', 'They carry'),
    advice: 'Shorten the step a little and let the foot roll off evenly.',
  },
  heel: {
    title: 'the heel',
    what: 'The heel is the part that touches the ground first in most steps.',
    why_it_matters: HEEL_LOAD,
    advice: 'Land with the knee bent and the foot under the body.',
  },
  peakpressure: {
    title: 'peak pressure',
    what: 'Peak pressure is the highest value that any sensor of a region reached.',
    why_it_matters: 'It shows where the foot is hit hardest.',
    advice: 'Softer landings and a quicker, shorter step bring it down.',
  },
  meanpressure: {
    title: 'mean pressure',
    what: 'Mean pressure is the average over the region and the whole workout.',
    why_it_matters: 'It shows what a region carries all the time, not only in one hit.',
    advice: 'Compare it between workouts of the same kind.',
  },
  pressuretimeintegral: {
    title: 'the pressure–time integral',
    what: 'The pressure–time integral adds up pressure over time: how hard, times how long.',
    why_it_matters: 'A region with a low peak can still tire when it is loaded for long.',
    advice: 'A shorter ground contact brings it down.',
  },
  contactarea: {
    title: 'contact area',
    what: 'Contact area is the share of the sensors that are loaded while the foot is on the ground.',
    why_it_matters: 'The larger it is, the better the load is spread.',
    advice: 'Relaxed feet and a shoe that fits spread the load.',
  },
  contacttime: {
    title: 'ground contact time',
    what: 'Contact time is how long a foot stays on the ground in one step.',
    why_it_matters: 'A short contact means a springy, economical step.',
    advice: 'Short hill sprints and skipping train it.',
  },
  cadence: {
    title: 'cadence',
    what: 'Cadence is the number of steps a minute.',
    why_it_matters: 'A slightly higher cadence usually means shorter steps and softer landings.',
    advice: 'Raise it little by little, a few steps a minute at most.',
  },
  centreofpressure: {
    title: 'the centre of pressure',
    what: 'The centre of pressure is the point on which the whole load balances.',
    why_it_matters: 'Its path from heel to toe shows how the foot rolls off.',
    advice: 'A smooth path from the outer heel to the big toe is what you want.',
  },
  loadshare: {
    title: 'load share',
    what: "Load share is a region's part of the foot's whole load.",
    why_it_matters: 'It shows whether heel, midfoot and forefoot share the work.',
    advice: 'Watch how it changes over weeks rather than in one run.',
  },
  highforceevent: {
    title: 'a high-force event',
    what: 'A high-force event is a moment in which a region carried much more than is usual in this sport.',
    why_it_matters: 'Many of them in one region tell where the foot gets more than its share.',
    advice: 'Look at when they come: late ones speak of fatigue.',
  },
  lowforceevent: {
    title: 'a low-force event',
    what: 'A low-force event is a moment in which a region that should carry load carried almost none.',
    why_it_matters: 'It can mean that the foot avoids a region, often without your noticing.',
    advice: 'If it comes with pain, let a professional have a look.',
  },
  stancephase: {
    title: 'the stance phases',
    what: 'A step on the ground has three phases: loading, mid-stance and push-off.',
    why_it_matters: 'A long loading phase means a heavy landing; a short push-off means lost drive.',
    advice: 'Land softly and push off to the end.',
  },
}

const ALIASES: Record<string, string> = {
  bigtoe: 'toe1',
  hallux: 'toe1',
  arch: 'midfoot',
  peak: 'peakpressure',
  mean: 'meanpressure',
  average: 'meanpressure',
  pti: 'pressuretimeintegral',
  groundcontacttime: 'contacttime',
  centerofpressure: 'centreofpressure',
  cop: 'centreofpressure',
  ballofthefoot: 'metatarsals',
  stancephases: 'stancephase',
  stance: 'stancephase',
}

const keyOf = (term: string) => term.toLowerCase().replace(/[^a-z0-9]/g, '')

/** The explanation of a term, or an error the coach can say. */
export function explanationOf(term: string): Explanation | { error: string } {
  const key = keyOf(term)
  const explanation = find(key) ?? find(key.replace(/s$/, ''))
  return explanation ? { term, ...explanation } : { error: `I have no explanation of ${term.slice(0, 40)}.` }
}

/** By own keys only: "constructor" is no term. */
function find(key: string): Omit<Explanation, 'term'> | undefined {
  const name = Object.hasOwn(ALIASES, key) ? (ALIASES[key] ?? key) : key
  return Object.hasOwn(EXPLANATIONS, name) ? EXPLANATIONS[name] : undefined
}
