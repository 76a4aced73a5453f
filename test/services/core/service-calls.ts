/** Every service function with the roles it is allowed for: test/services/core/permissions.test.ts goes through it. */
import { asId } from '../../support/as-id.ts'
import { objectId } from '../../../src/models/ids.ts'
import type { Crm, Team } from '../../support/crm.ts'
import { createSource } from '../../support/lead-intake.ts'
import { ACCESS_CALLS } from './access-calls.ts'
import { COMPANY_CALLS } from './company-calls.ts'
import { DRAFT_CALLS } from './draft-calls.ts'
import { FILE_CALLS } from './file-calls.ts'
import { FIELD_CALLS } from './field-calls.ts'
import type { CallOf } from './matrix-call.ts'
import { IMPORT_CALLS } from './import-calls.ts'
import { MERGE_CALLS } from './merge-calls.ts'
import { DEAL_CALLS } from './deal-calls.ts'
import { PIPELINE_CALLS } from './pipeline-calls.ts'
import { PRIVACY_CALLS } from './privacy-calls.ts'
import { REPORT_CALLS } from './report-calls.ts'
import { SYNC_CALLS } from './sync-calls.ts'
import { SAMPLE_CALLS } from './sample-calls.ts'
import { TASK_CALLS } from './task-calls.ts'
import { TEAM_CALLS } from './team-calls.ts'
import { TRASH_CALLS } from './trash-calls.ts'
import { ASSIGNMENT_AND_RATE_CALLS } from './assignment-calls.ts'
import { VIEW_CALLS } from './view-calls.ts'
import { WEBHOOK_CALLS } from './webhook-calls.ts'

const ALL = 'owner admin manager rep viewer'
const WRITERS = 'owner admin manager rep'
const ADMINS = 'owner admin'

const SHOWN_IN = { chatId: 1, messageId: 1 }

async function aDeal(crm: Crm, team: Team) {
  const { id } = await crm.services.deals.add(team.owner(), { title: 'Website' })
  return crm.services.deals.get(team.owner(), id)
}

async function aSource(crm: Crm, team: Team): Promise<string> {
  return (await createSource(team, crm)).id
}

async function aParkedDelivery(crm: Crm, team: Team): Promise<string> {
  const [delivery] = await crm.models.deliveries.insertMany([
    {
      workspaceId: objectId(team.workspaceId),
      sourceId: objectId(asId(await aSource(crm, team))),
      dedupeKey: 'one',
      headers: {},
      rawBody: Buffer.from('{}'),
      status: 'needs_mapping',
      receivedAt: crm.now(),
    },
  ])
  return delivery?._id.toHexString() ?? ''
}

