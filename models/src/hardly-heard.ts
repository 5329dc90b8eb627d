/**
 * Ends a transcript of which the recogniser is not sure, as it does on a page of text: captions show it, any chat model
 * may make something of it, and the offline coach asks back rather than guess.
 */
export const HARDLY_HEARD_MARK = '…'

export const isHardlyHeard = (text: string): boolean => text.trimEnd().endsWith(HARDLY_HEARD_MARK)
