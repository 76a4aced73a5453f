/** A photo, file or recording that is sent while a note is asked for is that note. */
import { Composer } from 'grammy'

import type { DialogueStore } from '../dialogues/dialogue-store.ts'
import { notedRecord } from '../dialogues/noted-record.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { takeDown, takenFile } from '../screens/take-down.ts'

/** Install it before the conversations plugin, which reads the open dialogue. */
export function createNoteFiles(store: Pick<DialogueStore, 'leaveOpen'>): Composer<BotContext> {
  const composer = new Composer<BotContext>()
  composer.on('message:file', async (ctx, next) => {
    const { open } = ctx.dialogueState
    const isHere = open !== null && open.workspaceId !== null && open.workspaceId === ctx.membership?.workspaceId
    const target = isHere ? notedRecord(open.json) : null
    const taken = target === null ? null : takenFile(ctx.message)
    if (target === null || taken === null) return next()
    await takeDown(ctx, ctx.message, { ...taken, target })
    // Answered; an album goes on in its draft.
    await store.leaveOpen(ctx, 'dropped')
    return undefined
  })
  return composer
}
