/**
 * The buttons of messages that the bot sent on its own. They work however old the message is: each leads to a screen or a
 * service that reads the record and checks permission again. An open dialogue stays open.
 */
import { Composer } from 'grammy'

import { isAppError } from '../../errors.ts'
import type { RecordKind, RecordRef } from '../../ids.ts'
import { actIn } from '../screens/act-in.ts'
import { adoptAndShow } from '../screens/adopt-key.ts'
import { resumeWebhookAndShow, testWebhookAndListen, tryWebhookAndShow } from '../screens/webhook-acts.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { stopBulkEditAndShow, undoBulkEditAndShow } from '../screens/bulk-edit-acts.ts'
import { eraseAgain } from '../screens/erase-again.ts'
import { IMPORT_DOES } from '../screens/import-acts.ts'
import { discardHeard, fixHeard, heardRight, listenAndShow, stopListening } from '../screens/show-listening.ts'
import { claimAndShow } from '../screens/claim-and-show.ts'
import { decodeCallback, type MessageTap } from '../screens/callback-codec.ts'
import { finishAndShow } from '../screens/finish-and-show.ts'
import { errorText } from '../text/error-text.ts'
import type { KindOfNewsAction, NewsAction } from '../text/news-text.ts'

type Act<Kind extends RecordKind> = (ctx: BotContext, id: RecordRef<Kind>['id']) => Promise<void>
type Acts = { readonly [Action in NewsAction]: Act<KindOfNewsAction[Action]> }

const ACTS: Acts = {
  agenda: (ctx) => ctx.show('agenda', {}, { fresh: true }),
  trash: (ctx) => ctx.show('trash', {}, { fresh: true }),
  leads: (ctx) => ctx.show('newLeads', {}, { fresh: true }),
  eraseAgain: async (ctx) => ctx.show('notice', { text: await eraseAgain(ctx) }),
  task: (ctx, id) => ctx.show('task', { id }),
  done: (ctx, id) => finishAndShow(ctx, { id, from: { kind: 'agenda' } }, 'first'),
  snooze: (ctx, id) => ctx.show('snoozeTask', { id }),
  contact: (ctx, id) => ctx.show('contact', { id }),
  company: (ctx, id) => ctx.show('company', { id }),
  deal: (ctx, id) => ctx.show('deal', { id }),
  give: (ctx, id) => ctx.begin('editField', { kind: 'deal', id, field: 'owner' }),
  source: (ctx, id) => ctx.show('leadSource', { id }),
  heardRight,
  heardFix: fixHeard,
  heardDiscard: discardHeard,
  listenStop: stopListening,
  listen: (ctx, id) => listenAndShow(ctx, id),
  renewSecret: (ctx, id) => ctx.begin('renewLeadSecret', { id }),
  sync: (ctx, id) => ctx.show('sync', { id }),
  import: (ctx, id) => ctx.show('import', { id }),
  startImport: IMPORT_DOES.start,
  stopImport: IMPORT_DOES.stop,
  importColumns: IMPORT_DOES.columns,
  importWords: IMPORT_DOES.words,
  importFields: IMPORT_DOES.makeAll,
  importMode: IMPORT_DOES.mode,
  importMatch: IMPORT_DOES.match,
  importDays: IMPORT_DOES.days,
  watchImport: IMPORT_DOES.again,
  undoImport: IMPORT_DOES.undo,
  undoImportNow: IMPORT_DOES.undoNow,
  importRefused: IMPORT_DOES.refused,
  imports: IMPORT_DOES.list,
  stopBulkEdit: stopBulkEditAndShow,
  undoBulkEdit: undoBulkEditAndShow,
  webhook: (ctx, id) => ctx.show('webhook', { id }, { fresh: true }),
  tryWebhook: (ctx, id) => tryWebhookAndShow(ctx, id, { fresh: true }),
  enableWebhook: (ctx, id) => resumeWebhookAndShow(ctx, id, { fresh: true }),
  testWebhook: (ctx, id) => testWebhookAndListen(ctx, id),
  async acceptOwnership(ctx, by) {
    const { shared } = await ctx.services.ownership.accept(ctx.actor(), by)
    await ctx.refresh()
    const name = ctx.membership?.workspaceName ?? ''
    await ctx.show('home', { notice: ctx.t(shared ? 'ownership-is-shared' : 'ownership-is-yours', { name }) })
  },
  async declineOwnership(ctx, by) {
    await ctx.services.ownership.decline(ctx.actor(), by)
    await ctx.show('notice', { text: ctx.t('ownership-you-declined') })
  },
  back: (ctx) =>
    ctx.show('home', { notice: ctx.t('workspace-switched', { name: ctx.membership?.workspaceName ?? '' }) }),
  // In messages of their own: the one about the keys may have buttons for others.
  adoptKey: (ctx, id) => adoptAndShow(ctx, id, { fresh: true }),
  revokeKey: (ctx, id) => ctx.show('apiKey', { id, confirm: true }, { fresh: true }),
  claim: (ctx, id) => claimAndShow(ctx, id, (text) => ctx.show('notice', { text })),
}

type NewsTap = Extract<MessageTap, { readonly action: NewsAction }>

function isNews(tap: MessageTap): tap is NewsTap {
  return Object.hasOwn(ACTS, tap.action)
}

/** The message may belong to another of the person's workspaces: the tap switches there. @throws AppError NOT_FOUND */
async function goTo(ctx: BotContext, { action, argument: { workspaceId } }: NewsTap): Promise<void> {
  if (ctx.membership?.workspaceId === workspaceId) return
  await actIn(ctx, workspaceId, { announce: action !== 'back' })
}

/** Install it after the dialogues: some begin one. An open dialogue lets these taps pass. */
export function createNewsButtons(): Composer<BotContext> {
  const composer = new Composer<BotContext>()
  composer.callbackQuery(/./u, async (ctx, next) => {
    const tap = decodeCallback(ctx.callbackQuery.data)
    if (tap === null || !isNews(tap)) return next()
    await goTo(ctx, tap)
    try {
      // Read by the declaration of the very action that this belongs to.
      const act = ACTS[tap.action] as Act<RecordKind>
      await act(ctx, tap.argument.record.id)
    } catch (error) {
      if (!isAppError(error) || error.code !== 'CONFLICT') throw error
      await ctx.show('notice', { text: errorText(error, ctx.t) })
    }
  })
  return composer
}
