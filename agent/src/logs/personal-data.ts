/** pino's own name for what shapes a line, public so that any version finds it (pino, lib/symbols.js). */
const FORMATTERS = Symbol.for('pino.formatters')

/**
 * Leaves out what the framework logs under keys that begin with `lk.pii.`: what was said, and who is in the
 * room. It does so for ordinary lines, and offers no setting to keep it from that.
 * @param logger the framework's; those made from it follow.
 */
export function leaveOutPersonalData(logger: object): void {
  const formatters: unknown = Reflect.get(logger, FORMATTERS)
  if (typeof formatters !== 'object' || formatters === null) {
    throw new Error('The framework’s logger is not the one that is known: nothing may be logged with it.')
  }
  Reflect.set(formatters, 'log', (line: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(line).filter(([key]) => !key.startsWith('lk.pii.'))),
  )
}
