/** Sends a file of a note into the chat, as a tap on its name asks for. */
import { AppError } from '../../errors.ts'
import type { NoteId } from '../../models/ids.ts'
import type { BotContext } from './bot-context.ts'
import { sendFile } from './send-file.ts'

/**
 * The screen with the button stays: the next file may be wanted, too.
 *
 * @param place the file's place on its note
 * @throws AppError NOT_FOUND if the note or the file is gone, or the person may not see it
 */
export async function sendFileAgain(ctx: BotContext, id: NoteId, place: number): Promise<void> {
  const { files } = await ctx.services.notes.get(ctx.actor(), id)
  const file = files.find((one) => one.place === place)
  if (file === undefined) throw new AppError('NOT_FOUND', { details: { kind: 'note' } })
  const outcome = await sendFile(ctx, file)
  if (outcome !== 'sent') await ctx.show('notice', { text: ctx.t(`file-${outcome}`) }, { fresh: true })
}
