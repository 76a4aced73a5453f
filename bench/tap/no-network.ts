/** A Bot API that answers at once, in the process. */
import type { ApiClientOptions } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'

export const TOKEN = `7000000003:${'bench-'.repeat(6)}`

export const BOT_INFO: UserFromGetMe = {
  id: 7_000_000_003,
  is_bot: true,
  first_name: 'Bench',
  username: 'bench_bot',
  can_join_groups: false,
  can_read_all_group_messages: false,
  can_manage_bots: false,
  supports_inline_queries: true,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  supports_join_request_queries: false,
}

export const answering = {
  fetch: () => Promise.resolve(Response.json({ ok: true, result: true })),
} satisfies ApiClientOptions
