/** Members in the export. */
import { z } from 'zod'

import { LOCALES } from '../../../locale.ts'
import { MEMBER_STATUSES, type MemberRecord, ROLES } from '../../../models/member.ts'
import { id, number, plain, text, textOrNull, time } from '../field.ts'
import { byChoice } from '../../fields/filter.ts'
import { defineResource } from '../resource.ts'

export const members = defineResource<MemberRecord>({
  name: 'members',
  singular: 'member',
  about: 'The people of the workspace, including those who have left',
  deletable: false,
  fields: {
    id: id('_id', 'Id of the member'),
    name: text('name', 'As in Telegram'),
    username: textOrNull('username', 'In Telegram'),
    role: plain('role', z.enum(ROLES)),
    status: plain('status', z.enum(MEMBER_STATUSES)),
    locale: plain('locale', z.enum(LOCALES).nullable()),
    timeZone: textOrNull('timeZone', 'Their own time zone; null if the workspace’s applies'),
    version: number('version', 'Increases with every change'),
    createdAt: time('createdAt', 'When they joined'),
    updatedAt: time('updatedAt', 'When the record last changed'),
  },
  filters: {
    role: byChoice('role', ROLES, 'With this role'),
    status: byChoice('status', MEMBER_STATUSES, 'Active or removed'),
  },
})
