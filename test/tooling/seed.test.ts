/** Made-up records in bulk: what they contain, and into which database they may go. */
import { asId } from '../support/as-id.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { expect, inject, test } from 'vitest'

import { seedRecords } from '../../scripts/seed/seed-records.ts'
import { objectId } from '../../src/models/ids.ts'
import { createCrm } from '../support/crm.ts'
import { ownDatabase } from '../support/database.ts'

const database = ownDatabase()

async function scene() {
  const crm = createCrm(database())
  const { owner, workspaceId } = await crm.team()
  const workspace = await crm.models.workspaces.findById(objectId(workspaceId)).lean()
  if (workspace === null) throw new Error('The workspace is there')
  const titles = async () => {
    const deals = await crm.models.deals.find({ workspaceId: workspace._id }, { title: 1 }).lean()
    return deals.map(({ title }) => title).toSorted((a, b) => (a < b ? -1 : 1))
  }
  return { crm, owner, workspace, titles, ...crm.services }
}

async function run(args: readonly string[], env: Readonly<Record<string, string>>) {
  const script = fileURLToPath(new URL('../../scripts/seed.ts', import.meta.url))
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', script, ...args], {
    env: { ...process.env, ...env },
  })
  let said = ''
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, said }
}

test('Generated records are found, listed and shown like records that people added', async () => {
  const { crm, owner, workspace, contacts, deals, timeline } = await scene()
  const lines: string[] = []
  const sizes = { contacts: 120, deals: 80, seed: 7 }
  const counts = await seedRecords(crm.models, workspace, sizes, (line) => lines.push(line))
  expect(counts).toMatchObject({ contacts: 120, deals: 80, companies: 6 })
  expect(lines.at(-1)).toBe('80 of 80 deals')
  const { stages } = await deals.board(owner())
  expect(stages.reduce((sum, { count }) => sum + count, 0)).toBe(80)
  const [first] = (await contacts.list(owner(), { order: 'name', limit: 1 })).contacts
  const found = await contacts.find(owner(), first?.displayName ?? '', 20)
  expect(found.contacts.map(({ displayName }) => displayName)).toContain(first?.displayName)
  const stored = await crm.models.deals.find({ workspaceId: workspace._id }).lean()
  for (const { stageHistory: stays, stageId, status, lostReason, createdAt } of stored) {
    expect(stays.map(({ leftAt }) => leftAt)).toEqual([...stays.slice(1).map(({ enteredAt }) => enteredAt), null])
    expect(stays[0]?.enteredAt).toEqual(createdAt)
    expect(stays.at(-1)?.stageId).toEqual(stageId)
    expect(status === 'lost').toBe(lostReason !== undefined)
  }
  const planned = stored.find(({ nextTaskAt }) => nextTaskAt !== null)
  const id = planned?._id.toHexString() ?? ''
  expect(await crm.services.tasks.nextOf(owner(), { kind: 'deal', id: asId(id) })).not.toBeNull()
  const { entries } = await timeline.list(owner(), { kind: 'deal', id: asId(id) }, { limit: 20 })
  expect(entries.at(-1)?.type).toBe('deal.created')
})

test('The same seed generates the same records, and a second run adds as many again', async () => {
  const [one, other] = [await scene(), await scene()]
  const sizes = { contacts: 60, deals: 40, seed: 3 }
  const silent = () => {}
  await seedRecords(one.crm.models, one.workspace, sizes, silent)
  await seedRecords(other.crm.models, other.workspace, sizes, silent)
  const titles = await one.titles()
  expect(await other.titles()).toEqual(titles)
  expect(await seedRecords(one.crm.models, one.workspace, { ...sizes, seed: 4 }, silent)).toMatchObject({
    companies: 0,
    contacts: 60,
    deals: 40,
  })
  expect(await one.titles()).toHaveLength(80)
})

test('Nothing is written to a database other than the local sandbox’s unless the workspace is named', async () => {
  const { workspace, titles } = await scene()
  const uri = new URL(inject('mongodbUri'))
  uri.pathname = `/${database().connection.name}`
  const env = { MONGODB_URI: uri.href, BOT_TOKEN: '' }
  expect(await run(['--deals', '5'], env)).toMatchObject({
    code: 1,
    said: expect.stringContaining('name the workspace') as string,
  })
  const unknown = await run(['--deals', '5', '--workspace', 'No such'], env)
  expect(unknown).toMatchObject({ code: 1, said: expect.stringContaining('no workspace No such') as string })
  const wrong = await run(['--deals', 'many'], env)
  expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('give a whole number') as string })
  const id = workspace._id.toHexString()
  expect((await run(['--deals', '5', '--workspace', id], env)).code).toBe(0)
  expect(await titles()).toHaveLength(5)
}, 120_000)
