/** Where the leads of a source begin: a stage of one of the pipelines, or wherever new deals begin. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, idPair } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import type { LeadSourceId, StageId } from '../src/models/ids.ts'

const action = declareActions({
  to: idPair<LeadSourceId, StageId>(),
  usual: anId<LeadSourceId>(),
  back: anId<LeadSourceId>(),
})

/** A message has at most 100 buttons. */
const MAX_STAGES = 90

async function setAndShow(ctx: BotContext, id: LeadSourceId, stageId: StageId | null): Promise<void> {
  await ctx.services.leadSources.setStage(ctx.actor(), id, stageId)
  await ctx.show('leadSource', { id, notice: ctx.t('settings-saved') })
}

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
    const present = source.stageId === null ? undefined : forward(source.stageId)?.stage.id
    const marked = (name: string, isPresent: boolean) => labelOf(`${isPresent ? '✅ ' : ''}${name}`)
    const placeName = (pipeline: string, stage = '') => (live.length === 1 ? stage : `${pipeline} · ${stage}`)
    const usual = t('button-source-stage-usual', { place: placeName(main.name, main.stages[0]?.name) })
    const rows = live.flatMap((pipeline) =>
      pipeline.stages
        .filter(({ kind }) => kind === 'open')
        .map((stage): Row => {
          const label = marked(placeName(pipeline.name, stage.name), stage.id === present)
          return [button(label, action.to([id, stage.id]))]
        }),
    )
    const text = fmt`📥 ${FormattedString.bold(source.name)}\n\n${t('source-stage-where')}`
    const first = [button(marked(usual, present === undefined), action.usual(id))]
    return { text, rows: [first, ...rows.slice(0, MAX_STAGES), [button(t('button-back'), action.back(id))]] }
  },

  on: {
    to: (ctx, [id, stageId]) => setAndShow(ctx, id, stageId),
    usual: (ctx, id) => setAndShow(ctx, id, null),
    back: (ctx, id) => ctx.show('leadSource', { id }),
  },

  reload: (ctx, { tap, notice }) =>
    tap && ctx.show('leadSource', { id: tap.action === 'to' ? tap.argument[0] : tap.argument, notice }),
})
