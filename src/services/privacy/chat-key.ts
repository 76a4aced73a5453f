/** How the lane of a chat's updates ends, whichever bot they are for. */
export function chatKeyOf(chatId: number): string {
  return `chat:${chatId}`
}
