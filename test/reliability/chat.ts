/**
 * One person's side of a chat, over the sandbox's control API. They type ahead without waiting for the bot, and tap what
 * they see. Whatever the sandbox accepts will be delivered, so nothing accepted is ever sent again.
 */
import { setTimeout as sleep } from 'node:timers/promises'

import type { ChatMessage, MessagesAnswer, TapAnswer } from '@clientsphere/telegram-sandbox/control-api'

export type Chat = {
  readonly userId: number
  /** Types a message. Resolves when it is sent, with its id. */
  readonly say: (...texts: readonly string[]) => Promise<number>
  /**
   * Taps the button on the newest message that has it and whose text holds all of `about`. @returns the message's id
   */
  readonly tap: (button: string, ...about: readonly string[]) => Promise<number>
  /** Waits until a message from the bot, sent at or after `since`, contains all of `parts`. */
  readonly sees: (since: number, ...parts: readonly (string | RegExp)[]) => Promise<ChatMessage>
}

/** The progress of all chats in a test. */
export type Traffic = {
  /** How many updates the sandbox has accepted, by chat. */
  readonly accepted: Map<number, number>
  readonly taps: Promise<TapAnswer>[]
}

export type ChatDeps = {
  readonly sandboxUrl: string
  readonly userId: number
  readonly traffic: Traffic
  /** Resolves when one more update may be sent. */
  readonly turn: () => Promise<void>
  /** How long something may take to appear, in milliseconds. */
  readonly patienceMs?: number
}

const LOOK_EVERY_MS = 40
/** A refused tap is refused at once; an accepted one may wait for an answer for as long as the bot is away. */
const REFUSED_WITHIN_MS = 400
const DEFAULT_PATIENCE_MS = 90_000

export function openChat({ sandboxUrl, userId, traffic, turn, patienceMs = DEFAULT_PATIENCE_MS }: ChatDeps): Chat {
  const chat = `${sandboxUrl}/sandbox/chats/${userId}`
  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${chat}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const accepted = (): void => void traffic.accepted.set(userId, (traffic.accepted.get(userId) ?? 0) + 1)

  async function messages(): Promise<readonly ChatMessage[]> {
    const answer = (await (await fetch(`${chat}/messages`)).json()) as MessagesAnswer
    return answer.messages
  }

  async function newest(wanted: (message: ChatMessage) => boolean, what: string): Promise<ChatMessage> {
    for (const until = performance.now() + patienceMs; performance.now() < until; await sleep(LOOK_EVERY_MS)) {
      const found = (await messages()).findLast((message) => message.from_bot && wanted(message))
      if (found !== undefined) return found
    }
    const shown = (await messages()).slice(-6).map(({ message_id, text, buttons }) => ({ message_id, text, buttons }))
    throw new Error(`${userId} waits in vain for ${what}; the chat ends with ${JSON.stringify(shown, null, 1)}`)
  }

  const holds = ({ text = '' }: ChatMessage, parts: readonly (string | RegExp)[]): boolean =>
    parts.every((part) => (typeof part === 'string' ? text.includes(part) : part.test(text)))

  /** @returns whether the tap was accepted: the button may have disappeared just before the tap. */
  async function tapOnce(messageId: number, button: string): Promise<boolean> {
    const response = post('taps', { message_id: messageId, button })
    const first = await Promise.race([response, sleep(REFUSED_WITHIN_MS, null)])
    if (first !== null && !first.ok) return false
    accepted()
    traffic.taps.push(response.then(async (answered) => (await answered.json()) as TapAnswer))
    return true
  }

  return {
    userId,
    async say(...texts) {
      let last = 0
      for (const text of texts) {
        await turn()
        const response = await post('messages', { text })
        if (!response.ok) throw new Error(`The sandbox refused "${text}": ${await response.text()}`)
        accepted()
        last = ((await response.json()) as { message_id: number }).message_id
      }
      return last
    },
    async tap(button, ...about) {
      await turn()
      for (;;) {
        const { message_id: id } = await newest(
          (message) => holds(message, about) && message.buttons.flat().some(({ text }) => text === button),
          `the button "${button}" on ${about.join(', ')}`,
        )
        if (await tapOnce(id, button)) return id
      }
    },
    sees: (since, ...parts) =>
      newest((message) => message.message_id >= since && holds(message, parts), `"${parts.join(' … ')}"`),
  }
}
