/** A chat that counts what a person does in it, as issue tables count: a tap, a typed line and a share are one each. */
import type { SandboxChat } from './sandbox-chat.ts'

export type CountedChat = SandboxChat & {
  /** Several messages that Telegram sends for one action, such as contacts chosen together. */
  readonly sendTogether: (contents: readonly Readonly<Record<string, unknown>>[]) => Promise<void>
  /** How much was done since the last time this was asked. */
  readonly count: () => number
}

export function countedChat(chat: SandboxChat): CountedChat {
  let done = 0
  const counted =
    <Arguments extends readonly unknown[]>(act: (...given: Arguments) => Promise<void>) =>
    async (...given: Arguments): Promise<void> => {
      done += 1
      await act(...given)
    }
  return {
    ...chat,
    say: counted(chat.say),
    tap: counted(chat.tap),
    send: counted(chat.send),
    sendTogether: counted(async (contents: readonly Readonly<Record<string, unknown>>[]) => {
      for (const content of contents) await chat.send(content)
    }),
    count() {
      const counts = done
      done = 0
      return counts
    },
  }
}
