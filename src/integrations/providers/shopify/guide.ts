/** How Shopify is set up. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const shopifyGuide: SenderGuide = {
  en: {
    about: 'orders, checkouts and customers of a shop',
    steps: [
      'In Shopify: Settings → Notifications → Webhooks → Create webhook.',
      'Event: Order creation. Format: JSON. Paste the address, choose the latest API version, then Save.',
      'Do the same for Checkout creation or Customer creation, if they are leads to you.',
      'Choose Send test notification to try it.',
    ],
    paste: [{ into: 'URL', value: 'address' }],
    lead: 'Each new order is a lead: the person, the company, the order’s number as the title, the amount, what was bought, and the tags. So are started checkouts and new customers. All other events are ignored.',
    askSecret:
      'In Shopify, open Settings → Notifications → Webhooks: below the list it says “Your webhooks will be signed with” and the key. Send me that key. (If an app sends, it is the app’s client secret.) I delete your message once I have read it.',
    askToken: null,
  },
  uk: {
    about: 'замовлення, кошики та клієнти магазину',
    steps: [
      'У Shopify: Settings → Notifications → Webhooks → Create webhook.',
      'Event: Order creation. Format: JSON. Вставте адресу, виберіть найновішу версію API та натисніть Save.',
      'Зробіть те саме для Checkout creation або Customer creation, якщо для вас це теж ліди.',
      'Щоб перевірити, натисніть Send test notification.',
    ],
    paste: [{ into: 'URL', value: 'address' }],
    lead: 'Кожне нове замовлення – лід: людина, компанія, номер замовлення як назва угоди, сума, що куплено, і теги. Так само розпочаті оформлення й нові клієнти. Інші події пропускаються.',
    askSecret:
      'У Shopify відкрийте Settings → Notifications → Webhooks: під списком написано «Your webhooks will be signed with», а далі ключ. Надішліть його мені. (Якщо надсилає застосунок, це його client secret.) Я видалю ваше повідомлення, щойно прочитаю.',
    askToken: null,
  },
}
