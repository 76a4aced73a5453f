/** How Tilda is set up. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const tildaGuide: SenderGuide = {
  en: {
    about: 'forms and orders of a Tilda site',
    steps: [
      'In Tilda, open Site Settings → Forms → Webhook.',
      'Paste the address with the secret as Script URL and press Add; Tilda checks it with a test request.',
      'Choose on which forms it works: all, or in each block under Content → Data receiver.',
      'Republish the pages and fill in the form once.',
    ],
    paste: [{ into: 'Webhook URL', value: 'address-with-secret' }],
    lead: 'Each filled-in form is a lead: Name, Email, Phone, and of an order the amount and the products. All other answers go into the note.',
    askSecret: null,
    askToken: null,
  },
  uk: {
    about: 'форми й замовлення сайту на Tilda',
    steps: [
      'У Tilda відкрийте «Налаштування сайту» → «Форми» → Webhook.',
      'Вставте адресу із секретом у поле адреси скрипта й натисніть «Додати»; Tilda перевірить її тестовим запитом.',
      'Виберіть, у яких формах він працює: в усіх або в кожному блоці: «Контент» → «Приймач даних».',
      'Опублікуйте сторінки знову й заповніть форму один раз.',
    ],
    paste: [{ into: 'Webhook URL', value: 'address-with-secret' }],
    lead: 'Кожна заповнена форма – лід: імʼя, email, телефон, а із замовлення – сума й товари. Інші відповіді потрапляють у нотатку.',
    askSecret: null,
    askToken: null,
  },
}
