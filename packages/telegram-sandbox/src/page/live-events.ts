/** The event stream, reopened for ever: at once, then after 0.5, 1, 2 and every 3 seconds. */
import type { LiveEvent, LiveEventType } from '../control-api.ts'

const types = [
  'hello',
  'message_new',
  'message_edited',
  'messages_deleted',
  'chat_action',
  'reply_keyboard',
  'pinned',
  'commands_changed',
  'user_changed',
  'bot_changed',
] as const satisfies readonly LiveEventType[]

export function followEvents(handlers: {
  readonly onEvent: (event: LiveEvent) => void
  readonly onLost: () => void
}): void {
  let failures = 0
  const open = () => {
    const source = new EventSource('/sandbox/events')
    for (const type of types) {
      source.addEventListener(type, (message: MessageEvent<string>) => {
        failures = 0
        handlers.onEvent(JSON.parse(message.data) as LiveEvent)
      })
    }
    source.addEventListener('error', () => {
      // The browser's own reconnection gives up after an HTTP error, so each connection is used once.
      source.close()
      handlers.onLost()
      setTimeout(open, Math.min(3000, 250 * 2 ** failures))
      failures += 1
    })
  }
  open()
}
