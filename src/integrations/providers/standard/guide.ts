/** How a sender is set up that signs as Standard Webhooks does. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const standardGuide: SenderGuide = {
  en: {
    about: 'your own program, or a service that sends with Svix',
    steps: [
      'Let your program sign each message as Standard Webhooks 1.0.0 says; the libraries standardwebhooks and svix do it with this secret.',
      'In a service that sends with Svix: add an endpoint with the address, then enter the secret as its signing secret.',
      'Put the lead into data, or let it be the whole body: {"type": "lead.created", "data": {"name": "…", "email": "…"}}.',
    ],
    paste: [
      { into: 'Endpoint URL', value: 'address' },
      { into: 'Signing secret', value: 'secret' },
    ],
    lead: 'Each message is a lead, or up to 100 in a list. Fields are known by their names in English and Ukrainian; all others go into the note.',
    askSecret: null,
    askToken: null,
  },
  uk: {
    about: 'ваша програма або сервіс, що надсилає через Svix',
    steps: [
      'Нехай ваша програма підписує кожне повідомлення за Standard Webhooks 1.0.0; бібліотеки standardwebhooks і svix роблять це з цим секретом.',
      'У сервісі, що надсилає через Svix: додайте endpoint з адресою та введіть секрет як signing secret.',
      'Покладіть лід у data, або хай він буде всім тілом: {"type": "lead.created", "data": {"name": "…", "email": "…"}}.',
    ],
    paste: [
      { into: 'Endpoint URL', value: 'address' },
      { into: 'Signing secret', value: 'secret' },
    ],
    lead: 'Кожне повідомлення – лід, або до 100 у списку. Поля розпізнаються за назвами англійською та українською; усе інше потрапляє в нотатку.',
    askSecret: null,
    askToken: null,
  },
}
