/** Invite links: made for a token, and found again in what a person sends. Pure. */

/** Deep link payloads that begin so are invites. */
export const INVITE_PREFIX = 'inv_'

export function inviteLink(botUsername: string, token: string): string {
  return `https://t.me/${botUsername}?start=${INVITE_PREFIX}${token}`
}

/** The token in a link, in a code, or in a text round one of them; null when there is none. */
export function inviteTokenIn(text: string): string | null {
  return /inv_([\w-]{24})(?![\w-])/u.exec(text)?.[1] ?? null
}
