/** One field of a sync: who wins a conflict, and which of their fields fill it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { cardWords } from '../src/bot/screens/card-words.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { aSyncField, syncFieldOf, type SyncFieldRef } from '../src/bot/screens/sync-field-ref.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { syncFieldLabel } from '../src/bot/text/sync-text.ts'
import { AppError } from '../src/errors.ts'
import type { SyncId } from '../src/models/ids.ts'
import type { SyncRule } from '../src/models/sync.ts'

const action = declareActions({
  newer: aSyncField,
  theirs: aSyncField,
  ours: aSyncField,
  map: aSyncField,
  back: anId<SyncId>(),
})

async function read(ctx: BotContext, of: SyncFieldRef) {
  const field = syncFieldOf(await ctx.services.syncs.fieldsOf(ctx.actor(), of.id), of)
  if (field === undefined) throw new AppError('NOT_FOUND', { details: { kind: 'button' } })
  return field
}

const setRule = (rule: SyncRule) => async (ctx: BotContext, of: SyncFieldRef) => {
  const { kind, name } = await read(ctx, of)
  await ctx.services.syncs.setRule(ctx.actor(), of.id, kind, name, rule)
  await ctx.show('syncField', { of, notice: ctx.t('settings-saved') })
}

export const syncField = defineScreen({
  name: 'syncField',
  id: 'sfld',
  action,

  async render(ctx, { of, notice }) {
    const { t } = ctx
    const { kind, name, rule, sources, mappable } = await read(ctx, of)
    const theirs =
      sources.length === 0 ? t('sync-field-unmapped') : t('sync-field-mapped', { fields: sources.join(' + ') })
    const lines = [...(mappable ? [theirs] : []), t(`sync-rule-about-${rule}`)]
    const chosen = (one: SyncRule): string => `${one === rule ? '✅ ' : ''}${t(`button-sync-rule-${one}`)}`
    const rows: Row[] = [
      [button(chosen('newer'), action.newer(of))],
      [button(chosen('theirs'), action.theirs(of)), button(chosen('ours'), action.ours(of))],
      mappable ? [button(t('button-sync-map'), action.map(of))] : [],
      [button(t('button-back'), action.back(of.id))],
    ]
    const title = FormattedString.bold(`${t(`sync-kind-${kind}`)} · ${syncFieldLabel(cardWords(ctx), kind, name)}`)
    const text = fmt`${title}\n\n${lines.join('\n')}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    newer: setRule('newer'),
    theirs: setRule('theirs'),
    ours: setRule('ours'),
    map: (ctx, of) => ctx.begin('mapSyncField', of),
    back: (ctx, id) => ctx.show('syncFields', { id }),
  },

  reload: (ctx, { tap, notice }) => {
    if (tap === null) return null
    return tap.action === 'back'
      ? ctx.show('sync', { id: tap.argument, notice })
      : ctx.show('syncFields', { id: tap.argument.id, notice })
  },
})
