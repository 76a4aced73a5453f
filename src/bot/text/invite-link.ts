/** Creates invite links, and finds their tokens in what people send. Pure. */

/** The prefix of deep link payloads that are invites. */
export const INVITE_PREFIX = 'inv_'

export function inviteLink(botUsername: string, token: string): string {
  return `https://t.me/${botUsername}?start=${INVITE_PREFIX}${token}`
}

/** Opens Telegram's list of chats, to send the link to any of them (https://core.telegram.org/widgets/share). */
export function shareLink(link: string, text: string): string {
  return `https://t.me/share/url?${new URLSearchParams({ url: link, text }).toString().replaceAll('+', '%20')}`
}

/** The token in a link or code, or in a text that contains one; null when there is none. */
export function inviteTokenIn(text: string): string | null {
  return /inv_([\w-]{24})(?![\w-])/u.exec(text)?.[1] ?? null
}
