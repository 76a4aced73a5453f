/** Files imported by the services, as the jobs and the operator's command do. */
import { Buffer } from 'node:buffer'

import type { ImportId } from '../../../src/models/ids.ts'
import { objectId } from '../../../src/models/ids.ts'
import type { ImportView } from '../../../src/services/imports/import-view.ts'
import type { Crm, Team } from '../crm.ts'

const NEVER = new AbortController().signal

export async function* pieces(content: string | Uint8Array, size = 1_000): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Reads a file and checks it, as its jobs do. */
export async function readFile(
  crm: Crm,
  { owner, workspaceId }: Pick<Team, 'owner' | 'workspaceId'>,
  content: string | Uint8Array,
  name = 'contacts.csv',
): Promise<ImportView> {
  const { imports, importWork } = crm.services
  const { id, turn } = await imports.begin(owner(), { name, fileId: null })
  await importWork.read({ workspaceId, importId: id, turn }, async () => pieces(content), NEVER)
  return check(crm, { owner, workspaceId }, id)
}

/** Checks it, if it has to be checked. */
export async function check(
  { services }: Crm,
  { owner, workspaceId }: Pick<Team, 'owner' | 'workspaceId'>,
  importId: ImportId,
): Promise<ImportView> {
  const { state, turn } = await services.imports.get(owner(), importId)
  if (state === 'checking') await services.importWork.check({ workspaceId, importId, turn }, NEVER)
  return services.imports.get(owner(), importId)
}

/** Starts what is read and writes all of it. */
export async function write(
  crm: Crm,
  { owner, workspaceId }: Pick<Team, 'owner' | 'workspaceId'>,
  importId: ImportId,
  signal = NEVER,
): Promise<ImportView> {
  const { imports, importWork } = crm.services
  await imports.start(owner(), importId)
  const { turn } = await imports.get(owner(), importId)
  for (;;) {
    await importWork.run({ workspaceId, importId, turn }, signal)
    const view = await imports.get(owner(), importId)
    if (view.state !== 'running') return view
  }
}

export async function undo(
  crm: Crm,
  { owner, workspaceId }: Pick<Team, 'owner' | 'workspaceId'>,
  importId: ImportId,
): Promise<ImportView> {
  const { imports, importWork } = crm.services
  await imports.undo(owner(), importId)
  const { turn } = await imports.get(owner(), importId)
  for (;;) {
    await importWork.undo({ workspaceId, importId, turn }, NEVER)
    const view = await imports.get(owner(), importId)
    if (view.state !== 'undoing') return view
  }
}

export async function importFile(
  crm: Crm,
  team: Pick<Team, 'owner' | 'workspaceId'>,
  content: string | Uint8Array,
  name?: string,
): Promise<ImportView> {
  return write(crm, team, (await readFile(crm, team, content, name)).id)
}

/** The live records of a workspace, without what differs from run to run. */
export async function stored({ models }: Crm, { workspaceId }: Pick<Team, 'workspaceId'>) {
  const live = { workspaceId: objectId(workspaceId), deletedAt: null }
  const [contacts, companies, notes] = await Promise.all([
    models.contacts.find(live).lean(),
    models.companies.find(live).lean(),
    models.notes.find(live).lean(),
  ])
  const companyNames = new Map(companies.map(({ _id, name }) => [_id.toHexString(), name]))
  const names = new Map(contacts.map(({ _id, displayName }) => [_id.toHexString(), displayName]))
  return {
    contacts: contacts
      .map((contact) => {
        const { _id, workspaceId: _w, companyId, version: _v, ownerId, ...all } = contact
        const { touchedAt: _t, createdAt: _c, updatedAt: _u, ...rest } = all
        const company = companyNames.get(companyId?.toHexString() ?? '')
        return { ...rest, owner: ownerId?.toHexString(), company }
      })
      .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    companies: companies.map(({ name }) => name).toSorted(),
    notes: notes.map(({ text, contactId }) => [names.get(contactId?.toHexString() ?? ''), text].join(': ')).toSorted(),
  }
}
