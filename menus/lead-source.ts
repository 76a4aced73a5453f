/** One lead source: its address, how its leads go on, and what can be done with it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import type { Row } from '../src/bot/screens/buttons.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { deliveryProblem } from '../src/bot/text/delivery-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { PROVIDER_NAMES } from '../src/bot/text/provider-names.ts'
import { moment } from '../src/bot/text/text-value.ts'
import type { LeadSourceView } from '../src/services/leads/source-view.ts'

async function routingLine(ctx: BotContext, { routing, memberIds }: LeadSourceView): Promise<string> {
  if (routing === 'team') return ctx.t('source-routing-team')
  const members = await ctx.services.members.list(ctx.actor())
  const names = memberIds.map((id) => members.find((member) => member.id === id)?.name ?? '—').join(', ')
  return routing === 'owner' ? ctx.t('source-routing-owner', { names }) : ctx.t('source-routing-turns', { names })
}

async function test(ctx: BotContext, id: string): Promise<void> {
  const { verified, mapped } = await ctx.services.leadSources.test(ctx.actor(), id, ctx.publicUrl)
  const { t } = ctx
  if (!verified) return ctx.show('leadSource', { id, notice: t('source-test-refused') })
  if (mapped.kind !== 'leads') {
    const problem = mapped.kind === 'needs-mapping' ? deliveryProblem(mapped.reason, t) : null
    return ctx.show('leadSource', { id, notice: `${t('source-test-unmapped')} ${problem ?? ''}`.trim() })
  }
  const person = mapped.leads[0]?.person
  const found = [person?.name, person?.email?.value, person?.phone?.value, person?.company].filter(Boolean).join(', ')
  await ctx.show('leadSource', { id, notice: t('source-test-passed', { lead: found }) })
}

export const leadSource: Screen<'leadSource'> = {
  name: 'leadSource',
  id: 'lsrc',

  async render(ctx, { id, notice }) {
    const { t } = ctx
    const source = await ctx.services.leadSources.get(ctx.actor(), id)
    const zone = ctx.membership?.timeZone ?? 'UTC'
    const { accepted, leads, failed } = source.counters
    const lines = [
      `${PROVIDER_NAMES[source.provider]} · ${t(`source-status-${source.status}`)}`,
      await routingLine(ctx, source),
      ...(source.tags.length > 0 ? [source.tags.map((tag) => `#${tag}`).join(' ')] : []),
      t('source-counters', { accepted, leads, failed }),
      source.lastAcceptedAt === null
        ? t('source-last-never')
        : t('source-last', { at: moment(new Date(source.lastAcceptedAt), zone) }),
      ...(source.oldSecretUntil === null
        ? []
        : [t('source-old-secret', { at: moment(new Date(source.oldSecretUntil), zone) })]),
      ...(source.hasToken === null ? [] : [t(source.hasToken ? 'source-token-there' : 'source-token-none')]),
    ]
    const address = FormattedString.code(`${ctx.publicUrl}${source.path}`)
    const text = fmt`📥 ${FormattedString.bold(source.name)}\n${lines.join('\n')}\n\n${t('source-address')}\n${address}`
    const paused = source.status === 'paused'
    const rows: Row[] = [
      [
        { label: t('button-deliveries'), action: `sent:${id}` },
        { label: t('button-source-test'), action: `test:${id}` },
      ],
      [
        { label: t('button-source-route'), action: `route:${id}` },
        { label: t('button-source-map'), action: `map:${id}` },
      ],
      [
        { label: t('button-source-secret'), action: `renew:${id}` },
        paused
          ? { label: t('button-source-resume'), action: `resume:${id}` }
          : { label: t('button-source-pause'), action: `pause:${id}` },
      ],
      source.hasToken === null ? [] : [{ label: t('button-source-token'), action: `token:${id}` }],
      [
        { label: t('button-delete'), action: `delete:${id}`, style: 'danger' },
        { label: t('button-back'), action: 'list' },
      ],
    ]
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  actions: {
    list: (ctx) => ctx.show('leadSources', {}),
    sent: (ctx, id) => ctx.show('deliveries', { sourceId: id }),
    test,
    route: (ctx, id) => ctx.begin('routeLeads', { id }),
    map: (ctx, id) => ctx.begin('mapLeadFields', { id }),
    renew: (ctx, id) => ctx.begin('renewLeadSecret', { id }),
    token: (ctx, id) => ctx.begin('setLeadToken', { id }),
    delete: (ctx, id) => ctx.show('deleteSource', { id }),
    async pause(ctx, id) {
      await ctx.services.leadSources.setStatus(ctx.actor(), id, 'paused')
      await ctx.show('leadSource', { id, notice: ctx.t('source-paused') })
    },
    async resume(ctx, id) {
      await ctx.services.leadSources.setStatus(ctx.actor(), id, 'active')
      await ctx.show('leadSource', { id, notice: ctx.t('source-resumed') })
    },
  },

  reload: (ctx, { argument, notice }) =>
    argument === '' ? ctx.show('leadSources', { notice }) : ctx.show('leadSource', { id: argument, notice }),
}
