import { beforeEach, describe, expect, it } from 'vitest'

import { AppError } from '../../src/errors.ts'
import { createWindowCounter } from '../../src/http/window-counter.ts'
import { createCrm } from '../support/crm.ts'
import { sharedDatabase } from '../support/database.ts'
import { createLeadDoor, createSource } from '../support/lead-intake.ts'
import { expectLoggedErrors } from '../support/recorded-log.ts'

const database = sharedDatabase()

const LEAD = { name: 'Anna Koval', email: 'anna@example.com' }

async function opened(options: Parameters<typeof createLeadDoor>[1] = {}) {
  const crm = createCrm(database())
  return { crm, team: await crm.team(), door: createLeadDoor(crm, options) }
}

describe('Too many requests', () => {
  const many = { requests: 1_000, perSeconds: 60 }
  const few = { requests: 3, perSeconds: 60 }
  it('from one address get 429 with the time to wait', async () => {
    const { crm, team, door } = await opened({ limits: { perAddress: few, perSource: many, refusedPerAddress: many } })
    const source = await createSource(team, crm)
    for (let sent = 0; sent < 3; sent++) expect((await door.send(source, LEAD)).status).toBe(202)
    const response = await door.send(source, LEAD)
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('for one source get 429, and the others continue', async () => {
    const { crm, team, door } = await opened({ limits: { perAddress: many, perSource: few, refusedPerAddress: many } })
    const source = await createSource(team, crm)
    const other = await createSource(team, crm)
    for (let sent = 0; sent < 3; sent++) await door.send(source, LEAD)
    expect((await door.send(source, LEAD)).status).toBe(429)
    expect((await door.send(other, LEAD)).status).toBe(202)
  })

  it('with guessed keys get 429', async () => {
    const { crm, team, door } = await opened({ limits: { perAddress: many, perSource: many, refusedPerAddress: few } })
    const source = await createSource(team, crm)
    const wrong = { ...source, secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` }
    for (let sent = 0; sent < 3; sent++) expect((await door.send(wrong, LEAD)).status).toBe(401)
    expect((await door.send(wrong, LEAD)).status).toBe(429)
  })

  it('with guessed keys from a shared address do not block a legitimate sender there', async () => {
    const { crm, team, door } = await opened({ limits: { perAddress: many, perSource: many, refusedPerAddress: few } })
    const source = await createSource(team, crm)
    const wrong = { ...source, secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` }
    for (let sent = 0; sent < 5; sent++) await door.send(wrong, LEAD)
    expect((await door.send(source, LEAD)).status).toBe(202)
    expect((await door.send(wrong, LEAD)).status).toBe(429)
  })
})

describe('Behind a proxy, one sender', () => {
  const many = { requests: 1_000, perSeconds: 60 }
  const limits = { perAddress: { requests: 2, perSeconds: 60 }, perSource: many, refusedPerAddress: many }
  const from = async (...addresses: readonly string[]) => {
    const { crm, team, door } = await opened({ limits, trustedProxies: 1 })
    const source = await createSource(team, crm)
    const statuses: number[] = []
    for (const address of addresses)
      statuses.push((await door.send(source, LEAD, { headers: { 'x-forwarded-for': address } })).status)
    return statuses
  }

  it.each([
    ['on other ports', '203.0.113.7:1000', '203.0.113.7:1001', '203.0.113.7'],
    ['of IPv4 written as IPv6', '203.0.113.7', '::ffff:203.0.113.7', '[::ffff:203.0.113.7]:443'],
    ['of one IPv6 network', '2001:db8:1:2::1', '2001:DB8:1:2:9:9:9:9', '[2001:db8:1:2::3]:443'],
    [
      'that writes what it likes before the proxy does',
      '1.1.1.1, 203.0.113.7',
      '2.2.2.2,203.0.113.7',
      '3, 203.0.113.7',
    ],
  ])('%s is one', async (_name, ...addresses) => {
    expect(await from(...addresses)).toEqual([202, 202, 429])
  })

  it.each([
    ['other addresses', '203.0.113.7', '203.0.113.8', '203.0.113.9'],
    ['other networks', '2001:db8:1:2::1', '2001:db8:1:3::1', '2001:db8::1'],
  ])('from %s is another', async (_name, ...addresses) => {
    expect(await from(...addresses)).toEqual([202, 202, 202])
  })
})

describe('The memory of limits', () => {
  it('holds only a maximum number of addresses, the newest ones', () => {
    let at = 0
    const counter = createWindowCounter({ requests: 1, perSeconds: 60 }, { mostKeys: 3, now: () => at })
    for (const key of ['a', 'b', 'c']) expect(counter.take(key)).toBeNull()
    expect(counter.take('b')).toBe(60_000)
    expect(counter.take('d')).toBeNull()
    expect(counter.size()).toBe(3)
    expect(counter.take('a')).toBeNull()
    expect(counter.take('d')).toBe(60_000)
    at += 60_000
    expect(counter.take('d')).toBeNull()
    expect(counter.size()).toBeLessThanOrEqual(3)
  })
})

describe('What cannot be stored now', () => {
  beforeEach(() => expectLoggedErrors('Request failed'))

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
