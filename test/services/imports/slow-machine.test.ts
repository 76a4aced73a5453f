/** An import where the rows of a chunk take longer than a transaction may: nothing of it is lost, doubled or left after its undo. */
import { expect, it } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { createCrm } from '../../support/crm.ts'
import { ownDatabase } from '../../support/database.ts'
import { importFile, readFile, stored, undo, write } from '../../support/imports/import-scene.ts'
import { slowDown } from '../../support/slow-machine.ts'

const database = ownDatabase({ monitorCommands: true })

const ROWS = 300
const FAULTS = 6
const HEADER = 'Name,Email,Company'

const table = (): string =>
  [
    HEADER,
    ...Array.from({ length: ROWS }, (_, index) =>
      index % 50 === 49 ? ',no address,' : `Person ${index},p${index}@example.com,Company ${index % 9}`,
    ),
  ].join('\n')

it('An import whose chunks take too long is written in pieces, and its undo finds all of them', async () => {
  const crm = createCrm(database())
  const quick = await crm.team()
  await importFile(crm, quick, table())
  const wanted = await stored(crm, quick)

  const slow = await crm.team()
  const { id } = await readFile(crm, slow, table())
  // A chunk of 250 takes fifteen seconds with all that it writes, of which a transaction may take five; so does its undo.
  slowDown(database(), crm, 20)
  const done = await write(crm, slow, id)
  expect(done).toMatchObject({ state: 'done', figures: { created: ROWS - FAULTS, refused: FAULTS } })
  const names = ({ contacts }: Awaited<ReturnType<typeof stored>>) =>
    contacts.map(({ displayName }) => displayName).toSorted()
  expect(names(await stored(crm, slow))).toEqual(names(wanted))
  const chunks = { workspaceId: objectId(slow.workspaceId), importId: objectId(id) }
  const refused = await crm.models.importChunks.find(chunks, { refused: 1 }).lean()
  expect(refused.flatMap((chunk) => chunk.refused ?? [])).toHaveLength(FAULTS)

  const undone = await undo(crm, slow, id)
  expect(undone).toMatchObject({ state: 'undone', undone: ROWS - FAULTS, kept: 0 })
  expect((await stored(crm, slow)).contacts).toEqual([])
})
