/** Sends a file of a note again, by the id under which Telegram keeps it. */
import { type Context, GrammyError } from 'grammy'

import type { FileKind, NoteFile } from '../../models/note-file.ts'

type Send = (ctx: Context, fileId: string) => Promise<unknown>

const SENDING = {
  photo: (ctx, id) => ctx.replyWithPhoto(id),
  document: (ctx, id) => ctx.replyWithDocument(id),
  video: (ctx, id) => ctx.replyWithVideo(id),
  audio: (ctx, id) => ctx.replyWithAudio(id),
  animation: (ctx, id) => ctx.replyWithAnimation(id),
  voice: (ctx, id) => ctx.replyWithVoice(id),
  'video-note': (ctx, id) => ctx.replyWithVideoNote(id),
} as const satisfies Record<FileKind, Send>

/** Telegram does not know the file (any more): another bot received it, say. Or the person takes no voice messages. */
export type SentAgain = 'sent' | 'gone' | 'not-taken'

const NOT_TAKEN = /VOICE_MESSAGES_FORBIDDEN/u

export async function sendFile(ctx: Context, { kind, fileId }: Pick<NoteFile, 'kind' | 'fileId'>): Promise<SentAgain> {
  try {
    await SENDING[kind](ctx, fileId)
    return 'sent'
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error
    return NOT_TAKEN.test(error.description) ? 'not-taken' : 'gone'
  }
}
