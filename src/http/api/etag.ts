/** Conditional requests (RFC 9110, 13.1.2). */

/** Whether the caller's copy is current. */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const given = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//u, ''))
  return given.includes('*') || given.includes(etag)
}
