/** One column of a file that is imported: what it fills is chosen here, or made from it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { cardWords } from '../src/bot/screens/card-words.ts'
import { chooseTarget, makeImportFields, pageOfColumn } from '../src/bot/screens/import-columns.ts'
import {
  anImportColumn,
  anImportMade,
  anImportOwn,
  anImportOwnPage,
  anImportTarget,
  NO_TARGET,
} from '../src/bot/screens/import-place.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { targetLabel } from '../src/bot/text/import-column-text.ts'
import { AppError } from '../src/errors.ts'
import type { ImportId } from '../src/models/ids.ts'
import type { ImportView } from '../src/services/imports/import-view.ts'
import { targetParts } from '../src/services/imports/import-targets.ts'
import { fieldChoices, fieldOf } from '../src/services/imports/own-columns.ts'

const action = declareActions({
  choose: anImportTarget,
  own: anImportOwn,
  ownPage: anImportOwnPage,
  make: anImportMade,
  back: anImportColumn,
})

type Place = { readonly id: ImportId; readonly column: number }

/** A message has at most 100 buttons, and a team up to 150 fields. */
const OWN_ON_PAGE = 30

function ownRows(ctx: BotContext, { id, column }: Place, target: string | null, page: number): readonly Row[] {
  const words = cardWords(ctx)
  const { own } = ctx.services.imports.targets(ctx.actor())
  const shown = own.slice(page * OWN_ON_PAGE, (page + 1) * OWN_ON_PAGE)
  const turns: Row = [
    ...(page > 0 ? [button('◀️', action.ownPage({ id, column, page: page - 1 }))] : []),
    ...((page + 1) * OWN_ON_PAGE < own.length ? [button('▶️', action.ownPage({ id, column, page: page + 1 }))] : []),
  ]
  const choices = shown.map((one) =>
    button(
      labelOf(`${one === target ? '✅ ' : ''}${targetLabel(one, words)}`),
      action.own([id, targetParts(one)?.name ?? '', column]),
    ),
  )
  return [...inPairs(choices), turns]
}

/** Where the team has no field of that name yet: one for each kind of record that the rows have. */
function madeRows(ctx: BotContext, { columns }: ImportView, { id, column }: Place): readonly Row[] {
  const { label, kinds } = fieldChoices(columns, column)
  const { customFields } = ctx.actor()
  const free = kinds.filter((kind) => fieldOf(customFields, kind, label) === undefined)
  return free.map((kind) => [
    button(
      labelOf(ctx.t('button-import-make-field', { label, kind: ctx.t(`fields-kind-${kind}`) })),
      action.make([id, kind, column]),
      'primary',
    ),
  ])
}

export const importColumn = defineScreen({
  name: 'importColumn',
  id: 'impc',
  action,

  async render(ctx, { id, column, page = 0 }) {
    const { t } = ctx
    const words = cardWords(ctx)
    const view = await ctx.services.imports.get(ctx.actor(), id)
    const known = view.columns[column]
    if (known === undefined) throw new AppError('NOT_FOUND', { details: { kind: 'button' } })
    const { header, target, samples } = known
    const { common } = ctx.services.imports.targets(ctx.actor())
    const chosen = (one: string | null): string => `${one === target ? '✅ ' : ''}${targetLabel(one, words)}`
    const choices = common.map((one, index) => button(chosen(one), action.choose({ id, column, target: index })))
    const lines = samples.map((sample) => `• ${sample}`).join('\n')
    const rows = [
      ...madeRows(ctx, view, { id, column }),
      ...ownRows(ctx, { id, column }, target, page),
      ...inPairs(choices),
      [button(chosen(null), action.choose({ id, column, target: NO_TARGET }))],
      [button(t('button-back'), action.back({ id, column }))],
    ]
    return {
      text: fmt`🧩 ${FormattedString.bold(header)}\n${lines}\n\n${t('import-column-ask')}`,
      rows: rows.filter((row) => row.length > 0),
    }
  },

  on: {
    choose: (ctx, { id, column, target }) =>
      chooseTarget(ctx, { id, column }, ctx.services.imports.targets(ctx.actor()).common[target] ?? null),
    async own(ctx, [id, key, column]) {
      const target = ctx.services.imports.targets(ctx.actor()).own.find((one) => targetParts(one)?.name === key)
      // It was retired since.
      if (target === undefined) throw new AppError('NOT_FOUND', { details: { kind: 'button' } })
      await chooseTarget(ctx, { id, column }, target)
    },
    ownPage: (ctx, { id, column, page }) => ctx.show('importColumn', { id, column, page }),
    make: (ctx, [id, kind, column]) => makeImportFields(ctx, id, [column], kind),
    back: (ctx, { id, column }) => ctx.show('importColumns', { id, page: pageOfColumn(column) }),
  },

  reload(ctx, { tap, notice }) {
    if (tap === null) return null
    const { argument } = tap
    return ctx.show('import', { id: 'id' in argument ? argument.id : argument[0], notice })
  },
})