/** Every service function that takes an actor, and the roles that it works for. */
export const CALLS: Record<string, CallOf> = {
  ...TEAM_CALLS,
  ...SYNC_CALLS,
  ...IMPORT_CALLS,
  ...PRIVACY_CALLS,
  ...REPORT_CALLS,
  ...DRAFT_CALLS,
  ...FILE_CALLS,
  ...COMPANY_CALLS,
  ...VIEW_CALLS,
  ...REPORT_CALLS,
  ...ASSIGNMENT_AND_RATE_CALLS,
  'contacts.get': [ALL, ({ crm, me, contactId }) => crm.services.contacts.get(me(), contactId)],
  'contacts.list': [ALL, ({ crm, me }) => crm.services.contacts.list(me(), { order: 'recent', limit: 1 })],
  'contacts.find': [ALL, ({ crm, me }) => crm.services.contacts.find(me(), 'anna', 1)],
  'contacts.findDuplicates': [ALL, ({ crm, me }) => crm.services.contacts.findDuplicates(me(), { name: 'Anna' })],
  'contacts.add': [WRITERS, ({ crm, me }) => crm.services.contacts.add(me(), { name: 'Ben' })],
  'contacts.edit': [
    WRITERS,
    ({ crm, me, contactId }) => crm.services.contacts.edit(me(), contactId, { field: 'jobTitle', value: 'CEO' }),
  ],
  'contacts.delete': [WRITERS, ({ crm, me, contactId }) => crm.services.contacts.delete(me(), contactId)],
  'deals.get': [ALL, async ({ crm, me, team }) => crm.services.deals.get(me(), (await aDeal(crm, team)).id)],
  'deals.board': [ALL, ({ crm, me }) => crm.services.deals.board(me())],
  'deals.listStage': [
    ALL,
    async ({ crm, me, team }) =>
      crm.services.deals.listStage(me(), { stageId: (await aDeal(crm, team)).stage.id, limit: 1 }),
  ],
  'deals.ofContact': [ALL, ({ crm, me, contactId }) => crm.services.deals.ofContact(me(), contactId, 1)],
  findShareable: [ALL, ({ crm, me }) => crm.services.findShareable(me(), 'anna', 0)],
  ...MERGE_CALLS,
  search: [
    ALL,
    ({ crm, me }) => crm.services.search(me(), 'website', { contacts: 1, companies: 1, deals: 1, tasks: 1 }),
  ],
  'deals.find': [ALL, ({ crm, me }) => crm.services.deals.find(me(), 'website', 1)],
  'deals.add': [WRITERS, ({ crm, me }) => crm.services.deals.add(me(), { title: 'Website' })],
  'deals.move': [
    WRITERS,
    async ({ crm, me, team }) => {
      const { id, stage } = await aDeal(crm, team)
      return crm.services.deals.move(me(), id, { wish: { to: 'next' }, from: stage.id })
    },
  ],
  'deals.edit': [
    WRITERS,
    async ({ crm, me, team }) =>
      crm.services.deals.edit(me(), (await aDeal(crm, team)).id, { field: 'title', value: 'Shop' }),
  ],
  // Drafts of one's own: what they become is checked when they are saved.
  'lines.keep': [ALL, ({ crm, me }) => crm.services.lines.keep(me(), { text: 'call Anna' })],
  'lines.get': [
    ALL,
    async ({ crm, me }) =>
      crm.services.lines.get(me(), (await crm.services.lines.keep(me(), { text: 'call Anna' })).id),
  ],
  'lines.choose': [
    ALL,
    async ({ crm, me }) =>
      crm.services.lines.choose(me(), (await crm.services.lines.keep(me(), { text: 'call Anna' })).id, { as: 'note' }),
  ],
  'lines.ofMessage': [ALL, ({ crm, me }) => crm.services.lines.ofMessage(me(), 1)],
  'lines.rewrite': [
    ALL,
    async ({ crm, me }) =>
      crm.services.lines.rewrite(me(), (await crm.services.lines.keep(me(), { text: 'call Anna' })).id, 'call Ann'),
  ],
  'lines.latest': [ALL, ({ crm, me }) => crm.services.lines.latest(me(), crm.now())],
  'lines.known': [ALL, ({ crm, me }) => crm.services.lines.known(me(), 'call Anna', 'UA')],
  'notes.add': [WRITERS, ({ crm, me, contactId }) => crm.services.notes.add(me(), { text: 'Called', contactId })],
  'notes.get': [
    ALL,
    async ({ crm, me, contactId }) => {
      const asRep = () => ({ ...me(), role: 'rep' as const })
      const { id } = await crm.services.notes.add(asRep(), { text: 'Called', contactId })
      return crm.services.notes.get(me(), id)
    },
  ],
  'notes.edit': [
    WRITERS,
    async ({ crm, me, contactId }) => {
      const asRep = () => ({ ...me(), role: 'rep' as const })
      const { id } = await crm.services.notes.add(asRep(), { text: 'Called', contactId })
      return crm.services.notes.edit(me(), id, { text: 'Called twice', version: 1 })
    },
  ],
  'notes.delete': [
    WRITERS,
    async ({ crm, me, contactId }) => {
      const asRep = () => ({ ...me(), role: 'rep' as const })
      const { id } = await crm.services.notes.add(asRep(), { text: 'Called', contactId })
      return crm.services.notes.delete(me(), id)
    },
  ],
  'timeline.list': [
    ALL,
    ({ crm, me, contactId: id }) => crm.services.timeline.list(me(), { kind: 'contact', id }, { limit: 1 }),
  ],
  'leadSources.list': [ADMINS, ({ crm, me }) => crm.services.leadSources.list(me())],
  'leadSources.senders': [ADMINS, ({ crm, me }) => crm.services.leadSources.senders(me())],
  'leadSources.sender': [ADMINS, ({ crm, me }) => crm.services.leadSources.sender(me(), 'typeform')],
  'leadSources.get': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.leadSources.get(me(), asId(await aSource(crm, team))),
  ],
  'leadSources.create': [
    ADMINS,
    ({ crm, me }) =>
      crm.services.leadSources.create(
        me(),
        { name: 'Form', provider: 'standard', routing: 'team', memberIds: [] },
        SHOWN_IN,
      ),
  ],
  'leadSources.rotate': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.leadSources.rotate(me(), asId(await aSource(crm, team)), SHOWN_IN),
  ],
  'leadSources.setStatus': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.leadSources.setStatus(me(), asId(await aSource(crm, team)), 'paused'),
  ],
  'leadSources.setRouting': [
    ADMINS,
    async ({ crm, me, team }) =>
      crm.services.leadSources.setRouting(me(), asId(await aSource(crm, team)), {
        routing: 'owner',
        memberIds: [team.owner.id],
      }),
  ],
  'leadSources.setMapping': [
    ADMINS,
    async ({ crm, me, team }) =>
      crm.services.leadSources.setMapping(me(), asId(await aSource(crm, team)), { email: 'contact.mail' }),
  ],
  'leadSources.setToken': [
    ADMINS,
    async ({ crm, me, team }) => {
      const { id } = await createSource(team, crm, 'facebook', { secret: 'f'.repeat(32) })
      return crm.services.leadSources.setToken(me(), id, 'EAAB'.repeat(10))
    },
  ],
  'leadSources.delete': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.leadSources.delete(me(), asId(await aSource(crm, team))),
  ],
  'leadSources.test': [
    ADMINS,
    async ({ crm, me, team }) =>
      crm.services.leadSources.test(me(), asId(await aSource(crm, team)), 'https://crm.example.com'),
  ],
  'listening.start': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.listening.start(me(), asId(await aSource(crm, team)), SHOWN_IN),
  ],
  'listening.stop': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.listening.stop(me(), asId(await aSource(crm, team)), SHOWN_IN),
  ],
  'listening.discard': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.listening.discard(me(), asId(await aSource(crm, team)), SHOWN_IN),
  ],
  'listening.again': [
    ADMINS,
    async ({ crm, me, team }) =>
      crm.services.listening.again(me(), asId(await aSource(crm, team)), asId(await aParkedDelivery(crm, team))),
  ],
  ...WEBHOOK_CALLS,
  'deliveries.list': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.deliveries.list(me(), asId(await aSource(crm, team)), { limit: 1 }),
  ],
  'deliveries.get': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.deliveries.get(me(), asId(await aParkedDelivery(crm, team))),
  ],
  'deliveries.retry': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.deliveries.retry(me(), asId(await aParkedDelivery(crm, team))),
  ],
  'deliveries.retryFailed': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.deliveries.retryFailed(me(), asId(await aSource(crm, team))),
  ],
  'deliveries.discard': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.deliveries.discard(me(), asId(await aParkedDelivery(crm, team))),
  ],
  'deliveries.mappingChoices': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.deliveries.mappingChoices(me(), asId(await aSource(crm, team))),
  ],
  'deliveries.isCuredBy': [
    ADMINS,
    async ({ crm, me, team }) =>
      crm.services.deliveries.isCuredBy(me(), asId(await aParkedDelivery(crm, team)), { email: 'mail' }),
  ],
  ...ACCESS_CALLS,
  ...PIPELINE_CALLS,
  ...DEAL_CALLS,
  ...TASK_CALLS,
  'agenda.next': [ALL, ({ crm, me }) => crm.services.agenda.next(me())],
  readDigest: [ALL, ({ crm, me }) => crm.services.readDigest(me())],
  'notifications.get': [ALL, ({ crm, me }) => crm.services.notifications.get(me())],
  'notifications.set': [ALL, ({ crm, me }) => crm.services.notifications.set(me(), 'assigned', false)],
  readWeekly: [
    'owner admin manager',
    ({ crm, me }) => crm.services.readWeekly(me(), { from: new Date(0), until: crm.now() }),
  ],
  'notifications.setQuietHours': [
    ALL,
    ({ crm, me }) => crm.services.notifications.setQuietHours(me(), { from: 60, to: 120 }),
  ],
  'notifications.setReminder': [ALL, ({ crm, me }) => crm.services.notifications.setReminder(me(), 'other', 30, true)],
  'deals.listNewLeads': [ALL, ({ crm, me }) => crm.services.deals.listNewLeads(me(), { limit: 1 })],
  'notifications.setDigestHour': [ALL, ({ crm, me }) => crm.services.notifications.setDigestHour(me(), 7)],
  home: [ALL, ({ crm, me }) => crm.services.home(me())],
  hintOfDay: [ALL, ({ crm, me }) => crm.services.hintOfDay(me())],
  ...TRASH_CALLS,
  ...FIELD_CALLS,
  'undo.undoLatest': [WRITERS, ({ crm, me }) => crm.services.undo.undoLatest(me())],
  'undo.undo': [
    WRITERS,
    async ({ crm, me, contactId }) => {
      const asRep = () => ({ ...me(), role: 'rep' as const })
      const { undoId } = await crm.services.contacts.edit(asRep(), contactId, { field: 'name', value: 'Changed' })
      return crm.services.undo.undo(me(), asId(undoId))
    },
  ],
  'workspaces.get': [ALL, ({ crm, me }) => crm.services.workspaces.get(me())],
  'workspaces.change': ['owner admin', ({ crm, me }) => crm.services.workspaces.change(me(), 'name', 'New')],
  'members.list': [ALL, ({ crm, me }) => crm.services.members.list(me())],
  'members.get': [ALL, ({ crm, me }) => crm.services.members.get(me(), me.id)],
  'members.changeRole': [
    'owner admin',
    async ({ crm, me, team }) => crm.services.members.changeRole(me(), (await team.join('rep')).id, 'viewer'),
  ],
  'members.setLocale': [ALL, ({ crm, me }) => crm.services.members.setLocale(me(), 'uk')],
  'members.setTimeZone': [ALL, ({ crm, me }) => crm.services.members.setTimeZone(me(), 'Asia/Tokyo')],
  ...SAMPLE_CALLS,
}
