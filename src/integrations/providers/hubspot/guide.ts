/** How HubSpot is set up: through a private app, which has the secret and the token. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const hubspotGuide: SenderGuide = {
  en: {
    about: 'new contacts in HubSpot',
    steps: [
      'In HubSpot, open your private app again: Settings → Integrations → Private Apps → Webhooks → Edit webhooks.',
      'Paste the address at Target URL.',
      'Create subscription: object Contact, event Created. Then Subscribe and Commit changes.',
      'Create a contact with an email to try it.',
    ],
    paste: [{ into: 'Target URL', value: 'address' }],
    lead: 'Each new contact is a lead. HubSpot sends only its number; name, email, phone, company and message are fetched with the token of your private app. All other events are ignored.',
    askSecret:
      'In HubSpot: Settings → Integrations → Private Apps → Create private app, with the scope crm.objects.contacts.read. On its page open Auth and send me the client secret. I delete your message once I have read it.',
    askToken: {
      question:
        'Now send me the access token from the same page (Auth → Access token, it begins with pat-). I use it to fetch the contacts. I delete your message once I have read it.',
      button: 'Private app token',
      notOne: 'a private app token',
      there: 'A private app token is set: contacts are fetched from HubSpot',
      none: 'No private app token yet: contacts cannot be fetched. Set one with the button below.',
      problems: {
        'token-missing':
          'HubSpot sent only the number of a contact. Give me the token of your private app, and I will fetch it.',
        'token-refused':
          'HubSpot refuses the private app token: it was rotated, or the app was deleted. Give me a new one.',
        'token-not-allowed':
          'The private app may not read contacts. Give it the scope crm.objects.contacts.read, then try again.',
        'lead-gone': 'HubSpot no longer has this contact: it was deleted or merged. Discard it.',
        'some-leads-gone': 'HubSpot no longer has another contact of this delivery, so it could not be fetched.',
        'answers-missing': 'There is no contact in it, only its number.',
        'answers-refused': 'HubSpot refused to give the contact. Try again later.',
        'answers-unreadable': 'HubSpot’s answer could not be read. Try again later.',
        'answers-unreachable': 'HubSpot could not be reached, or is rate-limiting. Try again later.',
      },
    },
  },
  uk: {
    about: 'нові контакти в HubSpot',
    steps: [
      'У HubSpot знову відкрийте приватний застосунок: Settings → Integrations → Private Apps → Webhooks → Edit webhooks.',
      'Вставте адресу в Target URL.',
      'Create subscription: обʼєкт Contact, подія Created. Потім Subscribe і Commit changes.',
      'Щоб перевірити, створіть контакт з email.',
    ],
    paste: [{ into: 'Target URL', value: 'address' }],
    lead: 'Кожен новий контакт – лід. HubSpot надсилає лише його номер; імʼя, email, телефон, компанія та повідомлення завантажуються з токеном вашого приватного застосунку. Інші події пропускаються.',
    askSecret:
      'У HubSpot: Settings → Integrations → Private Apps → Create private app, з дозволом crm.objects.contacts.read. На його сторінці відкрийте Auth і надішліть мені client secret. Я видалю ваше повідомлення, щойно прочитаю.',
    askToken: {
      question:
        'Тепер надішліть access token з тієї самої сторінки (Auth → Access token, починається з pat-). З ним я отримуватиму контакти. Я видалю ваше повідомлення, щойно прочитаю.',
      button: 'Токен застосунку',
      notOne: 'токеном приватного застосунку',
      there: 'Токен приватного застосунку задано: контакти завантажуються з HubSpot',
      none: 'Токена приватного застосунку ще немає: отримати контакти неможливо. Задайте його кнопкою нижче.',
      problems: {
        'token-missing':
          'HubSpot надіслав лише номер контакту. Надішліть токен приватного застосунку, і я отримаю контакт.',
        'token-refused':
          'HubSpot не приймає токен приватного застосунку: його замінено або застосунок видалено. Надішліть новий.',
        'token-not-allowed':
          'Приватний застосунок не має права читати контакти. Додайте дозвіл crm.objects.contacts.read, а потім спробуйте ще раз.',
        'lead-gone': 'У HubSpot такого контакту вже немає: його видалено або обʼєднано з іншим. Відкиньте надходження.',
        'some-leads-gone': 'Іншого контакту з цього надходження у HubSpot уже немає, тож отримати його не вдалося.',
        'answers-missing': 'Контакту тут немає, лише його номер.',
        'answers-refused': 'HubSpot відмовився надати контакт. Спробуйте пізніше.',
        'answers-unreadable': 'Відповідь HubSpot не вдалося прочитати. Спробуйте пізніше.',
        'answers-unreachable': 'HubSpot не відповідає або просить зачекати. Спробуйте пізніше.',
      },
    },
  },
}
