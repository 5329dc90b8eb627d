import { QueryClient } from '@tanstack/react-query'

/** How long an answer is taken for fresh, in milliseconds: who comes back to the tab sees what has changed since. */
const FRESH_MS = 10_000

/** What was fetched from the server, and what is still on its way. */
export const queryClient = new QueryClient({
  defaultOptions: {
    // A failure is told at once, with a button to try again; a server on this machine needs no network.
    queries: { retry: false, staleTime: FRESH_MS, networkMode: 'always' },
  },
})

/** Names of what is fetched, by which it is asked for again once it has changed. */
export const KEYS = {
  workouts: ['workouts'],
  notes: (workoutId: string) => ['notes', workoutId],
  conversations: (workoutId: string) => ['conversations', workoutId],
} as const

/** Asks anew for what has changed; an answer that is still on its way may be of before. */
export async function changed(queryKey: readonly string[]): Promise<void> {
  await queryClient.cancelQueries({ queryKey })
  await queryClient.invalidateQueries({ queryKey })
}

/** What a call leaves: it is a conversation by itself, and the coach may have made a note. */
export function callHasEnded(): void {
  for (const queryKey of [['notes'], ['conversations']]) void changed(queryKey)
}
