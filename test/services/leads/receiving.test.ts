import { asId } from '../../support/as-id.ts'
import { describe, expect, test } from 'vitest'

import { MAX_TAGS } from '../../../src/language/tags.ts'
import { type DeliveryId, idOf, objectId } from '../../../src/models/ids.ts'
import { type Crm, eventsOf, type Team } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createSource, openLeads, recordsOf, workLeads } from '../../support/lead-intake.ts'

const database = sharedDatabase()

const opened = (settings?: Parameters<typeof openLeads>[1]) => openLeads(database(), settings)

async function news(crm: Crm, { workspaceId }: Team) {
  const jobs = await crm.jobs
    .find({ workspaceId: objectId(workspaceId), kind: 'notify.news' })
    .sort({ seq: 1 })
    .lean()
  return jobs.map(({ payload }) => payload as { memberId: string; by: null; news: Record<string, unknown> })
}

describe('A lead', () => {
  test('becomes a contact, a company, a deal and a note, and the team is told', async () => {
    const { crm, team, door } = await opened()
    const rep = await team.join('rep')
    await team.join('viewer')
    const source = await createSource(team, crm, 'standard', { tags: 'web, hot' })
    await door.send(source, {
      name: 'Anna Koval',
      email: 'Anna@Example.com',
      phone: '030 901820',
      company: 'Koval GmbH',
      title: 'New website',
      amount: '1 200,50',
      currency: 'USD',
      note: 'Please call after 5',
      tags: ['fair'],
      utm: { source: 'ads' },
      colour: 'blue',
    })
    expect(await workLeads(crm, team.workspaceId)).toBe(1)
    const records = recordsOf(crm, team)
    const [contact, ...others] = await records.contacts()
    expect(others).toEqual([])
    expect(contact).toMatchObject({
      name: 'Anna Koval',
      emails: [{ normalized: 'anna@example.com' }],
      phones: [{ e164: '+4930901820' }],
      tags: ['web', 'hot', 'fair'],
      source: 'lead',
    })
    expect(contact?.ownerId).toBeUndefined()
    const [deal] = await records.deals()
    expect(deal).toMatchObject({
      title: 'New website',
      amount: { minor: 120_050, currency: 'USD' },
      status: 'open',
      source: 'lead',
      contactIds: [contact?._id],
      companyId: contact?.companyId,
    })
    const [note] = await records.notes()
    expect(note?.text).toBe('Please call after 5\n\nutm_source: ads\ncolour: blue')
    expect((await records.events()).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['company.created', 'contact.created', 'deal.created', 'note.created', 'lead.received']),
    )
    const told = await news(crm, team)
    expect(told.map(({ memberId }) => memberId).toSorted()).toEqual([team.owner.id, rep.id].toSorted())
    expect(told[0]?.news).toEqual({
      kind: 'new-lead',
      dealId: deal?._id.toHexString(),
      contactId: contact?._id.toHexString(),
      noteId: note?._id.toHexString(),
      sourceName: 'Website',
      claimable: true,
    })
    expect(await records.deliveries()).toMatchObject([
      { status: 'done', results: [{ contactId: contact?._id, dealId: deal?._id }] },
    ])
    expect(await records.sources()).toMatchObject([{ counters: { accepted: 1, leads: 1, failed: 0 } }])
  })

  test('that arrives in 100 copies is created once', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    const lead = { name: 'Anna', email: 'anna@example.com' }
    await Promise.all(Array.from({ length: 100 }, () => door.send(source, lead, { id: 'one' })))
    const [delivery] = await recordsOf(crm, team).deliveries()
    const ref = { workspaceId: team.workspaceId, deliveryId: (delivery?._id.toHexString() ?? '') as DeliveryId }
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => crm.services.leads.process(ref)))
    await workLeads(crm, team.workspaceId)
    expect(outcomes.some((outcome) => outcome.status === 'fulfilled' && outcome.value === 'done')).toBe(true)
    const records = recordsOf(crm, team)
    expect(await records.contacts()).toHaveLength(1)
    expect(await records.deals()).toHaveLength(1)
    expect(await records.sources()).toMatchObject([{ counters: { accepted: 1, leads: 1 } }])
  })

  test('from one person in 20 deliveries processed at once makes one contact and one deal', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    const lead = (index: number) =>
      index % 2 === 0
        ? { name: 'Anna', email: 'anna@example.com', phone: '+4930901820' }
        : { firstName: 'Anna', phone: '030 901820', note: `Message ${index}` }
    for (let index = 0; index < 20; index++) await door.send(source, lead(index))
    const records = recordsOf(crm, team)
    const refs = (await records.deliveries()).map(({ _id }) => ({
      workspaceId: team.workspaceId,
      deliveryId: idOf<DeliveryId>(_id),
    }))
    const outcomes = await Promise.all(refs.map((ref) => crm.services.leads.process(ref)))
    // Deliveries processed together with another find themselves settled.
    expect(outcomes.every((outcome) => outcome === 'done' || outcome === 'settled')).toBe(true)
    expect((await records.deliveries()).every(({ status }) => status === 'done')).toBe(true)
    expect(await records.contacts()).toHaveLength(1)
    expect(await records.deals()).toHaveLength(1)
    expect((await records.notes()).filter(({ text }) => text.startsWith('Message'))).toHaveLength(10)
    expect(await records.sources()).toMatchObject([{ counters: { accepted: 20, leads: 20 } }])
  })
})

