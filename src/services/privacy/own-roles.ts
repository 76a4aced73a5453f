/** The team's own words for what somebody is to deals, as records, events and sent messages hold them. Pure. */
import { isUsualRole } from '../fields/types/contact-roles.ts'

type Fields = Readonly<Record<string, unknown>>

/** A role, in a value (`contact`) or as the export has it (`contactId`). */
function isOwnRoleOf(item: unknown, contactIds: readonly string[]): boolean {
  const { contact, contactId, role } = Object(item) as Fields
  const id = contact ?? contactId
  return typeof role === 'string' && !isUsualRole(role) && typeof id === 'string' && contactIds.includes(id)
}

/** The value without such roles of these contacts, wherever lists in it have some; the same value if there are none. */
export function withoutOwnRoles(value: unknown, contactIds: readonly string[]): unknown {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value
    const left = items.filter((item) => !isOwnRoleOf(item, contactIds)).map((item) => withoutOwnRoles(item, contactIds))
    return left.length === items.length && left.every((item, place) => item === items[place]) ? value : left
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  const entries = Object.entries(value).map(([key, one]) => [key, withoutOwnRoles(one, contactIds)] as const)
  const fields = value as Fields
  return entries.every(([key, one]) => one === fields[key]) ? value : Object.fromEntries(entries)
}
