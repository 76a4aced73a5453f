/**
 * A table or a phone book that is dropped into the chat is imported, if its sender may import. With a caption, or in answer
 * to a card or a question, it is a file to keep, as for everybody else. Whoever may neither import nor keep it is told who
 * imports; the others are told with the question whom it is about (draft-message.ts).
 */
import { Composer } from 'grammy'

import { may } from '../../services/core/permissions.ts'
import { isImportable } from '../../services/imports/is-importable.ts'
import type { BotContext } from '../screens/bot-context.ts'

/** Bot API: a bot gets no larger files. */
const MAX_FILE_BYTES = 20 * 1024 * 1024

/** Install it after what takes files for notes, and before the dialogues. */
export function createImportFiles(): Composer<BotContext> {
  const composer = new Composer<BotContext>()
  composer.on('message:document', async (ctx, next) => {
    const { document, caption = '' } = ctx.message
    const { membership } = ctx
    const { file_name = null, mime_type = null } = document
    if (!isImportable({ name: file_name, mime: mime_type }) || membership === null) return next()
    const importers = await ctx.services.imports.readImporters(ctx.actor())
    if (importers !== null && !may(membership.role, 'note.write')) {
      await ctx.show('notice', { text: ctx.t('import-not-yours', { names: importers.join(', ') }) })
      return undefined
    }
    if (importers !== null || caption.trim() !== '') return next()
    if ((document.file_size ?? 0) > MAX_FILE_BYTES) {
      await ctx.show('notice', { text: ctx.t('import-problem-too-large') })
      return undefined
    }
    const name = file_name ?? ctx.t('import-file-unnamed')
    await ctx.services.imports.begin(ctx.actor(), { name, fileId: document.file_id })
    return undefined
  })
  return composer
}
