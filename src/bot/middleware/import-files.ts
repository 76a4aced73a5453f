/**
 * A table or a phone book that is dropped into the chat is imported, if its sender may import. With a caption, or in answer
 * to a card or a question, it is a file to keep, as for everybody else.
 */
import { Composer } from 'grammy'
import type { Document } from 'grammy/types'

import { may } from '../../services/core/permissions.ts'
import type { BotContext } from '../screens/bot-context.ts'

const NAME = /\.(?:csv|tsv|vcf|vcard|xlsx|xlsm|xls|ods)$/iu
const TYPES: readonly string[] = [
  'text/csv',
  'text/tab-separated-values',
  'text/vcard',
  'text/x-vcard',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
]

/** Bot API: a bot gets no larger files. */
const MAX_FILE_BYTES = 20 * 1024 * 1024

function isTable({ file_name: name = '', mime_type: type = '' }: Document): boolean {
  return NAME.test(name) || (!/\.\w+$/u.test(name) && TYPES.includes(type))
}

/** Install it after what takes files for notes, and before the dialogues. */
export function createImportFiles(): Composer<BotContext> {
  const composer = new Composer<BotContext>()
  composer.on('message:document', async (ctx, next) => {
    const { document, caption = '' } = ctx.message
    const { membership } = ctx
    if (!isTable(document) || caption.trim() !== '' || membership === null) return next()
    if (!may(membership.role, 'import.run')) return next()
    if ((document.file_size ?? 0) > MAX_FILE_BYTES) {
      await ctx.show('notice', { text: ctx.t('import-problem-too-large') })
      return undefined
    }
    const name = document.file_name ?? ctx.t('import-file-unnamed')
    await ctx.services.imports.begin(ctx.actor(), { name, fileId: document.file_id })
    return undefined
  })
  return composer
}
