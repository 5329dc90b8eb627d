import { messages } from './en-pages.ts'
import { addEnglish } from './words.ts'

// Imported by each page that is loaded when it is opened, so that its words are there when it is.
addEnglish(messages)
