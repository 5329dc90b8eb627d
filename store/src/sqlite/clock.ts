/**
 * Now in milliseconds since 1970, as an SQL expression: leases and workers are timed inside the statement
 * that compares them. All processes that share the file are on one machine and share its clock.
 */
export const NOW_MS = `(unixepoch('subsec') * 1000.0)`
