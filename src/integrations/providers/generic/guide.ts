/** How anything is set up that can send to an address. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const genericGuide: SenderGuide = {
  en: {
    about: 'Zapier, Make, n8n, a form, a script',
    steps: [
      'Let your tool send a POST request with JSON or a form to the address. In Zapier: Webhooks by Zapier → POST; in Make: HTTP → Make a request; in n8n: HTTP Request.',
      'Set the header Authorization. If your tool cannot set a header, use the address with the secret at its end instead.',
      'Send at least a name, an email or a phone, such as {"name": "…", "email": "…", "phone": "…", "note": "…"}.',
    ],
    paste: [
      { into: 'URL', value: 'address' },
      { into: 'Authorization', value: 'bearer' },
      { into: 'URL, without a header', value: 'address-with-secret' },
    ],
    lead: 'Each request is a lead, or up to 100 in a list. Fields are known by their names in English and Ukrainian; all others go into the note.',
    askSecret: null,
    askToken: null,
  },
  uk: {
    about: 'Zapier, Make, n8n, форма, скрипт',
    steps: [
      'Нехай ваш інструмент надсилає на адресу запит POST з JSON або формою. У Zapier: Webhooks by Zapier → POST; у Make: HTTP → Make a request; у n8n: HTTP Request.',
      'Додайте заголовок Authorization. Якщо інструмент не вміє додавати заголовки, вкажіть натомість адресу із секретом наприкінці.',
      'Надсилайте щонайменше імʼя, email або телефон, наприклад {"name": "…", "email": "…", "phone": "…", "note": "…"}.',
    ],
    paste: [
      { into: 'URL', value: 'address' },
      { into: 'Authorization', value: 'bearer' },
      { into: 'URL, якщо без заголовка', value: 'address-with-secret' },
    ],
    lead: 'Кожен запит – лід, або до 100 у списку. Поля розпізнаються за назвами англійською та українською; усе інше потрапляє в нотатку.',
    askSecret: null,
    askToken: null,
  },
}
