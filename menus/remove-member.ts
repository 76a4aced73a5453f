/** Removes a member, or leaves: asks who takes over what they own, shows the plan, and does it with the third tap. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { plannedHandover, type PlannedHandover } from '../src/bot/screens/handover-argument.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { handoverText } from '../src/bot/text/team-text.ts'
import type { MemberId } from '../src/models/ids.ts'
import {
  EVERYTHING_TO_TEAM,
  HANDOVER_KINDS,
  type HandoverKind,
  successorOf,
  totalOf,
} from '../src/services/team/handover.ts'
import type { HandoverView } from '../src/services/team/read-handover.ts'

const action = declareActions({
  back: anId<MemberId>(),
  plan: plannedHandover,
  do: plannedHandover,
})

/** A keyboard holds a hundred buttons, but nobody reads more names than this. */
const MAX_OFFERED = 40

function titleOf({ t, membership, actor }: BotContext, { member }: HandoverView): FormattedString {
  const workspace = membership?.workspaceName ?? ''
  const title =
    member.id === actor().memberId ? t('leave-ask', { workspace }) : t('remove-ask', { name: member.name, workspace })
  return FormattedString.bold(title)
}

function successorRows({ t }: BotContext, { member: { id }, successors }: HandoverView): readonly Row[] {
  const people = successors.slice(0, MAX_OFFERED).map(({ id: to, name }) => {
    return [button(t('button-all-to', { name: labelOf(name) }), action.plan({ id, handover: { to, toTeam: [] } }))]
  })
  return [...people, [button(t('button-all-to-team'), action.plan({ id, handover: EVERYTHING_TO_TEAM }))]]
}

function flipped({ id, handover }: PlannedHandover, kind: HandoverKind): PlannedHandover {
  const { to, toTeam } = handover
  const kinds = toTeam.includes(kind) ? toTeam.filter((other) => other !== kind) : [...toTeam, kind]
  return { id, handover: { to, toTeam: HANDOVER_KINDS.filter((known) => kinds.includes(known)) } }
}

/** A tap on a kind gives it to the team instead, and back. */
function planRows({ t }: BotContext, view: HandoverView, plan: PlannedHandover, isSelf: boolean): readonly Row[] {
  const { to } = plan.handover
  const name = view.successors.find(({ id }) => id === to)?.name ?? ''
  const kinds =
    to === null
      ? []
      : HANDOVER_KINDS.filter((kind) => view.counts[kind] > 0).map((kind) => {
          const what = t(`handover-kind-${kind}`)
          const isTeams = successorOf(plan.handover, kind) === null
          const label = isTeams
            ? t('button-kind-to', { what, name: labelOf(name) })
            : t('button-kind-to-team', { what })
          return [button(label, action.plan(flipped(plan, kind)))]
        })
  const label = isSelf ? t('button-leave-now') : t('button-remove-now', { name: labelOf(view.member.name) })
  return [[button(label, action.do(plan), 'danger')], ...kinds]
}

function planLines({ t }: BotContext, view: HandoverView, { handover }: PlannedHandover): string {
  const nameOf = (id: MemberId | null) => view.successors.find((member) => member.id === id)?.name ?? t('the-team')
  return HANDOVER_KINDS.filter((kind) => view.counts[kind] > 0)
    .map((kind) => {
      const what = t(`handover-count-${kind}`, { count: view.counts[kind] })
      return t('handover-line', { what, to: nameOf(successorOf(handover, kind)) })
    })
    .join('\n')
}

export const removeMember = defineScreen({
  name: 'removeMember',
  id: 'rmv',
  action,

  async render(ctx, { id, handover }) {
    const { t } = ctx
    const view = await ctx.services.departures.readHandover(ctx.actor(), id)
    const isSelf = id === ctx.actor().memberId
    const back = [button(t('button-back'), action.back(id))]
    const title = titleOf(ctx, view)
    if (view.lastOwner) return { text: fmt`${title}\n\n${t('error-CONFLICT-last-owner')}`, rows: [back] }
    if (handover === undefined && totalOf(view.counts) > 0) {
      const owns = handoverText(view.counts, t)
      const text = isSelf ? t('handover-whose-own', { what: owns }) : t('handover-whose', { what: owns })
      return { text: fmt`${title}\n\n${text}`, rows: [...successorRows(ctx, view), back] }
    }
    const plan = { id, handover: handover ?? EVERYTHING_TO_TEAM }
    const lines = planLines(ctx, view, plan)
    const after = t(isSelf ? 'leave-then' : 'remove-then')
    const text = lines === '' ? fmt`${title}\n\n${after}` : fmt`${title}\n\n${lines}\n\n${after}`
    return { text, rows: [...planRows(ctx, view, plan, isSelf), back] }
  },

  on: {
    back: (ctx, id) => ctx.show('member', { id }),
    plan: (ctx, { id, handover }) => ctx.show('removeMember', { id, handover }),
    async do(ctx, { id, handover }) {
      const { t, membership } = ctx
      if (id !== ctx.actor().memberId) {
        const { name, undoId, counts } = await ctx.services.departures.remove(ctx.actor(), id, handover)
        const what = handoverText(counts, t)
        const done = t('member-removed', { name })
        const notice = what === '' ? done : `${done} ${t('member-handed-over', { what })}`
        return ctx.show('team', { notice, undoId })
      }
      await ctx.services.departures.leave(ctx.actor(), handover)
      await ctx.refresh()
      const notice = t('you-left', { workspace: membership?.workspaceName ?? '' })
      return ctx.membership === null ? ctx.show('welcome', { notice }) : ctx.show('home', { notice })
    },
  },

  async reload(ctx, { notice }) {
    const before = ctx.membership?.workspaceId
    // The refusal may mean that the person themselves was removed meanwhile.
    await ctx.refresh()
    if (ctx.membership === null) await ctx.show('welcome', { notice })
    else if (ctx.membership.workspaceId === before) await ctx.show('team', { notice })
    else await ctx.show('home', { notice })
  },
})
