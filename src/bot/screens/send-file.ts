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

/** @returns false if Telegram does not know the file (any more): another bot received it, say */
export async function sendFile(ctx: Context, { kind, fileId }: Pick<NoteFile, 'kind' | 'fileId'>): Promise<boolean> {
  try {
    await SENDING[kind](ctx, fileId)
    return true
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error
    return false
  }
}
