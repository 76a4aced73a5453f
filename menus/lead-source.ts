/** One lead source: its address, how its leads are routed, and what can be done with it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { listenAndShow } from '../src/bot/screens/show-listening.ts'
import { deliveryProblem } from '../src/bot/text/delivery-text.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { copyRow } from '../src/bot/text/reach.ts'
import { moment } from '../src/bot/text/text-value.ts'
import type { LeadSourceId } from '../src/models/ids.ts'
import type { TokenWords } from '../src/services/leads/sender.ts'
import type { LeadSourceView } from '../src/services/leads/source-view.ts'

const action = declareActions({
  list: none,
  sent: anId<LeadSourceId>(),
  test: anId<LeadSourceId>(),
  route: anId<LeadSourceId>(),
  map: anId<LeadSourceId>(),
  renew: anId<LeadSourceId>(),
  token: anId<LeadSourceId>(),
  delete: anId<LeadSourceId>(),
  pause: anId<LeadSourceId>(),
  resume: anId<LeadSourceId>(),
  listen: anId<LeadSourceId>(),
  guide: anId<LeadSourceId>(),
  stage: anId<LeadSourceId>(),
})

async function routingLine(ctx: BotContext, { routing, memberIds }: LeadSourceView): Promise<string> {
  if (routing === 'team') return ctx.t('source-routing-team')
  const members = await ctx.services.members.list(ctx.actor())
  const names = memberIds.map((id) => members.find((member) => member.id === id)?.name ?? '—').join(', ')
  return routing === 'owner' ? ctx.t('source-routing-owner', { names }) : ctx.t('source-routing-turns', { names })
}

const tokenLine = (words: TokenWords, isSet: boolean, t: Translate): string =>
  isSet ? t('source-token-there', { words: words.there }) : t('source-token-none', { words: words.none })

async function test(ctx: BotContext, id: LeadSourceId): Promise<void> {
  const { verified, mapped } = await ctx.services.leadSources.test(ctx.actor(), id, ctx.publicUrl)
  const { t, locale } = ctx
  if (!verified) return ctx.show('leadSource', { id, notice: t('source-test-refused') })
  if (mapped.kind !== 'leads') {
    const { sender } = await ctx.services.leadSources.get(ctx.actor(), id)
    const problem = mapped.kind === 'needs-mapping' ? deliveryProblem(mapped.reason, { t, locale, sender }) : null
    return ctx.show('leadSource', { id, notice: `${t('source-test-unmapped')} ${problem ?? ''}`.trim() })
  }
  const person = mapped.leads[0]?.person
  const found = [person?.name, person?.email?.value, person?.phone?.value, person?.company].filter(Boolean).join(', ')
  await ctx.show('leadSource', { id, notice: t('source-test-passed', { lead: found }) })
}

export const leadSource = defineScreen({
  name: 'leadSource',
  id: 'lsrc',
  action,

  async render(ctx, { id, notice }) {
    const { t } = ctx
    const [source, rules] = await Promise.all([
      ctx.services.leadSources.get(ctx.actor(), id),
      ctx.services.assignmentRules.namesFor(ctx.actor(), id),
    ])
    const zone = ctx.membership?.timeZone ?? 'UTC'
    const { accepted, leads, failed } = source.counters
    const token = source.sender?.guide[ctx.locale].askToken ?? null
    const lines = [
      `${source.sender?.name ?? t('sender-unknown')} · ${t(`source-status-${source.status}`)}`,
      ...(rules.length === 0 ? [] : [t('source-rules-first', { names: rules.join(', ') })]),
      await routingLine(ctx, source),
      ...(source.tags.length > 0 ? [source.tags.map((tag) => `#${tag}`).join(' ')] : []),
      t('source-counters', { accepted, leads, failed }),
      source.lastAcceptedAt === null
        ? t('source-last-never')
        : t('source-last', { at: moment(new Date(source.lastAcceptedAt), zone) }),
      ...(source.oldSecretUntil === null
        ? []
        : [t('source-old-secret', { at: moment(new Date(source.oldSecretUntil), zone) })]),
      ...(token === null ? [] : [tokenLine(token, source.hasToken === true, t)]),
    ]
    const address = `${ctx.publicUrl}${source.path}`
    const text = fmt`📥 ${FormattedString.bold(source.name)}\n${lines.join('\n')}\n\n${t('source-address')}\n${FormattedString.code(address)}`
    const paused = source.status === 'paused'
    const rows: Row[] = [
      ...copyRow(t('button-copy-address'), address),
      [button(t('button-deliveries'), action.sent(source.id)), button(t('button-source-test'), action.test(source.id))],
      [
        button(t('button-source-route'), action.route(source.id)),
        button(t('button-source-map'), action.map(source.id)),
      ],
      [button(t('button-source-stage'), action.stage(source.id))],
      [
        button(t('button-source-secret'), action.renew(source.id)),
        paused
          ? button(t('button-source-resume'), action.resume(source.id))
          : button(t('button-source-pause'), action.pause(source.id)),
      ],
      source.sender === null
        ? []
        : [
            button(t('button-listen'), action.listen(source.id)),
            button(t('button-source-guide'), action.guide(source.id)),
          ],
      token === null ? [] : [button(t('button-source-token', { name: token.button }), action.token(source.id))],
      [button(t('button-delete'), action.delete(source.id), 'danger'), button(t('button-back'), action.list())],
    ]
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    list: (ctx) => ctx.show('leadSources', {}),
    sent: (ctx, id) => ctx.show('deliveries', { sourceId: id }),
    test,
    route: (ctx, id) => ctx.begin('routeLeads', { id }),
    map: (ctx, id) => ctx.begin('mapLeadFields', { id }),
    renew: (ctx, id) => ctx.begin('renewLeadSecret', { id }),
    token: (ctx, id) => ctx.begin('setLeadToken', { id }),
    listen: (ctx, id) => listenAndShow(ctx, id),
    guide: (ctx, id) => ctx.show('sourceGuide', { id }),
    stage: (ctx, id) => ctx.show('sourceStage', { id }),
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

  reload: (ctx, { tap, notice }) =>
    tap === null || tap.action === 'list'
      ? ctx.show('leadSources', { notice })
      : ctx.show('leadSource', { id: tap.argument, notice }),
})
