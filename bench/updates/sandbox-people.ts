/** People at the sandbox: they act through its control API, and see by its events when the bot has answered. */
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'

import type { LiveEvent } from '@clientsphere/telegram-sandbox/control-api'
import type { InlineKeyboardButton } from 'grammy/types'

import { ANSWERS, createChatScreens, type Screens } from './chat-screens.ts'
import type { UserAction } from './scenarios.ts'

export type SandboxPeople = Screens & {
  /** @returns milliseconds from sending it to the sandbox to the answer of the bot's last call */
  readonly act: (chatId: number, userAction: UserAction) => Promise<number>
  readonly leave: () => void
}

export async function joinSandbox(url: string): Promise<SandboxPeople> {
  const { note, shown, answered } = createChatScreens()
  const newest = new Map<number, number>()
  const leaving = new AbortController()
  const { body } = await fetch(`${url}/sandbox/events`, { signal: leaving.signal })
  if (body === null) throw new Error('The sandbox tells nothing')
  follow(createInterface({ input: Readable.fromWeb(body) }), (event) => {
    if (event.type === 'message_new' && event.message.from_bot) newest.set(event.chat_id, event.message.message_id)
    if (event.type !== 'call') return
    const { method, parameters, ok, description } = event.call
    // The event of the message comes before that of the call that sent it.
    if (ok) note({ method, body: parameters, sentId: sentId(method, newest.get(Number(parameters['chat_id']))) })
    else console.error(`${method} was refused: ${description}`)
  }).catch((error: unknown) => {
    if (!leaving.signal.aborted) throw error
  })

  return {
    shown,
    async act(chatId, userAction) {
      const chat = `${url}/sandbox/chats/${chatId}`
      const began = performance.now()
      const answeredAt = answered(chatId, ANSWERS[userAction.kind])
      // Its own answer to a tap comes when the bot answers the tap, which need not be the last call.
      const posted =
        userAction.kind === 'tap'
          ? post(`${chat}/taps`, tapOf(userAction))
          : post(`${chat}/messages`, { text: userAction.text })
      const [at] = await Promise.all([answeredAt, posted])
      return at - began
    },
    leave: () => leaving.abort(),
  }
}

const HEARD = ['call', 'message_new'] as const satisfies readonly LiveEvent['type'][]

/** Server-sent events: a line with the type, then one with the event as JSON. */
async function follow(lines: AsyncIterable<string>, hear: (event: LiveEvent) => void): Promise<void> {
  let heard = false
  for await (const line of lines) {
    if (line.startsWith('event: ')) heard = HEARD.some((type) => line === `event: ${type}`)
    else if (heard && line.startsWith('data: ')) hear(JSON.parse(line.slice('data: '.length)) as LiveEvent)
  }
}

const sentId = (method: string, newest: number | undefined): number | undefined =>
  method === 'sendMessage' ? newest : undefined

function tapOf({ shown, data }: Extract<UserAction, { kind: 'tap' }>): object {
  const isMeant = (button: InlineKeyboardButton): boolean => 'callback_data' in button && button.callback_data === data
  const rows = shown.markup.inline_keyboard
  const row = rows.findIndex((buttons) => buttons.some(isMeant))
  return { message_id: shown.messageId, row, column: rows[row]?.findIndex(isMeant) ?? 0 }
}

async function post(url: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  const said = await response.text()
  if (!response.ok) throw new Error(`${url}: ${response.status} ${said}`)
}
