/**
 * What each screen asks the database for, and how often a person waits for it: counted, so it holds on any machine. Who the
 * person is has been read before; only the screen's own reads are counted.
 */
import { beforeAll, describe, expect, it } from 'vitest'

import { SCREENS } from '../../../src/bot/assembly/screens.ts'
import type { ScreenName } from '../../../src/bot/screens/screen-params.ts'
import { fieldKey } from '../../../src/bot/screens/field-key.ts'
import { syncFieldRef } from '../../../src/bot/screens/sync-field-ref.ts'
import { countReads } from '../../support/count-reads.ts'
import { sharedDatabase } from '../../support/database.ts'
import { type ScreenScene, screenScene } from '../../support/screen-scene.ts'
import { ASSIGNMENT_WAITS } from './assignment-waits.ts'
import { BOARD_WAITS } from './board-waits.ts'
import { COMPANY_WAITS } from './company-waits.ts'
import { DEAL_WAITS } from './deal-waits.ts'
import { MERGE_WAITS } from './merge-waits.ts'
import { asItIs, nothing, type Opened } from './opened.ts'
import { PIPELINE_WAITS } from './pipeline-waits.ts'
import { PRIVACY_WAITS } from './privacy-waits.ts'
import { REPORT_WAITS } from './report-waits.ts'
import { RATE_WAITS } from './rate-waits.ts'
import { TARGET_WAITS } from './target-waits.ts'
import { VIEW_WAITS } from './view-waits.ts'

