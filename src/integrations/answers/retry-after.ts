/** How long a server asks us to wait: Retry-After (RFC 9110), in seconds or as a date. */

/** @returns milliseconds from now, at least 0; null if the header asks for nothing that can be read */
export function retryAfterMs(header: string | null | undefined, now: Date): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/u.test(text)) return Number(text) * 1000
  const date = Date.parse(text)
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime())
}
