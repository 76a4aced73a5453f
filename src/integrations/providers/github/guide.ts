/** How GitHub is set up. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const githubGuide: SenderGuide = {
  en: {
    about: 'issues that people open',
    steps: [
      'In the repository: Settings → Webhooks → Add webhook.',
      'Paste the address and the secret. Content type: application/json.',
      'Choose “Let me select individual events” and tick only Issues, then Add webhook.',
    ],
    paste: [
      { into: 'Payload URL', value: 'address' },
      { into: 'Secret', value: 'secret' },
    ],
    lead: 'Each opened issue is a lead: the person’s login, the title for the deal, the text, and the labels as tags. GitHub does not reveal the email. All other events are ignored.',
    askSecret: null,
    askToken: null,
  },
  uk: {
    about: 'issues, які відкривають люди',
    steps: [
      'У репозиторії: Settings → Webhooks → Add webhook.',
      'Вставте адресу й секрет. Content type: application/json.',
      'Виберіть «Let me select individual events», позначте лише Issues і натисніть Add webhook.',
    ],
    paste: [
      { into: 'Payload URL', value: 'address' },
      { into: 'Secret', value: 'secret' },
    ],
    lead: 'Кожна відкрита issue – лід: логін людини, заголовок для угоди, текст, а мітки стають тегами. Email GitHub не показує. Інші події пропускаються.',
    askSecret: null,
    askToken: null,
  },
}
