/** The name the agent registers under and every dispatch asks for. */
export const AGENT_NAME = 'voice-assistant'
