/** Takes a message out of a chat at its time: one that showed a secret. */
import { z } from 'zod'

import type { QueueHandler } from './queue-handler.ts'

export type DeleteMessageDeps = {
  /** That it is gone already, or cannot be deleted any more, is no error. */
  readonly deleteMessage: (chatId: number, messageId: number) => Promise<void>
}

const payloadShape = z.object({ chatId: z.number(), messageId: z.number() })

export function createDeleteMessage({ deleteMessage }: DeleteMessageDeps): QueueHandler {
  return {
    async handle({ item }) {
      const { chatId, messageId } = payloadShape.parse(item.payload)
      await deleteMessage(chatId, messageId)
    },
  }
}
