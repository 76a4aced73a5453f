/** What the afternoon bot shows: a text and buttons, from one read of the person and one of the page. */
import { InlineKeyboard } from 'grammy'
import { type Db, type Document, ObjectId } from 'mongodb'

export type Page = { readonly text: string; readonly keyboard: InlineKeyboard }

export type AfternoonPages = {
  readonly home: (telegramUserId: number) => Promise<Page>
  readonly settings: (telegramUserId: number) => Promise<Page>
  /** @param after where the page before it ended */
  readonly contacts: (telegramUserId: number, after?: string) => Promise<Page>
}

/** As many as the product shows. */
const PAGE_SIZE = 8

/** @param db with the records that the product reads too */
export function createAfternoonPages(db: Db): AfternoonPages {
  const members = db.collection('members')
  const workspaces = db.collection('workspaces')
  const contacts = db.collection('contacts')

  async function memberOf(telegramUserId: number): Promise<Document> {
    const member = await members.findOne({ telegramUserId, status: 'active' })
    if (member === null) throw new Error(`Nobody knows person ${telegramUserId}`)
    return member
  }

  async function withWorkspace(telegramUserId: number): Promise<{ member: Document; workspace: Document }> {
    const member = await memberOf(telegramUserId)
    const workspace = await workspaces.findOne({ _id: member['workspaceId'] })
    if (workspace === null) throw new Error('The workspace is gone')
    return { member, workspace }
  }

  return {
    async home(telegramUserId) {
      const { member, workspace } = await withWorkspace(telegramUserId)
      const keyboard = new InlineKeyboard()
        .text('Contacts', 'go/contacts/')
        .text('Deals', 'go/deals/')
        .row()
        .text('Agenda', 'go/agenda/')
        .row()
        .text('Add contact', 'go/add/')
        .text('Add deal', 'go/addDeal/')
        .row()
        .text('Search', 'go/search/')
        .row()
        .text('Team', 'go/team/')
        .text('Settings', 'go/settings/')
      const text = `Hello, ${member['name']}!\n🏢 ${workspace['name']} · ${member['role']}\n\nWhat would you like to do?`
      return { text, keyboard }
    },

    async settings(telegramUserId) {
      const { member, workspace } = await withWorkspace(telegramUserId)
      const keyboard = new InlineKeyboard()
        .text('English', 'go/english/')
        .text('Українська', 'go/ukrainian/')
        .row()
        .text('Notifications', 'go/notifications/')
        .row()
        .text('Workspaces', 'go/workspaces/')
        .row()
        .text('Home', 'go/home/')
      const lines = ['name', 'currency', 'timeZone', 'region'].map((key) => `${key}: ${workspace[key]}`)
      return { text: `Settings\n\n${lines.join('\n')}\nLanguage: ${member['locale']}`, keyboard }
    },

    async contacts(telegramUserId, after) {
      const { workspaceId } = await memberOf(telegramUserId)
      const found = await contacts
        .find({ workspaceId, deletedAt: null, ...beyond(after) })
        .project({ displayName: 1, jobTitle: 1, updatedAt: 1 })
        .sort({ updatedAt: -1, _id: -1 })
        .limit(PAGE_SIZE + 1)
        .toArray()
      const shown = found.slice(0, PAGE_SIZE)
      const keyboard = new InlineKeyboard()
      for (const { _id, displayName, jobTitle } of shown)
        keyboard.text(`${displayName} · ${jobTitle}`, `go/open:${_id}/`).row()
      const last = shown.at(-1)
      if (found.length > PAGE_SIZE && last !== undefined) keyboard.text('▶️', `go/list:${keyOf(last)}/`).row()
      keyboard.text('By name', 'go/byName/').text('Mine', 'go/mine/').row()
      keyboard.text('Add contact', 'go/add/').text('Search', 'go/search/').row()
      keyboard.text('Home', 'go/home/')
      return { text: 'Contacts · recent\nPick one to open it.', keyboard }
    },
  }
}

function keyOf({ _id, updatedAt }: Document): string {
  return `${(updatedAt as Date).getTime().toString(36)}.${_id}`
}

/** With an outer bound that an index serves, as the product's own query has it. */
function beyond(after: string | undefined): Document {
  if (after === undefined) return { updatedAt: { $gte: new Date(0) } }
  const [time = '', id = ''] = after.split('.')
  const updatedAt = new Date(Number.parseInt(time, 36))
  return {
    updatedAt: { $lte: updatedAt },
    $or: [{ updatedAt: { $lt: updatedAt } }, { updatedAt, _id: { $lt: new ObjectId(id) } }],
  }
}
