/** How a rejected environment variable is shown: as it is, or with its secret parts hidden. */

const MAX_SHOWN_LENGTH = 100

/** The value in quotes, with control characters escaped, truncated if long. */
export function quote(value: string): string {
  return JSON.stringify(value.length > MAX_SHOWN_LENGTH ? `${value.slice(0, MAX_SHOWN_LENGTH)}…` : value)
}

/** Only the value's length, which is enough to notice a half-copied secret. */
export function maskSecret(value: string): string {
  return `a hidden value of ${value.length} character${value.length === 1 ? '' : 's'}`
}

/**
 * An address without user, password and query. Everything before the last @ is removed, so that a password with an
 * unescaped / or @ (which makes the address invalid) is not shown either.
 */
export function maskAddress(value: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(value)?.[0] ?? ''
  const at = value.lastIndexOf('@')
  const rest = at === -1 ? value.slice(scheme.length) : `***@${value.slice(at + 1)}`
  return quote(scheme + rest.replace(/\?.*$/s, '?…'))
}
