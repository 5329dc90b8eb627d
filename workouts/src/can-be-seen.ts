/** Whether a text has more in it than blanks and characters that take no room, such as U+200B. */
export const canBeSeen = (text: string): boolean => /[^\p{Default_Ignorable_Code_Point}\s]/u.test(text)
