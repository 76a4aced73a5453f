import { badRequest } from '../bot-api-error.ts'
import type { MethodCall } from '../method-call.ts'
import { textOf } from '../parameters.ts'
import { toBotUser } from '../to-bot-api-message.ts'

const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024

export function getMe({ core }: MethodCall): object {
  return {
    ...toBotUser(core.store.state),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
  }
}

export function getFile({ core, parameters }: MethodCall): object {
  const file = core.store.state.files.get(textOf(parameters, 'file_id') ?? '')
  if (file === undefined) throw badRequest('invalid file_id')
  if (file.file_size > MAX_DOWNLOAD_BYTES) throw badRequest('file is too big')
  const { file_id, file_unique_id, file_size, file_path } = file
  return { file_id, file_unique_id, file_size, file_path }
}
