/** Where the leads of a source begin: a stage of one of the pipelines. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, idPair } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import type { LeadSourceId, StageId } from '../src/models/ids.ts'

const action = declareActions({ to: idPair<LeadSourceId, StageId>(), back: anId<LeadSourceId>() })

/** A message has at most 100 buttons. */
const MAX_STAGES = 90

export const sourceStage = defineScreen({
  name: 'sourceStage',
  id: 'lsst',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const actor = ctx.actor()
    const [source, { live, main, forward }] = await Promise.all([
      ctx.services.leadSources.get(actor, id),
      ctx.services.pipelines.all(actor),
    ])
    const first = main.stages[0]?.id
    const present = (source.stageId === null ? undefined : forward(source.stageId)?.stage.id) ?? first
    const rows = live.flatMap((pipeline) =>
      pipeline.stages
        .filter(({ kind }) => kind === 'open')
        .map((stage): Row => {
          const name = live.length === 1 ? stage.name : `${pipeline.name} · ${stage.name}`
          return [button(labelOf(`${stage.id === present ? '✅ ' : ''}${name}`), action.to([id, stage.id]))]
        }),
    )
    const text = fmt`📥 ${FormattedString.bold(source.name)}\n\n${t('source-stage-where')}`
    return { text, rows: [...rows.slice(0, MAX_STAGES), [button(t('button-back'), action.back(id))]] }
  },

  on: {
    async to(ctx, [id, stageId]) {
      await ctx.services.leadSources.setStage(ctx.actor(), id, stageId)
      await ctx.show('leadSource', { id, notice: ctx.t('settings-saved') })
    },
    back: (ctx, id) => ctx.show('leadSource', { id }),
  },

  reload: (ctx, { tap, notice }) =>
    tap && ctx.show('leadSource', { id: tap.action === 'to' ? tap.argument[0] : tap.argument, notice }),
})
