/**
 * What each screen asks the database for, and how often a person waits for it: counted, so it holds on any machine. Who the
 * person is has been read before; only the screen's own reads are counted.
 */
import { beforeAll, describe, expect, it } from 'vitest'

import { SCREENS } from '../../../src/bot/assembly/screens.ts'
import type { ScreenName, ScreenParams } from '../../../src/bot/screens/screen-params.ts'
import { countReads } from '../../support/count-reads.ts'
import { sharedDatabase } from '../../support/database.ts'
import { type ScreenScene, screenScene } from '../../support/screen-scene.ts'

const database = sharedDatabase({ monitorCommands: true })

const MAX_WAITS = 2

type Opened<Name extends ScreenName> = {
  readonly state: string
  readonly params: (scene: ScreenScene) => ScreenParams[Name]
  /** The owner if left out. A rep sees only their own records. */
  readonly as?: keyof ScreenScene['contexts']
  readonly operations: number
  readonly waits: number
  /** It may take longer than what people open all day. */
  readonly accepted?: boolean
}

function nothing<Name extends ScreenName>(params: (scene: ScreenScene) => ScreenParams[Name]): readonly Opened<Name>[] {
  return [{ state: 'as it is', params, operations: 0, waits: 0 }]
}

/** A screen that is missing here does not compile. */
const TABLE: { readonly [Name in ScreenName]: readonly Opened<Name>[] } = {
  welcome: nothing(() => ({})),
  home: [{ state: 'as it is', params: () => ({}), operations: 5, waits: 1 }],
  contacts: [
    { state: 'the first page', params: () => ({ order: 'name' }), operations: 1, waits: 1 },
    {
      state: 'a later page',
      params: ({ ids }) => ({ order: 'name', page: { direction: 'after', contactId: ids.middleId } }),
      operations: 2,
      waits: 2,
    },
    {
      state: 'an earlier page',
      params: ({ ids }) => ({ order: 'recent', page: { direction: 'before', contactId: ids.middleId } }),
      operations: 2,
      waits: 2,
    },
  ],
  contact: [
    { state: 'with a task of a colleague', params: ({ ids }) => ({ id: ids.contactId }), operations: 20, waits: 2 },
    {
      state: 'with own records only',
      params: ({ ids }) => ({ id: ids.repContactId }),
      as: 'rep',
      operations: 18,
      waits: 2,
    },
  ],
  companies: [
    { state: 'the first page', params: () => ({}), operations: 3, waits: 2 },
    {
      state: 'an earlier page',
      params: ({ ids }) => ({ page: { direction: 'before', companyId: ids.companyId } }),
      operations: 4,
      waits: 3,
      accepted: true,
    },
  ],
  company: [
    { state: 'with people and deals', params: ({ ids }) => ({ id: ids.companyId }), operations: 21, waits: 2 },
    {
      state: 'with own records only',
      params: ({ ids }) => ({ id: ids.companyId }),
      as: 'rep',
      operations: 30,
      // Its timeline is read on past what happened with colleagues' contacts.
      waits: 4,
      accepted: true,
    },
  ],
  companyPeople: [
    { state: 'the first page', params: ({ ids }) => ({ company: ids.companyId }), operations: 2, waits: 1 },
  ],
  editRecord: [
    { state: 'a contact', params: ({ ids }) => ({ kind: 'contact', id: ids.contactId }), operations: 3, waits: 2 },
    { state: 'a deal', params: ({ ids }) => ({ kind: 'deal', id: ids.dealId }), operations: 6, waits: 2 },
    { state: 'a task', params: ({ ids }) => ({ kind: 'task', id: ids.taskId }), operations: 5, waits: 2 },
  ],
  moreRecord: [
    { state: 'a contact', params: ({ ids }) => ({ kind: 'contact', id: ids.contactId }), operations: 3, waits: 2 },
  ],
  deleteRecord: [
    {
      state: 'a contact with a task of a colleague',
      params: ({ ids }) => ({ kind: 'contact', id: ids.contactId }),
      operations: 4,
      waits: 4,
      accepted: true,
    },
  ],
  board: [{ state: 'as it is', params: () => ({}), operations: 2, waits: 2 }],
  stageDeals: [
    { state: 'the first page', params: ({ ids }) => ({ stageId: ids.stageId }), operations: 3, waits: 1 },
    {
      state: 'a later page',
      params: ({ ids }) => ({ stageId: ids.stageId, page: { direction: 'after', dealId: ids.dealId } }),
      operations: 4,
      waits: 2,
    },
  ],
  deal: [
    { state: 'open', params: ({ ids }) => ({ id: ids.dealId }), operations: 13, waits: 2 },
    { state: 'closed', params: ({ ids }) => ({ id: ids.lostId }), operations: 8, waits: 2 },
    {
      state: 'with own records only',
      params: ({ ids }) => ({ id: ids.repDealId }),
      as: 'rep',
      operations: 8,
      waits: 2,
    },
  ],
  moveDeal: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.dealId }), operations: 6, waits: 2 }],
  lostReason: [
    { state: 'as it is', params: ({ ids }) => ({ id: ids.dealId, from: ids.stageId }), operations: 7, waits: 2 },
  ],
  timeline: [
    {
      state: 'of a contact',
      params: ({ ids }) => ({ target: { kind: 'contact', id: ids.contactId } }),
      operations: 14,
      waits: 2,
    },
    {
      state: 'of a deal, with own records only',
      params: ({ ids }) => ({ target: { kind: 'deal', id: ids.repDealId } }),
      as: 'rep',
      operations: 16,
      waits: 2,
    },
    {
      state: 'older entries',
      params: ({ ids }) => ({ target: { kind: 'contact', id: ids.contactId }, before: ids.eventId }),
      operations: 13,
      waits: 2,
    },
  ],
  note: [
    {
      state: 'on a deal',
      params: ({ ids }) => ({ target: { kind: 'deal', id: ids.dealId }, id: ids.noteId, page: 0 }),
      operations: 3,
      waits: 2,
    },
  ],
  sharedCards: [
    { state: 'with a likely duplicate', params: ({ ids }) => ({ id: ids.cardDraftId }), operations: 1, waits: 1 },
  ],
  agenda: [
    { state: 'a task first', params: () => ({}), operations: 8, waits: 2 },
    { state: 'a deal first', params: () => ({}), as: 'idle', operations: 5, waits: 2 },
    {
      state: 'after a deal',
      params: ({ ids }) => ({ after: { kind: 'deal', id: ids.dealId } }),
      operations: 4,
      waits: 1,
    },
  ],
  task: [
    { state: 'of a colleague', params: ({ ids }) => ({ id: ids.taskId }), operations: 5, waits: 2 },
    { state: 'their own', params: ({ ids }) => ({ id: ids.ownTaskId }), operations: 5, waits: 2 },
  ],
  taskList: [
    { state: 'their own', params: () => ({ of: { kind: 'mine' }, part: 'today' }), operations: 7, waits: 2 },
    {
      state: 'of a deal',
      params: ({ ids }) => ({ of: { kind: 'deal', id: ids.dealId }, part: 'open' }),
      operations: 5,
      waits: 2,
    },
    { state: 'of the team', params: () => ({ of: { kind: 'team' }, part: 'done' }), operations: 5, waits: 1 },
  ],
  assignTask: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.taskId }), operations: 6, waits: 2 }],
  snoozeTask: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.taskId }), operations: 5, waits: 2 }],
  taskOutcome: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.taskId }), operations: 5, waits: 2 }],
  taskReminders: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.taskId }), operations: 5, waits: 2 }],
  reminderDefaults: [{ state: 'as it is', params: () => ({ of: 'meeting' }), operations: 1, waits: 1 }],
  taskDone: nothing(({ ids }) => ({
    done: { id: ids.taskId, title: 'Call', type: 'call', undoId: ids.eventId, dueAt: null },
  })),
  notifications: [{ state: 'as it is', params: () => ({}), operations: 1, waits: 1 }],
  newLeads: [{ state: 'as it is', params: () => ({}), operations: 3, waits: 2 }],
  digestHour: [{ state: 'as it is', params: () => ({}), operations: 1, waits: 1 }],
  found: [
    { state: 'what was typed', params: () => ({ text: 'Northwind' }), operations: 9, waits: 2 },
    // Only if nothing begins with what was typed: first how rare its trigrams are, then the closest records.
    { state: 'the closest in spelling', params: () => ({ text: 'Wbsite' }), operations: 36, waits: 4, accepted: true },
  ],
  line: [{ state: 'a task', params: ({ ids }) => ({ id: ids.lineId }), operations: 6, waits: 3, accepted: true }],
  notice: nothing(() => ({ text: 'Done' })),
  leadSources: [{ state: 'as it is', params: () => ({}), operations: 1, waits: 1 }],
  leadSenders: nothing(() => ({ group: 'service' })),
  leadSource: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.sourceId }), operations: 1, waits: 1 }],
  sourceGuide: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.sourceId }), operations: 1, waits: 1 }],
  leadSecret: nothing(({ source }) => ({ shown: source })),
  deleteSource: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.sourceId }), operations: 1, waits: 1 }],
  deliveries: [
    { state: 'the first page', params: ({ ids }) => ({ sourceId: ids.sourceId }), operations: 3, waits: 1 },
    {
      state: 'a later page',
      params: ({ ids }) => ({ sourceId: ids.sourceId, before: ids.deliveryId }),
      operations: 4,
      waits: 2,
    },
  ],
  delivery: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.deliveryId }), operations: 2, waits: 2 }],
  syncs: [{ state: 'as it is', params: () => ({}), operations: 1, waits: 1 }],
  sync: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.syncId }), operations: 4, waits: 2 }],
  // And what the other side takes to answer.
  syncPreview: [
    { state: 'of a side that does not answer', params: ({ ids }) => ({ id: ids.syncId }), operations: 3, waits: 1 },
  ],
  syncFields: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.syncId }), operations: 2, waits: 1 }],
  syncField: [
    {
      state: 'as it is',
      params: ({ ids }) => ({ of: { id: ids.syncId, kind: 'contact', index: 0 } }),
      operations: 1,
      waits: 1,
    },
  ],
  syncConflicts: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.syncId }), operations: 3, waits: 2 }],
  syncConflict: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.syncConflictId }), operations: 2, waits: 2 }],
  deleteSync: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.syncId }), operations: 1, waits: 1 }],
  integrations: nothing(() => ({})),
  webhooks: [{ state: 'as it is', params: () => ({}), operations: 1, waits: 1 }],
  webhook: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.webhookId }), operations: 3, waits: 1 }],
  webhookSecret: nothing(({ webhook }) => ({ shown: webhook })),
  renewWebhook: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.webhookId }), operations: 1, waits: 1 }],
  webhookEvents: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.webhookId }), operations: 1, waits: 1 }],
  deleteWebhook: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.webhookId }), operations: 1, waits: 1 }],
  webhookMessages: [
    { state: 'the first page', params: ({ ids }) => ({ id: ids.webhookId }), operations: 5, waits: 1 },
    {
      state: 'a later page',
      params: ({ ids }) => ({ id: ids.webhookId, before: ids.webhookMessageId }),
      operations: 5,
      waits: 1,
    },
  ],
  webhookMessage: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.webhookMessageId }), operations: 1, waits: 1 }],
  replayWebhook: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.webhookId }), operations: 1, waits: 1 }],
  me: nothing(() => ({})),
  loadSamples: nothing(() => ({ own: { contacts: 1, companies: 0, deals: 0, tasks: 0, notes: 0 } })),
  settings: [{ state: 'without samples', params: () => ({}), operations: 4, waits: 2 }],
  teamRule: nothing(() => ({ rule: 'visibility', value: 'team' })),
  trash: [{ state: 'the first page', params: () => ({}), operations: 8, waits: 3, accepted: true }],
  trashed: [
    {
      state: 'a contact',
      params: ({ ids }) => ({ record: { kind: 'contact', id: ids.deletedId } }),
      operations: 3,
      waits: 3,
      accepted: true,
    },
  ],
  apiKeys: [{ state: 'as it is', params: () => ({}), operations: 2, waits: 2 }],
  apiKey: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.apiKeyId }), operations: 2, waits: 2 }],
  workspaces: [{ state: 'as it is', params: () => ({}), operations: 2, waits: 2 }],
  team: [
    { state: 'with open invites', params: () => ({}), operations: 3, waits: 2 },
    { state: 'for somebody who invites nobody', params: () => ({}), as: 'rep', operations: 1, waits: 1 },
  ],
  member: [{ state: 'as an owner sees it', params: ({ ids }) => ({ id: ids.repId }), operations: 2, waits: 1 }],
  removeMember: [
    { state: 'asks who takes over', params: ({ ids }) => ({ id: ids.repId }), operations: 7, waits: 1 },
    {
      state: 'shows the plan',
      params: ({ ids }) => ({ id: ids.repId, handover: { to: null, toTeam: [] } }),
      operations: 7,
      waits: 1,
    },
  ],
  offerOwnership: [{ state: 'as it is', params: ({ ids }) => ({ id: ids.repId }), operations: 1, waits: 1 }],
  inviteRole: nothing(() => ({})),
  invite: nothing(({ invite }) => ({ invite })),
  openInvites: [
    { state: 'the first page', params: () => ({}), operations: 2, waits: 2 },
    { state: 'a later page', params: ({ invite }) => ({ before: invite.id }), operations: 2, waits: 2 },
  ],
  openInvite: [{ state: 'as it is', params: ({ invite }) => ({ id: invite.id }), operations: 2, waits: 2 }],
  invitation: [{ state: 'as it is', params: ({ invite }) => ({ token: invite.token }), operations: 4, waits: 2 }],
  firstSteps: nothing(() => ({})),
}

/** Opens one screen twice, and counts the second time: what never changes may be remembered from the first. */
async function readsOf<Name extends ScreenName>(name: Name, opened: Opened<Name>, scene: ScreenScene) {
  const open = () => SCREENS[name].render(scene.contexts[opened.as ?? 'owner'], opened.params(scene))
  await open()
  return countReads(database(), open)
}

const rowsOf = <Name extends ScreenName>(name: Name) =>
  TABLE[name].map((opened) => ({
    title: `${name}: ${opened.state}`,
    expected: { operations: opened.operations, waits: opened.waits },
    most: opened.accepted === true ? opened.waits : MAX_WAITS,
    count: (scene: ScreenScene) => readsOf(name, opened, scene),
  }))

describe('the reads of a screen', () => {
  let scene: ScreenScene
  beforeAll(async () => {
    scene = await screenScene(database())
  })

  it.each((Object.keys(TABLE) as ScreenName[]).flatMap((name) => rowsOf(name)))(
    'are those of the table, for $title',
    async ({ count, expected, most }) => {
      expect(await count(scene)).toEqual(expected)
      expect(expected.waits).toBeLessThanOrEqual(most)
    },
  )
})
