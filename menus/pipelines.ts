/** The pipelines of the workspace, and the ways to make one and to the reasons of losses, for owners and admins. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { pipelineLabel } from '../src/bot/text/pipeline-text.ts'
import type { PipelineId } from '../src/models/ids.ts'
import { authorize } from '../src/services/core/permissions.ts'

/** A message has at most 100 buttons. */
const MAX_ARCHIVED = 60

const action = declareActions({ open: anId<PipelineId>(), make: none, reasons: none, back: none })

export const pipelines = defineScreen({
  name: 'pipelines',
  id: 'ppl',
  action,

  async render(ctx, { notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    authorize(actor, 'workspace.settings')
    const { live, archived } = await ctx.services.pipelines.all(actor)
    const rows: Row[] = [
      ...[...live, ...archived.slice(0, MAX_ARCHIVED)].map((one): Row => [
        button(labelOf(pipelineLabel(one)), action.open(one.id)),
      ]),
      [button(t('button-make-pipeline'), action.make(), 'primary')],
      [button(t('button-lost-reasons'), action.reasons()), button(t('button-back'), action.back())],
    ]
    const text = fmt`${FormattedString.bold(t('pipelines-title'))}\n\n${t('pipelines-about')}`
    return { text: withNotice(notice, text), rows }
  },

  on: {
    open: (ctx, id) => ctx.show('pipeline', { id }),
    make: (ctx) => ctx.show('pipelineTemplates', {}),
    reasons: (ctx) => ctx.show('lostReasons', {}),
    back: (ctx) => ctx.show('settings', {}),
  },

  reload: (ctx, { notice }) => ctx.show('pipelines', { notice }),
})
