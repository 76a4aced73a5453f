/** How the first page of a new sync is understood, before anything is written. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { cardWords } from '../src/bot/screens/card-words.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { cutToUnits } from '../src/language/cut-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { CardWords } from '../src/bot/text/field-lines.ts'
import { syncFieldLabel, syncProblem } from '../src/bot/text/sync-text.ts'
import type { SyncId } from '../src/models/ids.ts'
import type { KindPreview } from '../src/services/sync/preview-sync.ts'

const id = anId<SyncId>()
const action = declareActions({ right: id, fix: id, token: id, again: id, delete: id, back: id })

const MAX_VALUE_LENGTH = 80

function kindLines({ kind, total, onFirstPage, samples }: KindPreview, words: CardWords): readonly string[] {
  const { t } = words
  const count =
    total === null ? t(`sync-first-page-${kind}`, { count: onFirstPage }) : t(`sync-total-${kind}`, { count: total })
  const shown = samples.map((values) =>
    values
      .map(({ field, text }) => `${syncFieldLabel(words, kind, field)}: ${cutToUnits(text, MAX_VALUE_LENGTH)}`)
      .join('\n'),
  )
  return [count, ...shown.map((sample) => (sample === '' ? t('sync-sample-empty') : sample)), '']
}

export const syncPreview = defineScreen({
  name: 'syncPreview',
  id: 'sprev',
  action,

  async render(ctx, { id: own, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const [{ name }, preview] = await Promise.all([
      ctx.services.syncs.get(actor, own),
      ctx.services.syncs.preview(actor, own),
    ])
    const title = fmt`🔎 ${FormattedString.bold(name)}`
    if (preview.kind === 'failed') {
      return {
        text: withNotice(notice, fmt`${title}\n\n${syncProblem(preview.problem, t)}`),
        rows: [
          [
            button(t('button-sync-token'), action.token(own), 'primary'),
            button(t('button-sync-again'), action.again(own)),
          ],
          [button(t('button-delete'), action.delete(own), 'danger'), button(t('button-back'), action.back(own))],
        ],
      }
    }
    const lines = preview.kinds.flatMap((kind) => kindLines(kind, cardWords(ctx)))
    return {
      text: withNotice(
        notice,
        fmt`${title}\n${t('sync-preview-about')}\n\n${lines.join('\n')}${t('sync-preview-ask')}`,
      ),
      rows: [
        [button(t('button-sync-right'), action.right(own), 'primary'), button(t('button-sync-fix'), action.fix(own))],
        [button(t('button-delete'), action.delete(own), 'danger'), button(t('button-back'), action.back(own))],
      ],
    }
  },

  on: {
    async right(ctx, own) {
      await ctx.services.syncs.confirm(ctx.actor(), own)
      await ctx.show('sync', { id: own, notice: ctx.t('sync-started') })
    },
    async fix(ctx, own) {
      await ctx.services.syncs.keepProposal(ctx.actor(), own)
      await ctx.show('syncFields', { id: own })
    },
    token: (ctx, own) => ctx.begin('renewSyncToken', { id: own }),
    again: (ctx, own) => ctx.show('syncPreview', { id: own }),
    delete: (ctx, own) => ctx.show('deleteSync', { id: own }),
    back: (ctx, own) => ctx.show('sync', { id: own }),
  },

  reload: (ctx, { tap, notice }) => (tap === null ? null : ctx.show('sync', { id: tap.argument, notice })),
})
