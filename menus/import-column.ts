/** One column of a file that is imported: what it fills is chosen here. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { button, inPairs } from '../src/bot/screens/buttons.ts'
import { anImportColumn, anImportTarget, NO_TARGET } from '../src/bot/screens/import-place.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { targetLabel } from '../src/bot/text/import-column-text.ts'
import { AppError } from '../src/errors.ts'

const action = declareActions({ choose: anImportTarget, back: anImportColumn })

const PAGE = 10
const pageOf = (column: number): number => Math.floor(column / PAGE)

export const importColumn = defineScreen({
  name: 'importColumn',
  id: 'impc',
  action,

  async render(ctx, { id, column }) {
    const { t } = ctx
    const { columns } = await ctx.services.imports.get(ctx.actor(), id)
    const known = columns[column]
    if (known === undefined) throw new AppError('NOT_FOUND', { details: { kind: 'button' } })
    const { header, target, samples } = known
    const targets = ctx.services.imports.targets(ctx.actor())
    const chosen = (one: string | null): string => `${one === target ? '✅ ' : ''}${targetLabel(one, t)}`
    const choices = targets.map((one, index) => button(chosen(one), action.choose({ id, column, target: index })))
    const lines = samples.map((sample) => `• ${sample}`).join('\n')
    return {
      text: fmt`🧩 ${FormattedString.bold(header)}\n${lines}\n\n${t('import-column-ask')}`,
      rows: [
        ...inPairs(choices),
        [button(chosen(null), action.choose({ id, column, target: NO_TARGET }))],
        [button(t('button-back'), action.back({ id, column }))],
      ],
    }
  },

  on: {
    async choose(ctx, { id, column, target }) {
      const targets = ctx.services.imports.targets(ctx.actor())
      await ctx.services.imports.setTarget(ctx.actor(), id, column, targets[target] ?? null)
      await ctx.show('importColumns', { id, page: pageOf(column) })
    },
    back: (ctx, { id, column }) => ctx.show('importColumns', { id, page: pageOf(column) }),
  },

  reload: (ctx, { tap, notice }) => (tap === null ? null : ctx.show('import', { id: tap.argument.id, notice })),
})
