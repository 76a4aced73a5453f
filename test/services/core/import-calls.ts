/** The functions of imports, with the roles that they are allowed for. */
import { type ImportId, objectId } from '../../../src/models/ids.ts'
import type { ImportRecord } from '../../../src/models/import.ts'
import type { Crm, Team } from '../../support/crm.ts'
import type { CallOf } from './matrix-call.ts'

const ADMINS = 'owner admin'
const NEW = { name: 'contacts.csv', fileId: 'file-1' }

/** One in that state, as its jobs would have left it. */
async function anImport(crm: Crm, team: Team, set: Partial<ImportRecord>): Promise<ImportId> {
  const { id } = await crm.services.imports.begin(team.owner(), NEW)
  const columns = [{ header: 'Name', target: 'contact.name', samples: ['Ada'] }]
  const filter = { workspaceId: objectId(team.workspaceId), _id: objectId(id) }
  await crm.models.imports.updateOne(filter, { $set: { columns, rows: 1, chunks: 1, ...set } })
  return id
}

type WithImport = (crm: Crm, me: () => ReturnType<Team['owner']>, id: ImportId) => Promise<unknown>

const onImport = (set: Partial<ImportRecord>, call: WithImport): CallOf => [
  ADMINS,
  async ({ crm, me, team }) => call(crm, me, await anImport(crm, team, set)),
]

const READY = { state: 'ready' } as const
const DONE = { state: 'done', undoUntil: new Date('2100-01-01') } as const

export const IMPORT_CALLS: Readonly<Record<string, CallOf>> = {
  'imports.begin': [ADMINS, ({ crm, me }) => crm.services.imports.begin(me(), NEW)],
  'imports.readImporters': [
    'owner admin manager rep viewer',
    ({ crm, me }) => crm.services.imports.readImporters(me()),
  ],
  'imports.list': [ADMINS, ({ crm, me }) => crm.services.imports.list(me())],
  'imports.targets': [ADMINS, async ({ crm, me }) => crm.services.imports.targets(me())],
  'imports.get': onImport(READY, (crm, me, id) => crm.services.imports.get(me(), id)),
  'imports.setTarget': onImport(READY, (crm, me, id) => crm.services.imports.setTarget(me(), id, 0, null)),
  'imports.setTargets': onImport(READY, (crm, me, id) =>
    crm.services.imports.setTargets(me(), id, new Map([[0, 'contact.name']])),
  ),
  'imports.makeFields': onImport(READY, (crm, me, id) => crm.services.imports.makeFields(me(), id, [0], 'contact')),
  'imports.words': onImport(READY, (crm, me, id) => crm.services.imports.words(me(), id)),
  'imports.setWord': onImport({ ...READY, unknownStages: ['Agreed'] }, (crm, me, id) =>
    crm.services.imports.setWord(me(), id, { of: 'stage', word: 'Agreed' }, null),
  ),
  'imports.setMode': onImport(READY, (crm, me, id) => crm.services.imports.setMode(me(), id, 'create')),
  'imports.setMatch': onImport(READY, (crm, me, id) => crm.services.imports.setMatch(me(), id, 'email')),
  'imports.setDayOrder': onImport(READY, (crm, me, id) => crm.services.imports.setDayOrder(me(), id, 'mdy')),
  'imports.start': onImport(READY, (crm, me, id) => crm.services.imports.start(me(), id)),
  'imports.cancel': onImport(READY, (crm, me, id) => crm.services.imports.cancel(me(), id)),
  'imports.undo': onImport(DONE, (crm, me, id) => crm.services.imports.undo(me(), id)),
  'imports.watch': onImport(READY, (crm, me, id) => crm.services.imports.watch(me(), id)),
  'imports.report': onImport(DONE, (crm, me, id) => crm.services.imports.report(me(), id)),
  'imports.readRefused': onImport(DONE, (crm, me, importId) =>
    crm.services.imports.readRefused(me(), { workspaceId: me().workspaceId, importId }),
  ),
}
