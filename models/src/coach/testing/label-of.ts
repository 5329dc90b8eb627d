import type { Understanding } from '../understanding.ts'

/** An intent and its slots as one text, whatever their order: two that are the same mean the same. */
export const labelOf = ({ intent, slots }: Pick<Understanding, 'intent'> & { slots: object }): string =>
  `${intent} ${JSON.stringify(Object.entries(slots).toSorted())}`
