/** The coach waits this long for somebody who left without saying goodbye. */
export const RETURN_MS = 60_000
