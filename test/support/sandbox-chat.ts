/** One person's chat with the bot, by the sandbox's control API: what they do, and what they then see. */
import { expect } from 'vitest'

export type SeenMessage = {
  readonly message_id: number
  readonly from_bot: boolean
  readonly text?: string
  readonly buttons?: readonly (readonly { readonly text: string }[])[]
}

export type SandboxChat = {
  readonly say: (text: string) => Promise<void>
  readonly send: (content: Readonly<Record<string, unknown>>) => Promise<void>
  /** Taps the newest button with this label, or the one on an earlier message. */
  readonly tap: (label: string, message?: SeenMessage) => Promise<void>
  readonly messages: () => Promise<readonly SeenMessage[]>
  /** Waits until the bot's newest message contains all of this; returns the message. */
  readonly sees: (...words: readonly string[]) => Promise<SeenMessage>
  readonly commands: () => Promise<readonly string[]>
}

async function request(url: string, body?: unknown): Promise<unknown> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(url, body === undefined ? {} : init)
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return response.json()
}

export function createSandboxChat(chatUrl: string, userId: number): SandboxChat {
  const chat = `${chatUrl}/sandbox/chats/${userId}`

  /** Waits until the bot has answered everything, so that the next action sees the chat as a person would. */
  async function settled(): Promise<void> {
    const answer = await request(`${chatUrl}/sandbox/idle?timeout_ms=15000&patience_ms=1500`)
    const { idle } = answer as { idle: boolean }
    expect(idle, JSON.stringify(answer)).toBe(true)
  }

  async function messages(): Promise<readonly SeenMessage[]> {
    return ((await request(`${chat}/messages`)) as { messages: SeenMessage[] }).messages
  }

  async function send(content: Readonly<Record<string, unknown>>): Promise<void> {
    await request(`${chat}/messages`, content)
    await settled()
  }

  return {
    messages,
    send,
    say: (text) => send({ text }),
    async tap(label, message) {
      const among = message === undefined ? (await messages()).toReversed() : [message]
      const has = ({ buttons = [] }: SeenMessage) => buttons.flat().some(({ text }) => text === label)
      const found = among.find(has)
      if (found === undefined) throw new Error(`No button “${label}” in ${JSON.stringify(among)}`)
      await request(`${chat}/taps`, { message_id: found.message_id, button: label })
      await settled()
    },
    async sees(...words) {
      const newest = async () => (await messages()).findLast(({ from_bot }) => from_bot)
      await expect
        .poll(
          async () => {
            const text = (await newest())?.text ?? ''
            return words.every((word) => text.includes(word)) ? 'all of it' : text
          },
          { timeout: 15_000 },
        )
        .toBe('all of it')
      return (await newest()) as SeenMessage
    },
    async commands() {
      const { commands } = (await request(`${chat}/commands`)) as { commands: { command: string }[] }
      return commands.map(({ command }) => command)
    },
  }
}