test('An amount that is not money is in the note with its currency, over the intake', async () => {
  const { crm, team, door } = await opened()
  const source = await createSource(team, crm)
  await door.send(source, { name: 'Anna', email: 'anna@example.com', amount: '200 pcs', currency: 'USD' })
  await workLeads(crm, team.workspaceId)
  const records = recordsOf(crm, team)
  expect((await records.deals())[0]?.amount).toBeUndefined()
  expect((await records.notes()).map(({ text }) => text)).toEqual(['amount: 200 pcs\ncurrency: USD'])
})

describe('A lead from a known person', () => {
  test.each([
    ['email', { email: 'ANNA@example.com' }],
    ['phone', { phone: '+49 30 901820' }],
  ])('is attached to the contact with that %s; only empty fields are filled', async (_name, by) => {
    const { crm, team, door } = await opened()
    const { id } = await crm.services.contacts.add(team.owner(), {
      name: 'Anna K.',
      emails: 'anna@example.com',
      phones: '+4930901820',
    })
    const source = await createSource(team, crm)
    await door.send(source, { name: 'Somebody Else', jobTitle: 'Buyer', company: 'Koval', ...by })
    await workLeads(crm, team.workspaceId)
    const records = recordsOf(crm, team)
    const [contact, ...others] = await records.contacts()
    expect(others).toEqual([])
    expect(contact?._id.toHexString()).toBe(id)
    expect(contact).toMatchObject({ name: 'Anna K.', jobTitle: 'Buyer' })
    expect(contact?.companyId).toBeDefined()
    expect((await records.notes())[0]?.text).toBe('Name: Somebody Else')
    // Already hers: nobody else is told.
    expect((await records.deals())[0]?.ownerId?.toHexString()).toBe(team.owner.id)
    expect(await news(crm, team)).toMatchObject([{ memberId: team.owner.id, news: { claimable: false } }])
  })

  test('gives an ownerless contact to the member the lead is routed to, and records it', async () => {
    const { crm, team, door } = await opened()
    const rep = await team.join('rep')
    const { id } = await crm.services.contacts.add(team.owner(), { name: 'Anna', emails: 'anna@example.com' })
    const scope = { workspaceId: objectId(team.workspaceId) }
    await crm.models.contacts.updateOne({ ...scope, _id: objectId(id) }, { $unset: { ownerId: 1 } })
    const source = await createSource(team, crm, 'standard', { routing: 'owner', memberIds: [rep.id] })
    await door.send(source, { email: 'anna@example.com' })
    await workLeads(crm, team.workspaceId)
    expect(await crm.services.contacts.get(team.owner(), id)).toMatchObject({ owner: { id: rep.id } })
    const taken = (await eventsOf(crm, team.workspaceId)).filter(({ type }) => type === 'contact.updated')
    expect(taken).toMatchObject([{ target: id, changes: [{ path: 'ownerId', from: null, to: rep.id }] }])
  })

  test('is matched by the Telegram user', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    await door.send(source, { name: 'Anna', telegramUserId: 4_711, telegramUsername: '@anna_k' })
    await door.send(source, { email: 'anna@example.com', telegramUserId: '4711' })
    await workLeads(crm, team.workspaceId)
    const contacts = await recordsOf(crm, team).contacts()
    expect(contacts).toMatchObject([
      { name: 'Anna', telegram: { userId: 4_711, username: 'anna_k' }, emails: [{ normalized: 'anna@example.com' }] },
    ])
  })

  test('goes to the existing open deal, and starts a new one when the last is closed', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    const lead = { name: 'Anna', email: 'anna@example.com' }
    await door.send(source, lead)
    await workLeads(crm, team.workspaceId)
    const records = recordsOf(crm, team)
    const first = (await records.deals())[0]?._id ?? objectId(asId('0'.repeat(24)))
    await door.send(source, { ...lead, note: 'Any news?', amount: 99 })
    await workLeads(crm, team.workspaceId)
    expect(await records.deals()).toHaveLength(1)
    expect((await records.notes()).at(-1)?.text).toBe('Any news?\n\nAmount: 99 EUR')
    await crm.models.deals.updateOne(
      { workspaceId: objectId(team.workspaceId), _id: first },
      { $set: { status: 'won' } },
    )
    await door.send(source, { ...lead, note: 'Once more' })
    await workLeads(crm, team.workspaceId)
    expect(await records.deals()).toHaveLength(2)
  })

  test('notes only what the open deal does not say already', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    const lead = { name: 'Anna', email: 'anna@example.com', title: 'New website', amount: 99 }
    await door.send(source, lead)
    await door.send(source, lead)
    await door.send(source, { ...lead, title: 'Webshop', amount: '99,50', currency: 'USD' })
    await workLeads(crm, team.workspaceId)
    const records = recordsOf(crm, team)
    expect(await records.deals()).toMatchObject([{ title: 'New website', amount: { minor: 9_900, currency: 'EUR' } }])
    expect((await records.notes()).map(({ text }) => text)).toEqual(['Title: Webshop\nAmount: 99.50 USD'])
  })

  test('notes another number and another Telegram account, and keeps those of the contact', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    const lead = { name: 'Anna', email: 'anna@example.com', phone: '030 901820' }
    await door.send(source, { ...lead, telegramUserId: 4_711, telegramUsername: 'anna_k' })
    await door.send(source, { ...lead, telegramUserId: 4_711, telegramUsername: 'anna_k' })
    await door.send(source, { ...lead, phone: '030 901821', telegramUserId: 4_712, telegramUsername: 'anna_new' })
    await workLeads(crm, team.workspaceId)
    const records = recordsOf(crm, team)
    expect(await records.contacts()).toMatchObject([
      { phones: [{ e164: '+4930901820' }], telegram: { userId: 4_711, username: 'anna_k' } },
    ])
    const notes = (await records.notes()).map(({ text }) => text)
    expect(notes).toEqual(['Phone: +4930901821\nTelegram: 4712 @anna_new'])
  })

  test.each(['a new', 'a known'])('notes the tags that %s contact has no room for', async (which) => {
    const { crm, team, door } = await opened()
    const tags = Array.from({ length: MAX_TAGS }, (_, index) => `tag${index}`)
    const source = await createSource(team, crm, 'standard', { tags: tags.slice(1).join(' ') })
    if (which === 'a known') {
      await crm.services.contacts.add(team.owner(), { emails: 'anna@example.com', tags: tags.join(' ') })
    }
    await door.send(source, { email: 'anna@example.com', tags: ['tag0', 'fair', 'tag3'] })
    await workLeads(crm, team.workspaceId)
    const records = recordsOf(crm, team)
    expect((await records.contacts())[0]?.tags.toSorted()).toEqual(tags.toSorted())
    expect((await records.notes()).map(({ text }) => text)).toEqual(['Tag: fair'])
  })
})
