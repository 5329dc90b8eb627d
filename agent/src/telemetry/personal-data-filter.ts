import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace-node'

/**
 * What the framework marks as personal is dropped by its own filter. These carry, unmarked, the user's
 * id, the model's words inside events, and the settings with the instructions.
 */
const PERSONAL = /participant|identity|session_options|transcript$|exception\.message|exception\.stacktrace/

/** Drops what could name a person or repeat their words from every span before it is exported. */
export class PersonalDataFilter implements SpanProcessor {
  onStart(): void {}

  onEnding(span: Span): void {
    for (const bag of [span.attributes, ...span.events.map(({ attributes }) => attributes ?? {})]) {
      for (const key of Object.keys(bag)) if (PERSONAL.test(key)) delete bag[key]
    }
  }

  onEnd(_span: ReadableSpan): void {}

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}
