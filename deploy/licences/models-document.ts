export interface Model {
  readonly name: string
  readonly purpose: string
  readonly licence: string
  readonly conditions: string
}

/** The table of docs/models.md. @throws Error where it has no such table. */
export function readModels(document: string): Model[] {
  const rows = document
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    )
  const [heading, , ...models] = rows
  if (heading?.join() !== 'model,what for,licence,to know' || models.length === 0) {
    throw new Error('docs/models.md has no table "model, what for, licence, to know".')
  }
  return models.map(([name = '', purpose = '', licence = '', conditions = '']) => ({
    name,
    purpose,
    licence,
    conditions,
  }))
}
