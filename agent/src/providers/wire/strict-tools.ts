/** A tool as a request offers it. */
export interface OfferedTool {
  readonly type: 'function'
  readonly function: {
    readonly name: string
    readonly parameters?: { readonly properties?: Readonly<Record<string, unknown>> }
  }
}

/**
 * Tools for OpenAI's strict mode, in which a model cannot send what does not fit the schema: every argument has to be
 * required, and those that may be left out may be null (https://platform.openai.com/docs/guides/structured-outputs).
 */
export const strictTools = (tools: readonly OfferedTool[]) =>
  tools.map((tool) => ({
    ...tool,
    function: {
      ...tool.function,
      strict: true,
      parameters: {
        ...tool.function.parameters,
        required: Object.keys(tool.function.parameters?.properties ?? {}),
        additionalProperties: false,
      },
    },
  }))