const database = sharedDatabase({ monitorCommands: true, readsApart: true })
const MAX_WAITS = 2
/** A screen that is missing here does not compile. */
const TABLE: { readonly [Name in ScreenName]: readonly Opened<Name>[] } = {
  welcome: nothing(() => ({})),
  contacts: [
    { state: 'the first page', params: () => ({ order: 'name' }), operations: 1, waits: 1 },
    {
      state: 'a later page',
      params: ({ ids }) => ({ order: 'name', page: { direction: 'after', contactId: ids.middleId } }),
      operations: 3,
      waits: 2,
    },
    {
      state: 'an earlier page',
      params: ({ ids }) => ({ order: 'recent', page: { direction: 'before', contactId: ids.middleId } }),
      operations: 3,
      waits: 2,
    },
  ],
  contact: [
    { state: 'with a task of a colleague', params: ({ ids }) => ({ id: ids.contactId }), operations: 23, waits: 2 },
    {
      state: 'with own records only',
      params: ({ ids }) => ({ id: ids.repContactId }),
      as: 'rep',
      operations: 22,
      waits: 2,
    },
  ],
  ...COMPANY_WAITS,
  ...ASSIGNMENT_WAITS,
  ...REPORT_WAITS,
  editRecord: [
    { state: 'a contact', params: ({ ids }) => ({ kind: 'contact', id: ids.contactId }), operations: 3, waits: 2 },
    { state: 'a deal', params: ({ ids }) => ({ kind: 'deal', id: ids.dealId }), operations: 13, waits: 2 },
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
  ...BOARD_WAITS,
  ...RATE_WAITS,
  ...TARGET_WAITS,
  ...MERGE_WAITS,
  ...PRIVACY_WAITS,
  ...VIEW_WAITS,
  ...DEAL_WAITS,
  deal: [
    { state: 'open', params: ({ ids }) => ({ id: ids.dealId }), operations: 15, waits: 2 },
    { state: 'closed', params: ({ ids }) => ({ id: ids.lostId }), operations: 10, waits: 2 },
    {
      state: 'with own records only',
      params: ({ ids }) => ({ id: ids.repDealId }),
      as: 'rep',
      operations: 10,
      waits: 2,
    },
  ],
  timeline: [
    {
      state: 'of a contact',
      params: ({ ids }) => ({ target: { kind: 'contact', id: ids.contactId } }),
      operations: 16,
      waits: 2,
    },
    {
      state: 'of a deal, with own records only',
      params: ({ ids }) => ({ target: { kind: 'deal', id: ids.repDealId } }),
      as: 'rep',
      operations: 18,
      waits: 2,
    },
    {
      state: 'older entries',
      params: ({ ids }) => ({ target: { kind: 'contact', id: ids.contactId }, before: ids.eventId }),
      operations: 15,
      waits: 2,
    },
  ],
  listFile: asItIs(({ ids: { stageId } }) => ({ list: { in: 'stage', kind: 'deal', stageId, mine: false } }), 4, 2),
  files: asItIs(({ ids }) => ({ target: { kind: 'contact', id: ids.contactId } }), 3, 2),
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
  assignTask: asItIs(({ ids }) => ({ id: ids.taskId }), 6, 2),
  snoozeTask: asItIs(({ ids }) => ({ id: ids.taskId }), 5, 2),
  taskOutcome: asItIs(({ ids }) => ({ id: ids.taskId }), 5, 2),
  taskReminders: asItIs(({ ids }) => ({ id: ids.taskId }), 5, 2),
  reminderDefaults: asItIs(() => ({ of: 'meeting' }), 1, 1),
  taskDone: nothing(({ ids }) => ({
    done: { id: ids.taskId, title: 'Call', type: 'call', undoId: ids.eventId, dueAt: null },
  })),
  notifications: asItIs(() => ({}), 1, 1),
  newLeads: asItIs(() => ({}), 1, 1),
  digestHour: asItIs(() => ({}), 1, 1),
  found: [
    { state: 'what was typed', params: () => ({ text: 'Northwind' }), operations: 9, waits: 2 },
    // Only if nothing begins with what was typed: first how rare its trigrams are, then the closest records.
    { state: 'the closest in spelling', params: () => ({ text: 'Wbsite' }), operations: 36, waits: 4, accepted: true },
  ],
  line: [{ state: 'a task', params: ({ ids }) => ({ id: ids.lineId }), operations: 7, waits: 3, accepted: true }],
  notice: nothing(() => ({ text: 'Done' })),
  leadSources: asItIs(() => ({}), 1, 1),
  leadSenders: nothing(() => ({ group: 'service' })),
  leadSource: asItIs(({ ids }) => ({ id: ids.sourceId }), 2, 1),
  sourceGuide: asItIs(({ ids }) => ({ id: ids.sourceId }), 1, 1),
  leadSecret: nothing(({ source }) => ({ shown: source })),
  deleteSource: asItIs(({ ids }) => ({ id: ids.sourceId }), 1, 1),
  deliveries: [
    { state: 'the first page', params: ({ ids }) => ({ sourceId: ids.sourceId }), operations: 3, waits: 1 },
    {
      state: 'a later page',
      params: ({ ids }) => ({ sourceId: ids.sourceId, before: ids.deliveryId }),
      operations: 4,
      waits: 2,
    },
  ],
  delivery: asItIs(({ ids }) => ({ id: ids.deliveryId }), 2, 2),
  imports: asItIs(() => ({}), 1, 1),
  import: asItIs(({ ids }) => ({ id: ids.importId }), 1, 1),
  importColumns: asItIs(({ ids }) => ({ id: ids.importId }), 1, 1),
  importColumn: asItIs(({ ids }) => ({ id: ids.importId, column: 0 }), 1, 1),
  importWords: asItIs(({ ids }) => ({ id: ids.importId }), 3, 1),
  importWord: asItIs(({ ids }) => ({ id: ids.importId, of: 'stage', key: fieldKey('Agreed') }), 3, 1),
  syncs: asItIs(() => ({}), 1, 1),
  sync: asItIs(({ ids }) => ({ id: ids.syncId }), 4, 2),
  // And what the other side takes to answer.
  syncPreview: [
    { state: 'of a side that does not answer', params: ({ ids }) => ({ id: ids.syncId }), operations: 3, waits: 1 },
  ],
  syncFields: asItIs(({ ids }) => ({ id: ids.syncId }), 2, 1),
  syncField: asItIs(({ ids }) => ({ of: syncFieldRef(ids.syncId, { kind: 'contact', name: 'name' }) }), 1, 1),
  syncConflicts: asItIs(({ ids }) => ({ id: ids.syncId }), 3, 2),
  syncConflict: asItIs(({ ids }) => ({ id: ids.syncConflictId }), 2, 2),
  deleteSync: asItIs(({ ids }) => ({ id: ids.syncId }), 1, 1),
  integrations: nothing(() => ({})),
  webhooks: asItIs(() => ({}), 1, 1),
  webhook: asItIs(({ ids }) => ({ id: ids.webhookId }), 3, 1),
  webhookSecret: nothing(({ webhook }) => ({ shown: webhook })),
  renewWebhook: asItIs(({ ids }) => ({ id: ids.webhookId }), 1, 1),
  webhookEvents: asItIs(({ ids }) => ({ id: ids.webhookId }), 1, 1),
  deleteWebhook: asItIs(({ ids }) => ({ id: ids.webhookId }), 1, 1),
  webhookMessages: [
    { state: 'the first page', params: ({ ids }) => ({ id: ids.webhookId }), operations: 5, waits: 1 },
    {
      state: 'a later page',
      params: ({ ids }) => ({ id: ids.webhookId, before: ids.webhookMessageId }),
      operations: 5,
      waits: 1,
    },
  ],
  webhookMessage: asItIs(({ ids }) => ({ id: ids.webhookMessageId }), 1, 1),
  replayWebhook: asItIs(({ ids }) => ({ id: ids.webhookId }), 1, 1),
  me: nothing(() => ({})),
  loadSamples: nothing(() => ({ own: { contacts: 1, companies: 0, deals: 0, tasks: 0, notes: 0 } })),
  settings: [{ state: 'without samples', params: () => ({}), operations: 4, waits: 2 }],
  fields: asItIs(() => ({ kind: 'deal' }), 1, 1),
  field: asItIs(({ ids }) => ({ key: ids.fieldKey }), 1, 1),
  fieldChoices: asItIs(({ ids }) => ({ key: ids.fieldKey }), 1, 1),
  fieldChoice: asItIs(({ ids }) => ({ key: ids.fieldKey, choice: ids.choiceKey }), 1, 1),
  ...PIPELINE_WAITS,
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
  apiKeys: asItIs(() => ({}), 2, 2),
  apiKey: asItIs(({ ids }) => ({ id: ids.apiKeyId }), 2, 2),
  workspaces: asItIs(() => ({}), 2, 2),
  team: [
    { state: 'with open invites', params: () => ({}), operations: 3, waits: 2 },
    { state: 'for somebody who invites nobody', params: () => ({}), as: 'rep', operations: 1, waits: 1 },
  ],
  member: [{ state: 'as an owner sees it', params: ({ ids }) => ({ id: ids.repId }), operations: 2, waits: 1 }],
  removeMember: [
    { state: 'asks who takes over', params: ({ ids }) => ({ id: ids.repId }), operations: 8, waits: 1 },
    {
      state: 'shows the plan',
      params: ({ ids }) => ({ id: ids.repId, handover: { to: null, toTeam: [] } }),
      operations: 8,
      waits: 1,
    },
  ],
  offerOwnership: asItIs(({ ids }) => ({ id: ids.repId }), 1, 1),
  inviteRole: nothing(() => ({})),
  invite: nothing(({ invite }) => ({ invite })),
  openInvites: [
    { state: 'the first page', params: () => ({}), operations: 2, waits: 2 },
    { state: 'a later page', params: ({ invite }) => ({ before: invite.id }), operations: 2, waits: 2 },
  ],
  openInvite: asItIs(({ invite }) => ({ id: invite.id }), 2, 2),
  invitation: asItIs(({ invite }) => ({ token: invite.token }), 4, 2),
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
