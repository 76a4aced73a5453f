/** Loads the sample data: at once into an empty workspace, and after a question among records of the team's own. */
import type { BotContext } from './bot-context.ts'

export async function loadSamplesAndShow(ctx: BotContext, then: 'home' | 'settings'): Promise<void> {
  const { contacts, deals } = await ctx.services.sampleData.load(ctx.actor())
  await ctx.show(then, { notice: ctx.t('samples-loaded', { contacts, deals }) })
}

export async function offerSamples(ctx: BotContext, then: 'home' | 'settings'): Promise<void> {
  const actor = ctx.actor()
  const [own, present] = await Promise.all([
    ctx.services.sampleData.countOwn(actor),
    ctx.services.sampleData.present(actor),
  ])
  const isEmpty = Object.values(own).every((count) => count === 0)
  if (present || isEmpty) await loadSamplesAndShow(ctx, then)
  else await ctx.show('loadSamples', { own })
}
