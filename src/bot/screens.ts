/** Every screen of the bot, by name. */
import { board } from '../../menus/board.ts'
import { contact } from '../../menus/contact.ts'
import { contacts } from '../../menus/contacts.ts'
import { deal } from '../../menus/deal.ts'
import { editContact } from '../../menus/edit-contact.ts'
import { editDeal } from '../../menus/edit-deal.ts'
import { firstSteps } from '../../menus/first-steps.ts'
import { found } from '../../menus/found.ts'
import { home } from '../../menus/home.ts'
import { invitation } from '../../menus/invitation.ts'
import { invite } from '../../menus/invite.ts'
import { inviteRole } from '../../menus/invite-role.ts'
import { lostReason } from '../../menus/lost-reason.ts'
import { member } from '../../menus/member.ts'
import { moveDeal } from '../../menus/move-deal.ts'
import { notice } from '../../menus/notice.ts'
import { settings } from '../../menus/settings.ts'
import { stageDeals } from '../../menus/stage-deals.ts'
import { team } from '../../menus/team.ts'
import { timeline } from '../../menus/timeline.ts'
import { welcome } from '../../menus/welcome.ts'
import { workspaces } from '../../menus/workspaces.ts'
import type { Screens } from './show-screen.ts'

export const SCREENS: Screens = {
  welcome,
  home,
  contacts,
  contact,
  editContact,
  board,
  stageDeals,
  deal,
  editDeal,
  moveDeal,
  lostReason,
  timeline,
  found,
  notice,
  settings,
  workspaces,
  team,
  member,
  inviteRole,
  invite,
  invitation,
  firstSteps,
}
