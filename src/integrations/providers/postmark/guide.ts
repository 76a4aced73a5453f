/** How Postmark is set up. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const postmarkGuide: SenderGuide = {
  en: {
    about: 'emails received by Postmark',
    steps: [
      'In Postmark, open the server → Default Inbound Stream → Settings.',
      'Paste the address at Webhook and save. It contains a password: share it with nobody.',
      'Let mail for your address reach Postmark: forward it to the inbound address shown there, or set up an inbound domain.',
      'Choose Check next to the webhook to try it, then write a mail.',
    ],
    paste: [{ into: 'Webhook', value: 'address-with-user' }],
    lead: 'Each mail from a person is a lead: name, email, the subject as the title, and the text without what it quotes. Of attachments only the names are kept. Bounces, automatic replies, newsletters and mails of your own domain are ignored.',
    askSecret: null,
    askToken: null,
  },
  uk: {
    about: 'листи, які отримує Postmark',
    steps: [
      'У Postmark відкрийте сервер → Default Inbound Stream → Settings.',
      'Вставте адресу в поле Webhook і збережіть. У ній є пароль: не показуйте її нікому.',
      'Нехай листи на вашу адресу потрапляють до Postmark: пересилайте їх на показану там inbound-адресу або налаштуйте inbound domain.',
      'Щоб перевірити, натисніть Check біля вебхука, а потім напишіть листа.',
    ],
    paste: [{ into: 'Webhook', value: 'address-with-user' }],
    lead: 'Кожен лист від людини – лід: імʼя, email, тема як назва угоди й текст без цитат. Від вкладень залишаються лише назви. Повернені листи, автовідповіді, розсилки та листи з вашого домену пропускаються.',
    askSecret: null,
    askToken: null,
  },
}
