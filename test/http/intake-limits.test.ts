import { describe, expect, it } from 'vitest'

import { AppError } from '../../src/errors.ts'
import { createCrm } from '../support/crm.ts'
import { migratedDatabase } from '../support/database.ts'
import { createLeadDoor, createSource } from '../support/lead-intake.ts'

const database = migratedDatabase()

const LEAD = { name: 'Anna Koval', email: 'anna@example.com' }

async function opened(options: Parameters<typeof createLeadDoor>[1] = {}) {
  const crm = createCrm(database())
  return { crm, team: await crm.team(), door: createLeadDoor(crm, options) }
}

describe('Too much', () => {
  const many = { requests: 1_000, perSeconds: 60 }
  const few = { requests: 3, perSeconds: 60 }
  it('of one address is 429 with the time to wait', async () => {
    const { crm, team, door } = await opened({ limits: { perAddress: few, perSource: many, refusedPerAddress: many } })
    const source = await createSource(team, crm)
    for (let sent = 0; sent < 3; sent++) expect((await door.send(source, LEAD)).status).toBe(202)
    const response = await door.send(source, LEAD)
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('of one source is 429, and the others go on', async () => {
    const { crm, team, door } = await opened({ limits: { perAddress: many, perSource: few, refusedPerAddress: many } })
    const source = await createSource(team, crm)
    const other = await createSource(team, crm)
    for (let sent = 0; sent < 3; sent++) await door.send(source, LEAD)
    expect((await door.send(source, LEAD)).status).toBe(429)
    expect((await door.send(other, LEAD)).status).toBe(202)
  })

  it('of guesses is 429', async () => {
    const { crm, team, door } = await opened({ limits: { perAddress: many, perSource: many, refusedPerAddress: few } })
    const source = await createSource(team, crm)
    const wrong = { ...source, secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` }
    for (let sent = 0; sent < 3; sent++) expect((await door.send(wrong, LEAD)).status).toBe(401)
    expect((await door.send(wrong, LEAD)).status).toBe(429)
  })
})

describe('What cannot be stored now', () => {
  it.each([
    ['the database is away', { accept: async () => Promise.reject(new AppError('UNAVAILABLE')) }],
    ['it is being migrated', { open: false }],
  ])('is 503 with the time to wait when %s', async (_name, options) => {
    const { crm, team, door } = await opened(options)
    const source = await createSource(team, crm)
    const response = await door.send(source, LEAD)
    expect(response.status).toBe(503)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('is 503 while the process stops', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    door.health.setDraining()
    expect((await door.send(source, LEAD)).status).toBe(503)
  })
})
