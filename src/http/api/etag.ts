/** Conditional requests (RFC 9110, 13.1.2). */

/** Whether what the caller has is what there is. */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const given = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//u, ''))
  return given.includes('*') || given.includes(etag)
}
