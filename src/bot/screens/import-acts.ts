/** What the buttons of an import do, on its screen and on its message. */
import { isConflict } from '../../errors.ts'
import type { ImportId } from '../../models/ids.ts'
import { IMPORT_MATCHES, IMPORT_MODES } from '../../services/imports/import-view.ts'
import type { ImportAct } from '../text/import-buttons.ts'
import type { BotContext } from './bot-context.ts'
import { makeUnknownFields } from './import-columns.ts'

/** The message with the button goes on to show how far it is. */
function shownHere(ctx: BotContext): { readonly over?: number } {
  const messageId = ctx.callbackQuery?.message?.message_id
  return messageId === undefined ? {} : { over: messageId }
}

/** A second tap, or somebody else's, finds it done: then it is shown as it is. */
async function unlessDone(act: Promise<void>): Promise<void> {
  try {
    await act
  } catch (error) {
    const isDone = (['import-busy', 'import-over', 'already-undone'] as const).some((reason) =>
      isConflict(error, reason),
    )
    if (!isDone) throw error
  }
}

async function startImportAndShow(ctx: BotContext, id: ImportId): Promise<void> {
  await unlessDone(ctx.services.imports.start(ctx.actor(), id, shownHere(ctx)))
  await ctx.show('import', { id })
}

async function cancelImportAndShow(ctx: BotContext, id: ImportId): Promise<void> {
  await unlessDone(ctx.services.imports.cancel(ctx.actor(), id))
  await ctx.show('import', { id })
}

async function undoImportAndShow(ctx: BotContext, id: ImportId): Promise<void> {
  await unlessDone(ctx.services.imports.undo(ctx.actor(), id, shownHere(ctx)))
  await ctx.show('import', { id })
}

/** Shows an import; while it works, the message changes by itself. */
export async function watchImportAndShow(ctx: BotContext, id: ImportId): Promise<void> {
  await ctx.services.imports.watch(ctx.actor(), id, shownHere(ctx))
  await ctx.show('import', { id })
}

/** The next of what there is to choose from, and the first after the last. */
function nextOf<Choice>(choices: readonly [Choice, ...Choice[]], present: Choice): Choice {
  return choices[(choices.indexOf(present) + 1) % choices.length] ?? choices[0]
}

export const IMPORT_DOES: Readonly<Record<ImportAct, (ctx: BotContext, id: ImportId) => Promise<void>>> = {
  start: startImportAndShow,
  columns: (ctx, id) => ctx.show('importColumns', { id }),
  words: (ctx, id) => ctx.show('importWords', { id }),
  makeAll: makeUnknownFields,
  async mode(ctx, id) {
    const { mode } = await ctx.services.imports.get(ctx.actor(), id)
    await ctx.services.imports.setMode(ctx.actor(), id, nextOf(IMPORT_MODES, mode))
    await watchImportAndShow(ctx, id)
  },
  async match(ctx, id) {
    const { match } = await ctx.services.imports.get(ctx.actor(), id)
    await ctx.services.imports.setMatch(ctx.actor(), id, nextOf(IMPORT_MATCHES, match))
    await watchImportAndShow(ctx, id)
  },
  async days(ctx, id) {
    const { dayOrder } = await ctx.services.imports.get(ctx.actor(), id)
    await ctx.services.imports.setDayOrder(ctx.actor(), id, dayOrder === 'dmy' ? 'mdy' : 'dmy')
    await watchImportAndShow(ctx, id)
  },
  stop: cancelImportAndShow,
  again: watchImportAndShow,
  undo: (ctx, id) => ctx.show('import', { id, confirm: true }),
  undoNow: undoImportAndShow,
  async refused(ctx, id) {
    await ctx.services.imports.report(ctx.actor(), id)
    await ctx.show('import', { id, notice: ctx.t('import-refused-coming') })
  },
  list: (ctx) => ctx.show('imports', {}),
}
