/** What a workspace says about a person in the records of others: fields, notes, files, imports and conflicts. */
import { type ContactId, newId, objectId, type SyncId } from '../../src/models/ids.ts'
import type { NewField } from '../../src/services/custom-fields/custom-fields.ts'
import type { DealsChat } from './deals-chat.ts'
import { dropFile } from './imports/work-import-jobs.ts'

export type Mentioned = { readonly name: string; readonly phone: string; readonly email: string }

/** @returns the key of the new field */
export async function makeField({ bot, owner, actor }: DealsChat, field: NewField): Promise<string> {
  return (await bot.services.customFields.make(await actor(owner), field)).key
}

/** What only a team's own fields of the contact hold. */
export const OWN_PHONE = '+380509998877'
export const OWN_EMAIL = 'private.box@example.net'

/** Gives the contact values in fields of the team's own, one of which is a member. */
export async function fillOwnFields(chat: DealsChat, contactId: ContactId): Promise<void> {
  const { bot, owner, actor } = chat
  const { contacts } = bot.services
  const phones = await makeField(chat, { kind: 'contact', type: 'phones', label: 'At home' })
  const emails = await makeField(chat, { kind: 'contact', type: 'emails', label: 'Private box' })
  const member = await makeField(chat, { kind: 'contact', type: 'member', label: 'Brought by' })
  const edit = async (field: string, value: unknown) =>
    contacts.edit(await actor(owner), contactId, { field: field as 'jobTitle', value: value as string })
  await edit(phones, [{ value: OWN_PHONE, e164: OWN_PHONE }])
  await edit(emails, [{ value: OWN_EMAIL, normalized: OWN_EMAIL }])
  await edit(member, (await actor(owner)).memberId)
}

export async function mentionPerson(chat: DealsChat, { name, phone, email }: Mentioned): Promise<void> {
  const { bot, owner, actor, workspaceId } = chat
  const { contacts, companies, deals, notes } = bot.services
  const remark = await makeField(chat, { kind: 'contact', type: 'longText', label: 'Remark' })
  const door = await makeField(chat, { kind: 'deal', type: 'phones', label: 'At the door' })
  const other = await chat.addContact({ name: 'Cara Cole', jobTitle: `Assistant of ${name}`, company: 'Cole & Sons' })
  await contacts.edit(await actor(owner), other, {
    field: remark as 'jobTitle',
    value: `Reach her through ${name}, ${phone}, or ${OWN_PHONE}\n${OWN_EMAIL}`,
  })
  const company = await companies.add(await actor(owner), { name: 'Daily Bakery' })
  await companies.edit(await actor(owner), company.id, { field: 'address', value: `c/o ${name}` })
  const { id: dealId } = await deals.add(await actor(owner), { title: 'Bread for a year', contact: other })
  await deals.edit(await actor(owner), dealId, {
    field: door as 'title',
    value: [{ value: phone, e164: phone }] as never,
  })
  await notes.add(await actor(owner), {
    contactId: other,
    text: 'The plan of the rooms',
    files: [
      {
        fileId: 'plan',
        fileUniqueId: 'plan',
        kind: 'document',
        name: `${name.replace(' ', '_')}.pdf`,
        size: 24,
        mime: 'application/pdf',
      },
    ],
    // Somebody who hides their account.
    forwardedFrom: { name, userId: null, username: null },
  })
  await dropFile(chat, owner, `Name,Email,About\nEd Eve,ed@example.com,Neighbour of ${name}\n`, {
    name: `From ${name}.csv`,
  })
  const ids = { workspaceId: objectId(workspaceId), recordId: objectId(other), syncId: objectId(newId<SyncId>()) }
  const conflict = { ...ids, run: 1, kind: 'contact', externalId: '78', kept: 'ours', settled: false, at: bot.now() }
  await bot.models.syncConflicts.insertMany([
    { ...conflict, field: 'jobTitle', ours: 'Assistant', theirs: `Works for ${name}` },
    { ...conflict, field: 'emails', ours: [], theirs: [{ value: email, normalized: email }] },
  ])
}
