import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { createSource, openLeads, recordsOf, workLeads } from '../support/lead-intake.ts'

const database = sharedDatabase()

describe('GitHub’s events', () => {
  it('are ignored by their name, also if they name neither sender nor repository', async () => {
    const { crm, team, door } = await openLeads(database())
    const source = await createSource(team, crm, 'github')
    const advisory = { action: 'published', security_advisory: { ghsa_id: 'GHSA-1', summary: 'x' } }
    await door.send(source, advisory, { headers: { 'x-github-event': 'security_advisory' } })
    await door.send(source, { zen: 'x' }, { headers: { 'x-github-event': 'ping' } })
    await workLeads(crm, team.workspaceId)
    const done = { status: 'done', problem: 'no-lead' }
    expect(await recordsOf(crm, team).deliveries()).toMatchObject([done, done])
  })
})

it('A Typeform that asks for a first name in a whole sentence gives the contact that name', async () => {
  const { crm, team, door } = await openLeads(database())
  const source = await createSource(team, crm, 'typeform')
  const field = (id: string, type: string) => ({ id, type, ref: `${id}-4cb5-4f9c-a2a6-9f4b1f6d3a11` })
  await door.send(source, {
    event_id: 'e1',
    event_type: 'form_response',
    form_response: {
      token: 't1',
      definition: {
        title: 'Hello',
        fields: [
          { ...field('a', 'short_text'), title: "Hi there! *What's your first name?*" },
          { ...field('b', 'email'), title: 'And where can we write to you, {{field:a}}?' },
          { ...field('c', 'short_text'), title: 'Where do you work?' },
        ],
      },
      answers: [
        { type: 'text', text: 'Laura', field: field('a', 'short_text') },
        { type: 'email', email: 'laura@example.com', field: field('b', 'email') },
        { type: 'text', text: 'Engines', field: field('c', 'short_text') },
      ],
    },
  })
  await workLeads(crm, team.workspaceId)
  expect(await recordsOf(crm, team).contacts()).toMatchObject([{ name: 'Laura' }])
  expect(await recordsOf(crm, team).notes()).toMatchObject([{ text: 'Source: Hello' }])
})
