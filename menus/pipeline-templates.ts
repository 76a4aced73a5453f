/** What a new pipeline begins with. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { choice, none } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { authorize } from '../src/services/core/permissions.ts'
import { PIPELINE_TEMPLATES, templateNames, templateStages } from '../src/services/pipelines/templates.ts'

const action = declareActions({ make: choice(PIPELINE_TEMPLATES), back: none })

export const pipelineTemplates = defineScreen({
  name: 'pipelineTemplates',
  id: 'pptl',
  action,

  async render(ctx, { notice }) {
    const { t, locale } = ctx
    authorize(ctx.actor(), 'workspace.settings')
    const offered = PIPELINE_TEMPLATES.filter((template) => template !== 'empty')
    const lines = offered.map(
      (template) =>
        fmt`${FormattedString.bold(templateNames(template)[locale])}: ${templateStages(template, locale).join(' → ')}`,
    )
    const text = FormattedString.join([fmt`${t('pipeline-template-which')}`, ...lines], '\n\n')
    return {
      text: withNotice(notice, text),
      rows: [
        ...offered.map((template) => [button(labelOf(templateNames(template)[locale]), action.make(template))]),
        [button(t('button-pipeline-empty'), action.make('empty'))],
        [button(t('button-back'), action.back())],
      ],
    }
  },

  on: {
    async make(ctx, template) {
      const { id, undoId } = await ctx.services.pipelines.make(ctx.actor(), template)
      await ctx.show('pipeline', { id, undoId, notice: ctx.t('pipeline-made') })
    },
    back: (ctx) => ctx.show('pipelines', {}),
  },

  reload: (ctx, { notice }) => ctx.show('pipelines', { notice }),
})
