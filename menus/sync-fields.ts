/** The fields of a sync: which of theirs fill ours, and who wins a conflict. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { cardWords } from '../src/bot/screens/card-words.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { aSyncField, syncFieldRef } from '../src/bot/screens/sync-field-ref.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { syncFieldLabel } from '../src/bot/text/sync-text.ts'
import type { SyncId } from '../src/models/ids.ts'

const action = declareActions({ field: aSyncField, check: anId<SyncId>(), back: anId<SyncId>() })

export const syncFields = defineScreen({
  name: 'syncFields',
  id: 'sflds',
  action,

  async render(ctx, { id, notice }) {
    const { t } = ctx
    const words = cardWords(ctx)
    const actor = ctx.actor()
    const [sync, fields] = await Promise.all([
      ctx.services.syncs.get(actor, id),
      ctx.services.syncs.fieldsOf(actor, id),
    ])
    const rows = fields.map((field): Row => {
      const { kind, name, rule, sources } = field
      const theirs = sources.length === 0 ? '—' : sources.join(' + ')
      const label = `${t(`sync-kind-${kind}`)} · ${syncFieldLabel(words, kind, name)}${name === 'stage' ? '' : ` ← ${theirs}`}`
      const sign = { newer: '🕐', theirs: '⬅️', ours: '🏠' }[rule]
      return [button(labelOf(`${sign} ${label}`), action.field(syncFieldRef(id, field)))]
    })
    const onward: Row =
      sync.run === null
        ? [button(t('button-sync-check'), action.check(id), 'primary')]
        : [button(t('button-back'), action.back(id))]
    const text = fmt`${FormattedString.bold(t('sync-fields-title', { name: sync.name }))}\n\n${t('sync-fields-about')}`
    return { text: withNotice(notice, text), rows: [...rows, onward] }
  },

  on: {
    field: (ctx, of) => ctx.show('syncField', { of }),
    check: (ctx, id) => ctx.show('syncPreview', { id }),
    back: (ctx, id) => ctx.show('sync', { id }),
  },

  reload: (ctx, { tap, notice }) => {
    if (tap === null) return null
    const id = tap.action === 'field' ? tap.argument.id : tap.argument
    return ctx.show('sync', { id, notice })
  },
})
