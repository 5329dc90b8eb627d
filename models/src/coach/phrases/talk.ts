export const QUESTION = 'What would you like to know?'
/** Said once the tool has ended the call; the goodbye itself goes out together with the tool's call. */
export const GOODBYE = 'Goodbye, and take it easy on your feet.'
