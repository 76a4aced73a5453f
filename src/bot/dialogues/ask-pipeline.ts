/** Which pipeline a new deal goes into: asked only where there are several. */
import type { Context } from 'grammy'

import { fieldProblem } from '../../language/field-problem.ts'
import type { PipelineId } from '../../models/ids.ts'
import { labelOf } from '../text/button-label.ts'
import type { Translate } from '../text/i18n.ts'
import { ask, type Dialogue } from './ask.ts'
import { outside } from './outside.ts'

type Offered = { readonly id: PipelineId; readonly name: string }

/** @returns the pipeline; undefined for the default one; null if the dialogue ends here */
export async function askPipeline(
  dialogue: Dialogue,
  first: Context,
  t: Translate,
  heading: string,
): Promise<{ readonly id: PipelineId | undefined | null; readonly ctx: Context; readonly isAsked: boolean }> {
  const offered = await outside(dialogue, async (outer): Promise<readonly Offered[]> => {
    const { live, main } = await outer.services.pipelines.all(outer.actor())
    return [main, ...live.filter((one) => one !== main)].map(({ id, name }) => ({ id, name }))
  })
  if (offered.length === 1) return { id: undefined, ctx: first, isAsked: false }
  const { answer, ctx } = await ask(dialogue, first, t, {
    id: 'deal.pipeline',
    text: `${heading}${t('add-deal-pipeline')}`,
    choices: offered.map(({ id, name }) => ({ label: labelOf(name), value: id })),
    perRow: 2,
    parse(typed) {
      const said = typed.trim().toLowerCase()
      const found = offered.find(({ id, name }) => id === typed || name.toLowerCase() === said)
      if (found === undefined) throw fieldProblem('pick-one')
      return found.id
    },
  })
  return { id: answer.kind === 'value' ? answer.value : null, ctx, isAsked: true }
}
