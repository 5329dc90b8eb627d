interface Said {
  readonly who: string
  readonly text: string
}

/** What is stored of each call. */
export async function turnsNow(url: string, calls: readonly string[]): Promise<Map<string, Said[]>> {
  const turns = await Promise.all(
    calls.map(async (id): Promise<[string, Said[]]> => {
      const answer = await fetch(`${url}/api/calls/${id}/turns?limit=500`)
      return [id, ((await answer.json()) as { turns?: Said[] }).turns ?? []]
    }),
  )
  return new Map(turns)
}

/** How many turns were stored before and are not any more, or are others. */
export function countLostTurns(before: Map<string, Said[]>, after: Map<string, Said[]>): number {
  return [...before].reduce((lost, [id, turns]) => {
    const now = after.get(id) ?? []
    return lost + turns.filter(({ who, text }, at) => now[at]?.who !== who || now[at]?.text !== text).length
  }, 0)
}
