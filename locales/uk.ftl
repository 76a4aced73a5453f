# Усі тексти, які бачить людина, українською.

## Що може піти не так

error-VALIDATION = Це не підходить. Перевірте й спробуйте ще раз.
error-NOT_FOUND = Цього вже немає. Можливо, його видалили.
error-FORBIDDEN = Ваша роль цього не дозволяє. Зверніться до власника або адміністратора простору.
error-delete-others = У цьому просторі менеджери з продажу видаляють лише свої записи. Зверніться до відповідального або керівника.
error-UNAUTHENTICATED = У вас ще немає простору. Надішліть /start, щоб створити його або приєднатися до наявного.
error-CONFLICT = Хтось змінив це тієї самої миті. Ось як є тепер: спробуйте ще раз.
error-CONFLICT-already-undone = Це вже відмінено.
error-CONFLICT-changed-since = Відтоді тут щось змінили, тож відмінити не можна.
error-CONFLICT-task-closed = Це завдання вже виконано.
error-CONFLICT-task-open = Це завдання вже відкрите.
error-CONFLICT-key-not-active = Цей ключ уже не працює, тож замінити його не можна. Створіть новий.
error-CONFLICT-delivery-settled = Це надходження тим часом уже опрацьовано. Відкрийте список, щоб побачити, що з ним сталося.
error-CONFLICT-source-paused = Це джерело лідів призупинено. Спершу відновіть його.
error-CONFLICT-unknown-sender = Ця версія ClientSphere не знає, що надсилає до цього джерела. Спершу оновіть її.
error-CONFLICT-last-owner = Ви єдиний власник. Спершу передайте права власника комусь іншому.
error-CONFLICT-offer-gone = Ця пропозиція вже не діє.
error-CONFLICT-not-deleted = Цього вже немає в кошику: хтось це відновив.
error-CONFLICT-merged = Цей запис об’єднано з «{ $name }»: усе, що в ньому було, тепер там.
error-limit-api-key = Активних ключів API у просторі вже { $limit }, більше не можна. Відкличте той, що нікому не потрібен, і створіть новий.
error-limit-lead-source = Джерел лідів у просторі вже { $limit }, більше не можна. Видаліть те, що нікому не потрібне, і додайте нове.
error-STAGE_REQUIREMENTS = Для цього етапу в угоді чогось бракує. Відкрийте угоду й перемістіть її ще раз: я запитаю.
error-EXPIRED = Термін дії минув.
error-trash-expired = Це видалено понад { $days } дн. тому, відновити вже не можна.
error-RATE_LIMITED = Трохи зашвидко. Зачекайте мить і спробуйте ще раз.
error-UNAVAILABLE = Сервіс зараз недоступний. Нічого не втрачено: спробуйте за хвилину.
error-INTERNAL = У нас щось пішло не так. Нічого не втрачено: спробуйте ще раз.

## У діалогах

cancelled = Скасовано.
cancelled-kept = Скасовано. Написане збережено: продовжити можна кнопкою.
expired-kept = Форма надто довго чекала й закрилася. Написане збережено: продовжити можна кнопкою.
expired-updated = Цю форму закрило оновлення бота. Ви написали:
    { $typed }
you-had-typed = Ви написали: { $typed }
nothing-to-cancel = Немає чого скасовувати.
left-kept = Відкриту форму закрито. Написане збережено.
button-resume = ▶️ Продовжити
draft-gone = Збереженого вже немає. Почніть, будь ласка, спочатку.
only-text = Надішліть це, будь ласка, текстом.
answer-corrected = ✏️ Виправлено.
edit-unused = Змінене повідомлення тут уже нічого не змінює: відкрийте запис і натисніть «Змінити» або надішліть рядок ще раз.
unsupported-content = Я розумію текст, картки контактів, фото, файли та голосові повідомлення. Напишіть ім’я для пошуку або поділіться контактом, щоб додати його.
unknown-command = Не знаю такої команди. Усі команди: /help.
button-outdated = Ця кнопка з попередньої версії. Ось актуальне меню.
elsewhere = 🔀 Це в іншому вашому просторі: { $name }.
button-switch-to = 🔀 Перейти до { $name }

## Слова, що вживаються в кількох місцях

language-en = 🇬🇧 English
language-uk = 🇺🇦 Українська
role-owner = Власник
role-admin = Адміністратор
role-manager = Керівник
role-rep = Менеджер з продажу
role-viewer = Спостерігач
role-about-owner = може все, зокрема передати простір іншому
role-about-admin = налаштування, ролі та запрошення
role-about-manager = бачить усе, запрошує менеджерів
role-about-rep = додає та змінює контакти й угоди
role-about-viewer = лише читає

## Кнопки

button-create-workspace = ➕ Створити робочий простір
button-have-invite = ✉️ Маю запрошення
button-contacts = 👤 Контакти
button-add-contact = ➕ Додати контакт
button-add-first-contact = ➕ Додати перший контакт
button-search = 🔎 Пошук
button-search-again = 🔎 Шукати ще раз
button-team = 👥 Команда
button-settings = ⚙️ Налаштування
button-home = 🏠 Головна
button-start = ▶️ Почати
button-back = « Назад
button-edit = ✏️ Змінити
button-delete = 🗑 Видалити
button-more = ⋯ Ще
button-confirm = ✅ Підтвердити
button-trash = 🗑 Кошик
button-restore = ♻️ Відновити
button-restore-along = ♻️ Відновити разом із { $names }
button-restore-alone = ♻️ Відновити лише це
button-undo = ↩️ Відмінити
button-invite = ✉️ Запросити
button-join = ✅ Приєднатися
button-open-workspace = 🏠 Відкрити
button-workspaces = 🔀 Простори
button-samples-load = 🧪 Додати приклади
button-samples-remove = 🧹 Прибрати приклади
button-make-role = Призначити роль: { $role }
button-order-recent = 🕒 Спершу останні
button-order-name = 🔤 За іменем
button-scope-all = 👥 Усі
button-scope-mine = 👤 Лише мої
button-skip = Пропустити ⏭
button-save = ✅ Зберегти
button-cancel = ✖️ Скасувати
button-clear = 🗑 Очистити
button-open-duplicate = 👤 Відкрити: { $name }
button-add-named = ➕ Додати: { $name }
button-add-anyway = ➕ Усе одно додати
button-deals = 💼 Угоди
button-board = 💼 Воронка
button-add-deal = ➕ Нова угода
button-won = 🏆 Виграно
button-lost = ❌ Програно
button-move = ↔️ Етап…
button-reopen = 🔓 Відкрити знову
button-note = 📝 Нотатка
button-contact = 👤 Контакт
button-timeline = 🕘 Історія
button-older = Раніше ▶️
button-newest = ◀️ Останні
button-other-reason = ✏️ Інша причина

## Перше знайомство

welcome-title = 👋 ClientSphere
welcome-text = Контакти й угоди вашої команди просто тут, у Telegram.
    Створіть робочий простір для команди або приєднайтеся за запрошенням.
first-steps-text = Усе готово. З чого почнемо? Приклади покажуть команду за роботою: контакти, угоди, завдання та історію за три місяці. Прибрати їх можна одним дотиком.
home-hint = Оберіть нижче або просто напишіть ім’я, номер чи email для пошуку.
tip-task = 💡 Напишіть «подзвонити Анні завтра о 10:00» – і це стане завданням.
tip-note = 💡 Напишіть «Анна: чекає на пропозицію до п’ятниці» – і це стане нотаткою про Анну.
tip-contact = 💡 Напишіть або вставте «Анна Берг +380 44 123 4567 anna@example.com» – і це стане контактом.
tip-deal = 💡 Напишіть «угода сайт для Acme 5000» – і це стане угодою.
tip-repeat = 💡 Напишіть «дзвонити Максу щопонеділка о 9» – і завдання повторюватиметься щотижня.
tip-field = 💡 Коли контакт або угоду відкрито для редагування, напишіть «Email: anna@example.com» – і поле зміниться.
tip-digits = 💡 Напишіть останні чотири цифри номера, щоб дізнатися, чий він.
tip-tag = 💡 Напишіть «#vip», щоб знайти все з цією міткою.
tip-colleague = 💡 Напишіть «подзвонити Анні завтра @max» – і завдання отримає Макс.
workspaces-title = 🔀 Простори
workspaces-pick = Працювати можна лише в одному просторі водночас.
workspace-switched = ✅ Тепер ви у просторі { $name }.
workspace-created = ✅ Простір { $name } створено.

## Створення простору та його налаштування

ask-workspace-name = Як називається ваша команда чи компанія?
ask-currency = У якій валюті ви продаєте? Оберіть або напишіть код іншої, наприклад CHF.
ask-time-zone = У якому ви часовому поясі? Оберіть або напишіть місто, наприклад Мюнхен.
ask-region = З якої країни ваші номери телефонів? Оберіть або напишіть іншу.
ask-setting-name = Як назвати простір?
setting-name = Назва
setting-currency = Валюта
setting-timeZone = Часовий пояс
setting-region = Телефонний код
settings-title = ⚙️ Налаштування
settings-language = Мова
button-me = 👤 Мої налаштування
me-title = 👤 Мої налаштування
me-zone-own = { $zone }, власний
me-zone-of-workspace = { $zone }, як у команди
me-time-now = Зараз у вас { $time }.
me-hint = За вашим часом приходять нагадування й щоденний огляд. За ним же показано весь час, і так само я розумію час, який ви пишете.
button-own-time-zone = 🕐 Змінити мій часовий пояс
button-zone-of-workspace = ↩️ Як у команди: { $zone }
ask-own-time-zone = У якому ви часовому поясі? Оберіть або напишіть своє місто, наприклад Львів.
ask-which-city = Таких місць кілька. Яке саме? Оберіть або напишіть інше місто.
settings-changed = Поки я чекав на відповідь, налаштування змінилися: { $settings }. Тепер ваша відповідь означала б інше, тому напишіть її ще раз.
settings-saved = ✅ Збережено.
rule-visibility = Хто що бачить
rule-visibility-team = усі бачать усе
rule-visibility-own = менеджери з продажу бачать лише своє
rule-about-visibility-team = Усі в просторі бачитимуть усі контакти, угоди, завдання й нотатки, хоч би чиї вони були.
rule-about-visibility-own = Менеджери з продажу та спостерігачі бачитимуть свої контакти й угоди, призначені їм завдання, а також усе, що поки нічиє, як-от нові ліди.
    Записів колег вони не бачитимуть: ні в списках, ні в пошуку, ні в сумах, ні в історії, ні в повідомленнях, ні за посиланням.
    Власники, адміністратори й керівники й далі бачать усе.
rule-deletion = Що можна видаляти
rule-deletion-team = менеджери з продажу — усе, що бачать
rule-deletion-own = менеджери з продажу — лише своє
rule-about-deletion-team = Менеджери з продажу зможуть видаляти все, що бачать, зокрема записи колег. Бот перепитає, повідомить відповідального, а керівники зможуть відновити запис із кошика.
rule-leaderboard = Рейтинг менеджерів
rule-leaderboard-on = є у звітах
rule-leaderboard-off = вимкнено
rule-about-leaderboard-on = У звітах буде рейтинг: хто скільки виграв, поіменно. Менеджери з продажу, які бачать лише своє, бачитимуть у ньому тільки себе.
rule-about-leaderboard-off = Рейтингу більше не бачитиме ніхто, навіть керівники. Усі інші звіти залишаться.
rule-about-deletion-own = Менеджери з продажу видалятимуть лише свої та нічиї записи. Запис колеги видалить сам колега або керівник, адміністратор чи власник.
samples-loaded = { $contacts ->
    [0] Приклади вже додано.
   *[other] ✅ Приклади додано: контакти ({ $contacts }) та угоди ({ $deals }) із завданнями й нотатками. Прибрати їх можна в налаштуваннях.
}
samples-among-title = 🧪 Додати приклади?
samples-among = Тут уже є ваші власні записи: { $counts }.
    Приклади стоятимуть поруч із ними — у списках, сумах, пошуку та експорті, — доки ви їх не приберете. Ваші записи при цьому лишаться.
button-samples-anyway = 🧪 Усе одно додати
samples-count-contacts = контакти ({ $count })
samples-count-companies = компанії ({ $count })
samples-count-deals = угоди ({ $count })
samples-count-tasks = завдання ({ $count })
samples-count-notes = нотатки ({ $count })
samples-removed = ✅ Приклади прибрано: контакти ({ $contacts }), угоди ({ $deals }) та їхні завдання й нотатки. Усе, що ви додали самі, лишилося.

## Команда та запрошення

team-title = 👥 Команда
team-count = { $count ->
    [one] { $count } учасник
    [few] { $count } учасники
   *[other] { $count } учасників
}
member-role-changed = ✅ { $name }: { $role }.
invite-which-role = Для якої ролі запрошення?
invite-created = ✉️ Надішліть це посилання тим, кого запрошуєте до простору { $workspace }. Роль: { $role }. Діє для { $count ->
    [one] { $count } людини
   *[other] { $count } людей
} до { $until }
invite-code-hint = Або нехай надішлють боту цей код:
ask-invite = Надішліть посилання або код запрошення.
invite-unknown = Не знаю такого запрошення. Перевірте, чи надіслали його повністю, або попросіть нове.
invite-expired = Це запрошення вже не діє. Нове може створити { $name }.
invite-used-up = Це запрошення вже використано. Нове може створити { $name }.
invite-revoked = Це запрошення відкликано. Нове може створити { $name }.
invite-before-removal = Це запрошення створено до того, як ви вийшли з простору. Нове може створити { $name }.
invite-share-text = Приєднуйтеся до простору { $workspace }. Роль: { $role }
button-share = 📤 Поділитися
button-copy-link = 📋 Скопіювати посилання
button-copy-address = 📋 Скопіювати адресу
button-copy-secret = 📋 Скопіювати секрет
button-copy-key = 📋 Скопіювати ключ
button-copy-code = 📋 Скопіювати код
button-write = 💬 Написати
team-invites = Відкриті запрошення:
button-invites = 🔗 Відкриті запрошення
invites-title = 🔗 Відкриті запрошення
invites-about = За ними ще можна приєднатися. Торкніться, щоб переглянути або відкликати.
invites-none = Відкритих запрошень немає.
invite-line-uses = { $count ->
    [one] ще { $count } раз
    [few] ще { $count } рази
   *[other] ще { $count } разів
}
invite-line-until = до { $until }
invite-line-stopped = зупинено
invite-title = Запрошення: { $role }
invite-state-active = Діє
invite-state-stopped = ⛔️ Зупинено: той, хто його створив, уже не може запрошувати на цю роль.
invite-state-revoked = 🚫 Відкликано
invite-state-expired = Термін дії минув
invite-state-used-up = Використано
invite-maker = Автор: { $name }
invite-uses-left = { $count ->
    [one] Діє ще для { $count } людини
   *[other] Діє ще для { $count } людей
}
invite-until = До { $until }
invite-link-once = Посилання показано один раз, коли запрошення створювали. Якщо воно знову потрібне, створіть нове запрошення.
invite-revoked-now = 🚫 Запрошення відкликано ({ $role }). За ним уже ніхто не приєднається.
invite-restored = ↩️ Відмінено: запрошення знову діє ({ $role }).
invitation-text = { $inviter } запрошує вас приєднатися. Ваша роль: { $role }.
invitation-joined-already = Ви вже в цьому просторі.
invitation-own = Це ваше власне запрошення ({ $role }). Надішліть його тому, кого хочете бачити в команді. Ви вже в цьому просторі.
invitation-joined = ✅ Вітаємо у просторі { $name }!
news-joined = 👋 { $name } тепер у команді: ваше запрошення прийнято.
news-keys-stopped = 🔑 { $name } більше не може створювати ключі API, тож { $count ->
    [one] цей ключ зупинено
   *[other] ці ключі зупинено
}. Візьміть на себе потрібні, решту відкличте.

## Хто йде з команди, і права власника

button-remove-member = 🚪 Прибрати з команди
button-remove-now = 🚪 Прибрати: { $name }
button-leave = 🚪 Вийти з простору
button-leave-named = 🚪 Вийти з { $name }
button-leave-now = 🚪 Вийти
button-all-to = Усе передати: { $name }
button-all-to-team = 👥 Усе — команді
button-kind-to-team = { $what }: краще команді
button-kind-to = { $what }: таки { $name }
button-offer-ownership = 👑 Передати права власника
button-withdraw-ownership = ✖️ Відкликати пропозицію
button-give-ownership = 👑 Передати: я стаю адміністратором
button-share-ownership = 👑 Розділити: ми обоє власники
button-accept-ownership = 👑 Прийняти
button-decline-ownership = ✖️ Відмовитися
button-back-to = « Назад до { $name }
the-team = команда
handover-kind-deal = 💼 Угоди
handover-kind-contact = 👤 Контакти
handover-kind-task = ⏰ Завдання
handover-kind-lead-source = 📥 Джерела лідів
handover-count-deal = { $count ->
    [one] { $count } угода
    [few] { $count } угоди
   *[other] { $count } угод
}
handover-count-contact = { $count ->
    [one] { $count } контакт
    [few] { $count } контакти
   *[other] { $count } контактів
}
handover-count-task = { $count ->
    [one] { $count } відкрите завдання
    [few] { $count } відкриті завдання
   *[other] { $count } відкритих завдань
}
handover-count-lead-source = { $count ->
    [one] ліди з { $count } джерела чи правила
   *[other] ліди з { $count } джерел чи правил
}
handover-line = • { $what } → { $to }
handover-whose = На цій людині: { $what }. Кому передати?
handover-whose-own = На вас: { $what }. Кому передати?
remove-ask = Прибрати з простору { $workspace }: { $name }?
remove-then = Доступ зникне одразу. Відмінити можна протягом доби.
leave-ask = Вийти з простору { $workspace }?
leave-then = Доступ зникне одразу, а повернутися можна лише за новим запрошенням.
member-removed = 🚪 { $name } більше не в команді.
member-handed-over = Передано: { $what }.
you-left = 🚪 Ви вийшли з простору { $workspace }.
undone-kept = Це відтоді змінили, тож лишається як є: { $what }.
task-of-team = Для команди
ownership-ask = 👑 Передати права власника простору { $workspace }? Кому: { $name }.
    Спершу потрібна згода цієї людини. До того пропозицію можна відкликати.
ownership-offered = 👑 Пропозицію надіслано: { $name }. Чекаємо на згоду.
ownership-waits = 👑 Права власника запропоновано: { $name }. Згоди ще немає.
ownership-withdrawn = ✅ Пропозицію відкликано.
ownership-is-yours = 👑 Простір { $name } тепер ваш.
ownership-is-shared = 👑 Тепер простір { $name } і ваш.
ownership-you-declined = Ви відмовилися. Усе лишається, як було.
news-removed = 🚪 Ви більше не в просторі { $workspace }: вас прибрали з команди.
news-restored = 👋 Ви знову в команді, з тією самою роллю.
news-left = 🚪 { $name } виходить із команди.
news-handed-over = 🤝 { $name } більше не в команді. Тепер на вас: { $what }.
news-ownership-offered = 👑 { $name } хоче передати вам права власника простору. Якщо погодитеся, власником станете ви, а { $name } матиме роль адміністратора.
news-ownership-shared = 👑 { $name } хоче розділити з вами права власника простору. Якщо погодитеся, ви обоє будете власниками.
news-ownership-accepted = 👑 Згода є: тепер власник { $name }. Ви — адміністратор.
news-ownership-shared-now = 👑 Згода є: тепер власники ви та { $name }.
news-ownership-declined = { $name } відмовляється від прав власника. Усе лишається, як було.
now-acting-in = 🔀 Тепер ви у просторі { $name }.
dialogue-elsewhere = 🔀 Почате у просторі { $name } чекає там на вас.
dialogue-elsewhere-unsaved = 🔀 Почате у просторі { $name } чекає там на вас. Це повідомлення я не записав як відповідь: продовжте там або надішліть ще раз.
dialogue-ended-removed = 🚪 Ви більше не в просторі, де це почали, тож я це закрив.

## Контакти

contacts-title = 👤 Контакти
contacts-pick = Торкніться, щоб відкрити.
contacts-order-recent = спершу останні
contacts-order-name = за іменем
contacts-scope-mine = лише мої
contacts-none = Контактів ще немає. Додайте перший!
contacts-none-mine = У вас ще немає контактів.
contact-added-on = 🗓 Додано { DATETIME($date, dateStyle: "medium") }
last-touch = 🕓 Остання взаємодія: { $days ->
    [0] сьогодні
    [1] учора
    [one] { $days } день тому
    [few] { $days } дні тому
   *[other] { $days } днів тому
}
contact-added = ✅ Контакт { $name } додано.
contact-saved = ✅ Збережено.
contact-unchanged = Змін немає.
contact-deleted = { $tasks ->
    [0] 🗑 Контакт { $name } видалено.
    [one] 🗑 Контакт { $name } видалено разом із { $tasks } відкритим завданням.
    [few] 🗑 Контакт { $name } видалено разом із { $tasks } відкритими завданнями.
    [many] 🗑 Контакт { $name } видалено разом із { $tasks } відкритими завданнями.
   *[other] 🗑 Контакт { $name } видалено разом із { $tasks } відкритого завдання.
}
more-what = Що зробити?
delete-ask = Видалити «{ $name }»?
delete-owner = Відповідає { $owner }: бот про це повідомить.
delete-along-title = Разом із цим зникнуть:
delete-along = { $count ->
    [one] { $count } відкрите завдання ({ $name })
    [few] { $count } відкриті завдання ({ $name })
   *[other] { $count } відкритих завдань ({ $name })
}
delete-along-own = { $count ->
    [one] { $count } ваше відкрите завдання
    [few] { $count } ваші відкриті завдання
   *[other] { $count } ваших відкритих завдань
}
delete-along-nobodys = { $count ->
    [one] { $count } відкрите завдання без виконавця
    [few] { $count } відкриті завдання без виконавця
   *[other] { $count } відкритих завдань без виконавця
}
trash-title = 🗑 Кошик
trash-hint = Видалене можна відновити протягом { $days } днів.
trash-empty = Тут порожньо.
trash-contact = 👤 Контакти: { $count }
trash-deal = 💼 Угоди: { $count }
trash-task = ⏰ Завдання: { $count }
trash-note = 📝 Нотатки: { $count }
trash-by = { $by }, { $when }
trashed-by = Видалено: { $by }, { $when }
trashed-when = Видалено { $when }
trashed-companions = Теж у кошику: { $names }
trash-restored = ♻️ «{ $name }» знову на місці.
trash-restored-along = Разом відновлено: { $names }.
trash-restored-tasks = { $count ->
    [one] Повернулося { $count } відкрите завдання.
    [few] Повернулися { $count } відкриті завдання.
   *[other] Повернулося { $count } відкритих завдань.
}
trash-restored-company = Компанія { $name } теж повернулася.
trash-restored-without = Досі в кошику: { $names }.
button-edit-done = ✔️ Готово
edit-what-else = Що ще? Торкніться поля або напишіть його з назвою, наприклад «{ $example }».
contact-edit-which = Що змінити?
undone-gone = ↩️ Відмінено: { $name } знову прибрано.
undone-changed = ↩️ Відмінено: { $name }, усе як було.
undone-back = ↩️ Відмінено: { $name } знову на місці.
undo-nothing = Немає чого відміняти.
contact-field-name = Ім’я
contact-field-phones = 📞 Телефон
contact-field-emails = ✉️ Email
contact-field-telegram = Telegram
contact-field-company = 🏢 Компанія
contact-field-jobTitle = Посада
contact-field-address = 📍 Адреса
contact-field-website = 🌐 Сайт
contact-field-birthday = 🎂 День народження
contact-field-tags = 🏷 Мітки
contact-field-owner = 👥 Відповідальний
contact-field-given = Власне ім’я
contact-field-middle = По батькові
contact-field-family = Прізвище
label-phone-mobile = мобільний
label-phone-work = робочий
label-phone-home = домашній
label-phone-other = інший
label-email-mobile = мобільний
label-email-work = робочий
label-email-home = особистий
label-email-other = інший

## Додавання та зміна контакту

add-contact-name = 👤 Новий контакт. Як звати людину?
add-contact-known = 👤 Новий контакт: { $name }
add-contact-phones = 📞 Номер телефону?
add-contact-emails = ✉️ Email?
add-contact-company = 🏢 Компанія?
add-contact-nothing = Контакту потрібне ім’я, телефон, email або компанія. Почнімо спочатку.
duplicates-found = 🤔 Можливо, такий контакт у вас уже є:
duplicate-by-email = { $name }: той самий email
duplicate-by-phone = { $name }: той самий телефон
duplicate-by-telegram = { $name }: той самий акаунт Telegram
duplicate-by-name = { $name }: те саме ім’я
duplicate-not-added = Не додано.
edit-contact-name = Як назвати контакт? Зараз: { $name }.
edit-contact-given = Яке власне ім’я? Контакт: { $name }.
edit-contact-middle = Як по батькові? Контакт: { $name }.
edit-contact-family = Яке прізвище? Контакт: { $name }.
edit-contact-phones = { $name }: які номери телефону? Кілька номерів розділіть комами.
edit-contact-emails = { $name }: які email-адреси? Кілька адрес розділіть комами.
edit-contact-company = { $name }: яка компанія?
edit-contact-jobTitle = { $name }: яка посада?
edit-contact-address = { $name }: яка адреса?
edit-contact-website = { $name }: який сайт?
edit-contact-birthday = { $name }: яка дата народження? Наприклад: 24 травня 1990
edit-contact-tags = { $name }: які мітки? Наприклад: vip партнер
button-label-of = 🔖 Позначити: { $value }
ask-address-label = Для чого { $value }? Торкніться кнопки або напишіть своїми словами, до { $limit } символів.
edit-now = Зараз: { $value }

## Угоди

amount = { $amount }
day = { DATETIME($date, dateStyle: "medium") }
day-short = { DATETIME($date, day: "numeric", month: "short") }
moment = { DATETIME($date, dateStyle: "medium", timeStyle: "short") }
moment-short = { DATETIME($date, day: "numeric", month: "short", hour: "2-digit", minute: "2-digit") }
moment-zoned = { DATETIME($date, day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short") }
board-open = { $count ->
    [one] { $count } відкрита угода
    [few] { $count } відкриті угоди
   *[other] { $count } відкритих угод
}
board-worth = { $amount }, зважена сума { $weighted }
board-converted = ≈ { $amount } разом, зважена сума { $weighted }
board-unconverted = { $count ->
    [one] ⚠️ { $count } угоду в { $currencies } не враховано: немає курсу.
    [few] ⚠️ { $count } угоди в { $currencies } не враховано: немає курсу.
   *[other] ⚠️ { $count } угод у { $currencies } не враховано: немає курсу.
}
board-none = Угод ще немає. Додайте першу!
board-none-mine = У вас ще немає угод.
stage-count = { $count ->
    [one] { $count } угода
    [few] { $count } угоди
   *[other] { $count } угод
}
stage-none = На цьому етапі угод немає.
stage-none-mine = На цьому етапі немає ваших угод.
urgency-overdue = прострочено
urgency-today = сьогодні
urgency-none = без наступного кроку
urgency-later = пізніше
urgency-rotting = застрягла на етапі
deal-in-stage = 📍 { $stage } · { $days ->
    [0] від сьогодні
    [one] { $days } день
    [few] { $days } дні
   *[other] { $days } днів
}
deal-is-won = 🏆 { $stage } · { $days ->
    [0] сьогодні
    [one] { $days } день тому
    [few] { $days } дні тому
   *[other] { $days } днів тому
}
deal-is-lost = ❌ { $stage } · { $days ->
    [0] сьогодні
    [one] { $days } день тому
    [few] { $days } дні тому
   *[other] { $days } днів тому
}
deal-is-rotting = 🥀 застрягла на етапі
deal-lost-reason = 💬 { $reason }
deal-amount = 💰 { $amount }
deal-amount-weighted = 💰 { $amount } · зважена сума { $weighted }
deal-added = ✅ Угоду «{ $title }» додано.
deal-moved = ➡️ { $title }: { $from } → { $to }
deal-won = 🎉 Угоду «{ $title }» виграно. Чудова робота!
deal-lost = ❌ Угоду «{ $title }» програно. Наступна буде вашою.
deal-deleted = { $tasks ->
    [0] 🗑 Угоду «{ $title }» видалено.
    [one] 🗑 Угоду «{ $title }» видалено разом із { $tasks } відкритим завданням.
    [few] 🗑 Угоду «{ $title }» видалено разом із { $tasks } відкритими завданнями.
    [many] 🗑 Угоду «{ $title }» видалено разом із { $tasks } відкритими завданнями.
   *[other] 🗑 Угоду «{ $title }» видалено разом із { $tasks } відкритого завдання.
}
deal-move-where = На який етап перемістити?
deal-lost-why = Чому угоду програно?
deal-lost-reasons-changed = Перелік причин щойно змінився. Чому угоду програно?
deal-moved-meanwhile = Цю угоду тим часом переміщено. Тепер її етап: { $stage }.
deal-refused-won = Цю угоду виграно. Щоб змінити її, відкрийте її знову.
deal-refused-lost = Цю угоду програно. Щоб змінити її, відкрийте її знову.
deal-refused-not-closed = Ця угода вже відкрита.
deal-refused-no-next-stage = Це останній етап: звідси угоду можна лише виграти або програти.
deal-refused-no-previous-stage = Це перший етап.
deal-refused-no-such-stage = Такого етапу вже немає.
deal-refused-already-there = Угода вже на цьому етапі.
deal-field-title = Назва
deal-field-amount = 💰 Сума
deal-field-contact = 👤 Контакт
deal-field-company = 🏢 Компанія
deal-field-expectedCloseOn = 📅 Очікуване закриття
deal-field-owner = 👥 Відповідальний
deal-field-tags = 🏷 Мітки

## Додавання, зміна та переміщення угоди

add-deal-confirm = Зберегти цю угоду?
add-deal-title = 💼 Нова угода. Як її назвати?
add-deal-title-with = 💼 Нова угода. Контакт: { $name }. Як її назвати?
add-deal-amount = 💰 Яка сума? Наприклад 5к або 1 200,50. Якщо не вказати валюту, це { $currency }.
add-deal-contact = 👤 З ким угода? Оберіть або напишіть ім’я чи номер для пошуку.
add-deal-expectedCloseOn = 📅 Коли очікуєте закрити угоду? Оберіть день або напишіть, наприклад 15 березня.
pick-contact-found = 👤 Знайдено за запитом «{ $query }». Оберіть або напишіть щось інше.
pick-contact-near = 👤 Точного збігу з «{ $query }» немає. Схожі: оберіть або напишіть щось інше.
pick-contact-none = 👤 За запитом «{ $query }» нікого не знайдено. Додайте контакт або напишіть іншу частину імені.
close-two-weeks = Через 2 тижні · { DATETIME($date, day: "numeric", month: "short") }
close-end-of-month = Кінець місяця · { DATETIME($date, day: "numeric", month: "short") }
close-end-of-next-month = Кінець наступного місяця · { DATETIME($date, day: "numeric", month: "short") }
close-end-of-quarter = Кінець кварталу · { DATETIME($date, day: "numeric", month: "short") }
edit-deal-title = Як назвати угоду? Зараз: { $name }.
edit-deal-amount = «{ $name }»: яка сума?
edit-deal-contact = З ким угода «{ $name }»? Оберіть або напишіть ім’я чи номер для пошуку.
edit-deal-company = З якою компанією угода «{ $name }»?
edit-deal-expectedCloseOn = Коли очікуєте закрити угоду «{ $name }»? Оберіть день або напишіть.
edit-deal-owner = Хто веде угоду «{ $name }»?
edit-deal-tags = «{ $name }»: які мітки? Наприклад: vip партнер
fill-amount = 💰 Для етапу «{ $stage }» потрібна сума. Яка вона? Наприклад 5к або 1 200,50.
fill-contact = 👤 Для етапу «{ $stage }» потрібен контакт. З ким угода? Оберіть або напишіть ім’я чи номер для пошуку.
fill-company = 🏢 Для етапу «{ $stage }» потрібна компанія. З якою компанією угода?
fill-expectedCloseOn = 📅 Для етапу «{ $stage }» потрібна дата. Коли очікуєте закрити угоду?
ask-lost-reason = Чому програно угоду «{ $title }»? Досить кількох слів.

## Що продаємо й кому

deal-field-recurring = 🔁 Регулярна сума
deal-field-items = 🧾 Позиції
deal-field-followsItems = 🧾 Сума за позиціями
deal-field-committed = 🤝 У прогнозі
deal-field-roles = 🎭 Ролі
deal-field-origin = 🧭 Звідки угода
deal-field-copiedFrom = 📑 Копія угоди
card-deal-recurring = 🔁 { $value }
card-deal-items = 🧾 { $value }
card-deal-origin = 🧭 { $value }
card-deal-copiedFrom = 📑 Копія угоди «{ $value }»
deal-is-committed = 🤝 Враховано в прогнозі
deal-amount-follows = за позиціями
deal-amount-typed = введено вручну; за позиціями { $total }
deal-items-more = 🧾 { $count ->
    [one] і ще { $count } позиція
    [few] і ще { $count } позиції
   *[other] і ще { $count } позицій
}
recurring-month = { $amount } на місяць
recurring-year = { $amount } на рік
item-terms = { $quantity } × { $price }
item-off-percent = −{ $percent } %
item-off-amount = −{ $amount }
list-column-per = { $field } (як часто)
list-per-month = щомісяця
list-per-year = щороку
hint-items = Пишіть кожну з нового рядка, наприклад: Сайт 2 x 1500 -10%
hint-recurring = Наприклад 500 на місяць або 6к на рік. Без періоду це щомісяця, без валюти це { $currency }.
edit-deal-recurring = «{ $name }»: яка регулярна сума? Наприклад 500 на місяць або 6к на рік.
edit-deal-committed = Врахувати угоду «{ $name }» у прогнозі?
edit-deal-origin = Звідки прийшла угода «{ $name }»? Оберіть або напишіть інше.
fill-recurring = 🔁 Для етапу «{ $stage }» потрібна регулярна сума. Яка вона? Наприклад 500 на місяць або 6к на рік.
fill-items = 🧾 Для етапу «{ $stage }» потрібні позиції. Що продаємо? Пишіть кожну з нового рядка, наприклад: Сайт 2 x 1500 -10%
fill-origin = 🧭 Для етапу «{ $stage }» треба знати, звідки угода. Оберіть або напишіть інше.
items-title = 🧾 Позиції угоди «{ $name }»
items-none = Позицій ще немає. Додайте, що продаєте: сума угоди порахується сама.
items-total = Разом: { $total }
items-follow = 💰 Сума угоди рахується за позиціями.
items-typed = 💰 Суму угоди введено вручну: { $amount }. Так і буде, доки не ввімкнете суму за позиціями.
items-how-many = { $count ->
    [one] { $count } позиція
    [few] { $count } позиції
   *[other] { $count } позицій
}
items-added = { $count ->
    [one] ✅ Додано: { $name }.
    [few] ✅ Додано { $count } позиції.
   *[other] ✅ Додано { $count } позицій.
}
items-changed = ✅ Змінено: { $name }.
items-removed = 🗑 Прибрано: { $name }.
items-moved = ↕️ Переміщено: { $name }.
items-followed = ✅ Сума рахується за позиціями: { $total }.
items-ask-add = 🧾 Що продаємо? Кожну позицію з нового рядка: назва, кількість x ціна, знижка. Наприклад: Сайт 2 x 1500 -10%. Без валюти це { $currency }.
items-ask-change = ✏️ { $item }
    Напишіть позицію заново або лише те, що міняється: x 3 – кількість, 1600 – ціна, -10% чи «без знижки» – знижка.
item-ask = Що зробити з цією позицією?
button-items = 🧾 Позиції
button-items-count = 🧾 Позиції: { $count }
button-item-add = ➕ Додати позиції
button-items-follow = 💰 Рахувати суму за позиціями
button-item-change = ✏️ Змінити
button-item-up = ⬆️ Вище
button-item-down = ⬇️ Нижче
button-item-less = ➖ На одну менше
button-item-more = ➕ На одну більше
button-item-remove = 🗑 Прибрати
people-title = 👤 Контакти угоди «{ $name }»
people-none = В угоді ще нікого немає.
people-main = основний контакт
people-ask = Торкніться контакту, щоб вказати роль в угоді.
people-added = ✅ Додано: { $name }. Яка роль в угоді?
people-removed = 🗑 { $name } більше не в угоді.
people-made-main = ✅ Тепер основний контакт – { $name }.
people-role-set = ✅ { $name }: { $role }
people-role-none = ✅ { $name }: роль прибрано.
person-ask = Яка роль в угоді? Контакт: { $name }.
people-ask-add = 👤 Хто ще бере участь в угоді «{ $name }»? Оберіть або напишіть ім’я чи номер для пошуку.
role-ask = Яка роль в угоді? Контакт: { $name }. Двома-трьома словами, наприклад: технічний експерт
button-people = 👤 Контакти
button-people-count = 👥 Контакти: { $count }
button-person-add = ➕ Додати контакт
button-person-main = ⭐️ Зробити основним
button-person-open = 👤 Відкрити
button-person-remove = 🗑 Прибрати з угоди
button-role-own = ⌨️ Інша роль
button-role-none = 🚫 Без ролі
contact-role-decision-maker = ухвалює рішення
contact-role-champion = наш союзник
contact-role-influencer = впливає на рішення
contact-role-user = користувач
contact-role-payer = платник
contact-role-of-deal = 🎭 { $role }: { $deal }
deal-stage-keeps = Етап «{ $stage }» цього потребує: { $what }. Спершу поверніть угоду на попередній етап або замініть іншим.
deal-unchanged = Міняти нічого: так уже й було.
deal-committed = 🤝 Угоду «{ $title }» враховано в прогнозі.
deal-uncommitted = ✅ Угоду «{ $title }» прибрано з прогнозу.
button-commit = 🤝 Врахувати в прогнозі
button-uncommit = ↩️ Прибрати з прогнозу
button-duplicate = 📑 Створити копію
deal-duplicated = ✅ Це копія: «{ $title }».
deal-duplicated-before = Цю копію ви вже створили: «{ $title }».
problem-not-an-item = Не можу прочитати «{ $given }» як позицію. Напишіть назву й ціну, наприклад: Сайт 2 x 1500 -10%
problem-not-a-quantity = «{ $given }» не може бути кількістю. Напишіть число, більше за 0, до { $limit }, щонайбільше з трьома знаками після коми.
problem-not-a-discount = Така знижка не підходить. Напишіть до 100 % щонайбільше з двома знаками після коми або суму, не більшу за позицію.
problem-other-currency = Усі ціни угоди в одній валюті: { $given }. Напишіть і цю в { $given }.

## Поля: загальні тексти й рядки карток

company-field-name = Назва
company-field-domain = 🌐 Домен
company-field-website = 🔗 Сайт
company-field-phones = 📞 Телефон
company-field-emails = ✉️ Email
company-field-address = 📍 Адреса
company-field-tags = 🏷 Мітки
company-field-owner = 👥 Відповідальний
card-company-domain = 🌐 { $value }
card-company-website = 🔗 { $value }
card-company-phones = 📞 { $value }
card-company-emails = ✉️ { $value }
card-company-address = 📍 { $value }
card-company-tags = 🏷 { $value }
card-company-owner = 👥 { $value }
companies-title = 🏢 Компанії
companies-none = Компаній ще немає. Додайте першу або вкажіть компанію контакту.
companies-none-mine = У вас ще немає компаній.
company-people = 👤 { $count ->
    [one] { $count } людина
    [few] { $count } людини
    [many] { $count } людей
   *[other] { $count } людини
}
company-people-none = Ви не бачите нікого, хто тут працює.
company-deals-open = 💼 { $count ->
    [one] { $count } відкрита угода
    [few] { $count } відкриті угоди
    [many] { $count } відкритих угод
   *[other] { $count } відкритої угоди
}
company-deals-won = 🏆 { $count ->
    [one] { $count } виграна угода
    [few] { $count } виграні угоди
    [many] { $count } виграних угод
   *[other] { $count } виграної угоди
}
company-added = ✅ Додано: { $name }.
company-near = 🏢 Компанії «{ $name }» ще немає, але є схожі. Може, це одна з них?
company-deleted = { $tasks ->
    [0] 🗑 Компанію { $name } видалено. Її люди та угоди залишаються.
    [one] 🗑 Компанію { $name } видалено разом із { $tasks } відкритим завданням. Її люди та угоди залишаються.
    [few] 🗑 Компанію { $name } видалено разом із { $tasks } відкритими завданнями. Її люди та угоди залишаються.
    [many] 🗑 Компанію { $name } видалено разом із { $tasks } відкритими завданнями. Її люди та угоди залишаються.
   *[other] 🗑 Компанію { $name } видалено разом із { $tasks } відкритого завдання. Її люди та угоди залишаються.
}
add-company-name = 🏢 Нова компанія. Як вона називається?
add-company-domain = 🌐 Який у неї домен? Це те, що стоїть після @ в адресах її людей, наприклад example.com.
edit-company-name = Як називається { $name }?
edit-company-domain = 🌐 Який домен у { $name }? Це те, що стоїть після @ в адресах її людей.
button-companies = 🏢 Компанії
button-add-company = ➕ Додати компанію
button-new-company = ➕ Нова: { $name }
button-company-people = 👥 Усі люди: { $count }
button-works-for = 🏢 Працює в { $name }?
command-companies = Компанії
handover-kind-company = 🏢 Компанії
handover-count-company = { $count ->
    [one] { $count } компанія
    [few] { $count } компанії
   *[other] { $count } компаній
}
trash-company = 🏢 Компанії: { $count }
timeline-company-created = 🏢 Компанію додано
timeline-company-updated = ✏️ Компанію змінено
timeline-company-deleted = 🗑 Компанію видалено
timeline-company-restored = 🏢 Компанію відновлено
problem-not-a-domain = «{ $given }» – не домен. Пишіть так: example.com.
problem-company-exists = Компанія «{ $given }» уже є. Виберіть іншу назву або відкрийте ту.
field-number = { $number }
field-yes = так
field-no = ні
card-contact-phones = 📞 { $value }
card-contact-emails = ✉️ { $value }
card-contact-tags = 🏷 { $value }
card-contact-owner = 👥 { $value }
card-deal-contact = 👤 { $value }
card-deal-company = 🏢 { $value }
card-deal-owner = 👥 { $value }
card-deal-expectedCloseOn = 📅 Очікуване закриття: { $value }
card-deal-tags = 🏷 { $value }
add-field = { $label }?
edit-field = Заповніть поле «{ $word }». Запис: { $name }.
fill-field = Для етапу «{ $stage }» треба заповнити поле «{ $word }».
hint-money = Наприклад 5к або 1 200,50. Якщо не вказати валюту, це { $currency }.
hint-number = Напишіть число.
hint-day = Напишіть день, наприклад 15 березня.
hint-time = Напишіть час, наприклад 15 березня 14:30.
hint-pick = Оберіть кнопкою.
hint-contact = Оберіть або напишіть ім’я чи номер для пошуку.
hint-several = Кілька значень розділіть комами.
hint-tags = Наприклад: vip партнер
hint-link = Наприклад: https://example.com
hint-telegram = Напишіть, наприклад, @anna або t.me/anna.

## Воронки

error-CONFLICT-last-stage = У воронці має бути хоча б один відкритий етап. Спершу додайте інший.
error-CONFLICT-pipeline-archived = Ця воронка в архіві: до неї вже нічого не потрапляє. Власник або адміністратор може повернути її в налаштуваннях.
error-CONFLICT-pipeline-default = Нові угоди потрапляють у цю воронку. Спершу зробіть основною іншу, а тоді архівуйте цю.
error-limit-pipeline = Воронок уже { $limit }, більше не можна. Архівуйте ту, що нікому не потрібна, і створіть нову.
error-limit-stage = Відкритих етапів уже { $limit }, більше не можна.
error-limit-lost-reason = Причин уже { $limit }, більше не можна. Спершу приберіть ту, якою ніхто не користується.
problem-not-a-percentage = Надішліть ціле число від 0 до 100.
problem-not-days = Надішліть цілу кількість днів, від 1 до { $limit }.
audit-pipeline-archived = Воронку архівовано
audit-pipeline-restored = Воронку повернуто
audit-pipeline-deleted = Воронку прибрано

button-source-stage = 📊 Воронка й етап
button-source-stage-usual = Там, де нові угоди: { $place }
source-stage-where = На якому етапі починаються ліди з цього джерела? Якщо ліду бракує того, що потрібно на пізнішому етапі, він почне з першого.
button-pipelines = 📊 Воронки
pipelines-title = 📊 Воронки
pipelines-about = Воронка — це шлях угоди, етап за етапом. Нові угоди потрапляють у воронку з ⭐️, якщо не вибрати іншу.
button-make-pipeline = ➕ Нова воронка
button-lost-reasons = ❌ Причини програшу
pipeline-template-which = З чого почати нову воронку? Потім усе в ній можна змінити.
button-pipeline-empty = 📄 Порожня
pipeline-made = ✅ Створено. Назви й етапи можна змінити тут.
pipeline-about = Торкніться етапу, щоб змінити його.
pipeline-is-default = ⭐️ Сюди потрапляють нові угоди.
pipeline-is-archived = 🗄 В архіві: виграні й програні угоди лишаються, нові сюди не потрапляють.
button-add-stage = ➕ Новий етап
button-name-in = ✏️ { $language }
button-pipeline-default = ⭐️ Зробити основною
button-pipeline-archive = 🗄 В архів…
button-pipeline-restore = ♻️ Повернути
pipeline-archive-where = Куди перенести відкриті угоди? Виграні й програні лишаться, їх можна буде читати. Торкніться етапу, щоб архівувати воронку.
ask-new-stage = Як назвати новий етап ({ $language })? Він стане після інших відкритих етапів.
ask-stage-name = Як назвати етап ({ $language })? Зараз: { $name }
ask-pipeline-name = Як назвати воронку ({ $language })? Зараз: { $name }
stage-made = ✅ Додано. Решту можна налаштувати тут.
stage-probability = 🎯 Імовірність: { $percent }%
stage-rots-never = 🥀 Угоди тут не застрягають
stage-rots-after = { $days ->
    [one] 🥀 Угода застрягла, якщо стоїть довше ніж { $days } день
    [few] 🥀 Угода застрягла, якщо стоїть довше ніж { $days } дні
    [many] 🥀 Угода застрягла, якщо стоїть довше ніж { $days } днів
   *[other] 🥀 Угода застрягла, якщо стоїть довше ніж { $days } дня
}
stage-requires = 📋 Потрібно: { $fields }
stage-is-archived = 🗄 В архіві: угод тут немає.
button-stage-probability = 🎯 Імовірність
button-stage-rotting = 🥀 Застрягання
button-stage-fields = 📋 Що потрібно
button-stage-remove = 🗑 Архівувати чи видалити…
button-stage-restore = ♻️ Повернути
button-stage-archive = 🗄 В архів
button-stage-delete = 🗑 Видалити назавжди
ask-stage-probability = Яка ймовірність виграти угоду на етапі «{ $name }», у відсотках від 0 до 100? Зараз: { $percent }%
ask-stage-rotting = Через скільки днів без руху й наступного кроку вважати, що угода застрягла на етапі «{ $name }»? { $now }
stage-fields-about = Угода потрапляє на цей етап і на наступні лише із заповненими полями, що мають ✅. Ті, що вже тут, лишаються.
stage-remove-where = { $count ->
    [one] Тут { $count } угода. Куди її перенести?
    [few] Тут { $count } угоди. Куди їх перенести?
    [many] Тут { $count } угод. Куди їх перенести?
   *[other] Тут { $count } угоди. Куди їх перенести?
}
stage-remove-moves = { $count ->
    [one] { $count } угода перейде на етап «{ $stage }».
    [few] { $count } угоди перейдуть на етап «{ $stage }».
    [many] { $count } угод перейде на етап «{ $stage }».
   *[other] { $count } угоди перейде на етап «{ $stage }».
}
stage-remove-how = Архівувати етап, щоб потім його можна було повернути, чи видалити?
lost-reasons-title = ❌ Причини програшу
lost-reasons-name = список причин
lost-reasons-about = Їх пропонують, коли угоду програно. Вже програні угоди зберігають свою причину, хоч би що тут змінили.
lost-reason-about = Угоди, програні з цієї причини, зберігають її як є.
button-add-lost-reason = ➕ Нова причина
button-remove-lost-reason = 🗑 Прибрати зі списку
ask-new-lost-reason = Чому ще програєте угоди? Надішліть причину.
ask-lost-reason-name = Яка нова назва? Зараз: { $name }
button-other-pipeline = 📊 Інша воронка…
deal-move-pipeline = У яку воронку перенести?
deal-move-into = На який етап воронки «{ $pipeline }»?
add-deal-pipeline = 📊 У яку воронку?
list-column-pipeline = Воронка

## Нотатки та історія

ask-note-contact = 📝 Про кого нотатка? Оберіть або напишіть ім’я.
ask-note = 📝 { $name }
    Що записати?
note-added = 📝 Нотатку збережено.
timeline-by-lead-source = Джерело лідів
timeline-by-sync = Синхронізація
timeline-title = Історія, спершу останнє
timeline-latest = Останнє
timeline-none = Ще нічого не відбулося.
timeline-contact-created = 👤 Контакт додано
timeline-contact-updated = ✏️ Контакт змінено
timeline-contact-deleted = 🗑 Контакт видалено
timeline-contact-restored = 👤 Контакт відновлено
timeline-deal-created = 💼 Угоду додано
timeline-deal-updated = ✏️ Угоду змінено
timeline-deal-moved = ➡️ Угоду переміщено
timeline-deal-won = 🏆 Угоду виграно
timeline-deal-lost = ❌ Угоду програно
timeline-deal-reopened = 🔓 Угоду відкрито знову
timeline-deal-deleted = 🗑 Угоду видалено
timeline-deal-restored = 💼 Угоду відновлено
timeline-task-created = ⏰ Завдання додано
timeline-task-updated = ⏰ Завдання змінено
timeline-task-done = ✅ Завдання виконано
timeline-task-reopened = ⏰ Завдання відкрито знову
timeline-task-deleted = 🗑 Завдання видалено
timeline-task-restored = ⏰ Завдання відновлено
timeline-note-created = 📝 Нотатка
timeline-note-updated = ✏️ Нотатку змінено
timeline-edited = змінено
timeline-undone = скасовано
timeline-note-deleted = 🗑 Нотатку видалено
timeline-note-restored = 📝 Нотатку відновлено
timeline-lead-received = 📥 Отримано лід
timeline-lead-claimed = 🙋 Лід узято в роботу

## Пошук

ask-search = 🔎 Надішліть ім’я будь-якою абеткою, номер (досить останніх цифр), email, компанію, тег або слово з угоди чи завдання.
found-title = 🔎 { $query }
found-pick = Торкніться, щоб відкрити.
found-more = Найкращі збіги. Що більше літер, то менше збігів.
found-approximate = Точних збігів немає. Схожі:
found-without-one = Усіх цих слів разом немає ніде. Найближче:
found-nothing = Нічого не знайдено. Перевірте написання або спробуйте іншу частину.
found-nothing-add = Нічого не знайдено. Перевірте написання або додайте зараз.

## Режим @бота в інших чатах: кнопка над результатами веде до чату з ботом

inline-open = Відкрити ClientSphere
inline-empty = Тут ще порожньо. Відкрити ClientSphere
inline-nothing = Нічого не знайдено. Шукати в ClientSphere
inline-failed = Не вдалося знайти. Відкрити ClientSphere
button-open-in-product = Відкрити в ClientSphere

## Що не так із написаним

problem-empty = Надішліть, будь ласка, текст.
problem-too-long = Надто довгий текст: не більше { $limit ->
    [one] { $limit } символу
   *[other] { $limit } символів
}.
problem-too-many = Це забагато: не більше { $limit }.
problem-no-letters = Тут має бути хоча б одна літера або цифра.
problem-not-a-phone = «{ $given }» – не номер телефону. Пишіть так: +380 44 123 4567.
problem-not-an-email = «{ $given }» – не email-адреса. Пишіть так: anna@example.com.
problem-not-a-currency = «{ $given }» – не код валюти. Напишіть три літери, наприклад UAH.
problem-not-a-time-zone = Не знаю часового поясу «{ $given }». Напишіть місто, наприклад Київ або Мюнхен.
problem-not-a-region = Не знаю країни «{ $given }». Напишіть її назву, наприклад Німеччина, або дві літери: DE.
problem-not-a-number = Не можу прочитати число «{ $given }». Пишіть так: 1200 або 2,5.
problem-not-a-link = «{ $given }» – не посилання. Пишіть так: https://example.com.
problem-not-a-telegram = «{ $given }» не схоже на акаунт Telegram. Напишіть, наприклад, @anna, t.me/anna або id 123456789.
problem-not-an-amount = «{ $given }» – не сума. Пишіть так: 1 200,50 грн або 5к.
problem-negative-amount = Сума не може бути меншою за нуль.
problem-too-large-amount = Ця сума завелика, я не зможу її зберегти.
problem-too-precise-amount = У «{ $given }» більше знаків після коми, ніж має валюта. Округліть, будь ласка.
problem-ambiguous-amount = «{ $given }» можна прочитати по-різному. Напишіть без розділювача тисяч, наприклад 1200,50.
problem-not-a-date = Не розумію дати «{ $given }». Пишіть так: завтра о 10:00 або 28 листопада.
problem-no-such-day = Такого дня немає: «{ $given }». Перевірте день і місяць.
problem-ambiguous-date = «{ $given }» може означати дві дати. Напишіть місяць словом, наприклад 3 квітня.
problem-past-date = Це вже минуло. Надішліть дату або час, що ще попереду.
problem-pick-one = Торкніться, будь ласка, однієї з кнопок.
problem-nothing-given = Контакту потрібне ім’я, телефон, email або компанія, а це останнє, що в нього лишилося.

## Завдання

button-agenda = ⏰ План дня
button-task = ⏰ Завдання
button-add-task = ➕ Нове завдання
button-done = ✅ Виконано
button-snooze = 💤 Відкласти
button-open = 📂 Відкрити
button-next-step = ➕ Наступний крок
button-go-on = ▶️ Наступна картка
button-again = 🔁 Спочатку
button-pick-time = ✏️ Інший час
button-edit-when = 🕒 Змінити час
button-outcome = 📊 Результат
button-outcome-reached = 📞 Поговорили
button-outcome-no-answer = 🔇 Не відповідає
button-outcome-agreed = 👍 Згода
button-outcome-refused = 👎 Відмова
button-outcome-done = ✅ Просто виконано
outcome-reached = поговорили
outcome-no-answer = не відповідає
outcome-agreed = згода
outcome-refused = відмова
outcome-done = виконано
snooze-hour = Через годину
snooze-evening = Сьогодні ввечері
snooze-tomorrow = Завтра
snooze-week = Наступного тижня
button-no-date = Без дати
when-no-date = без дати
when-today = сьогодні
when-tomorrow = завтра
when-yesterday = учора
when-day-time = { $day }, { DATETIME($date, timeStyle: "short") }
task-is-due = 🕒 { $when }
task-is-overdue = 🔴 прострочено · { $when }
task-is-done = ✅ { $outcome } · { $when }
task-closed = закрито
task-assignee = Для: { $name }
task-ask-outcome = Який результат?
task-ask-outcome-of = 👇 { $title }: який результат? Торкніться, якщо хочете.
task-ask-next = Який наступний крок?
task-ask-snooze = До якого часу відкласти?
task-ask-assignee = Хто має це зробити?
task-done = ✅ Виконано:
task-added = ✅ Завдання додано.
task-saved = ✅ Збережено.
task-unchanged = Змін немає.
task-reopened = 🔓 Завдання знову відкрите.
task-deleted = 🗑 Завдання «{ $title }» видалено.
task-snoozed = 💤 «{ $title }» відкладено: { $when }.
task-assigned = 👤 Тепер це завдання виконує { $name }.
next-task = Далі: { $title } · { $when }
next-task-none = Нічого не заплановано.
add-task-title = Що треба зробити? Наприклад: подзвонити Анні завтра о 10:00
add-task-title-about = ⏰ { $name }
    Що треба зробити? Наприклад: подзвонити завтра о 10:00
add-task-when = ⏰ { $title }
    На коли? Торкніться або напишіть час, наприклад п’ятниця 14:30.
add-task-confirm = Зберегти це завдання?
edit-task-title = Як назвати завдання? Зараз: { $name }.
task-field-title = Назва
task-field-dueAt = Коли
task-field-assignee = Хто
task-field-type = Тип
task-field-status = Статус
task-field-allDay = Увесь день
task-field-remindAt = Нагадування
task-field-contact = 👤 Контакт
task-field-company = 🏢 Компанія
task-field-deal = 💼 Угода
task-field-doneAt = Коли виконано
task-field-outcome = Результат
task-field-repeat = Повторення
task-field-repeatDay = День у серії
agenda-title = План дня
agenda-counts = Прострочено: { $overdue } · сьогодні: { $today } · угоди без наступного кроку: { $withoutStep }
agenda-no-step = Для цієї угоди нічого не заплановано.
agenda-empty = 🎉 Усе зроблено: нічого не прострочено, на сьогодні нічого не лишилось, і кожна угода має наступний крок.
agenda-end = Це була остання картка. Пропущене лишається тут.

# Списки завдань.
button-tasks = 📋 Завдання
button-tasks-of = 📋 Завдання: { $count }
button-tasks-mine = 👤 Мої завдання
button-tasks-team = 👥 Уся команда
button-first-page = ⏮ Спочатку
tasks-title-mine = Мої завдання
tasks-title-team = Завдання команди
tasks-title-of = Завдання: { $name }
tasks-part-today = Сьогодні
tasks-part-week = Цього тижня
tasks-part-later = Пізніше
tasks-part-undated = Без дати
tasks-part-done = Виконані
tasks-part-open = Відкриті
tasks-counts = Сьогодні: { $today } · цього тижня: { $week } · пізніше: { $later } · без дати: { $undated }
tasks-none-today = На сьогодні завдань немає.
tasks-none-week = На цей тиждень більше нічого немає.
tasks-none-later = На після цього тижня нічого не заплановано.
tasks-none-undated = Завдань без дати немає.
tasks-none-done = Ще нічого не виконано.
tasks-none-open = Відкритих завдань немає.
count-more = { $count }+
day-tasks = ⏰ Сьогодні: { $today } · прострочено: { $overdue }
day-deals = 💼 { $count ->
    [one] { $count } відкрита угода
    [few] { $count } відкриті угоди
    [many] { $count } відкритих угод
   *[other] { $count } відкритої угоди
}
day-sum = { $amount } (зважена сума { $weighted })
day-leads = 🆕 Нових лідів від учора: { $count }

## Сповіщення

news-assigned-contact = Тепер ви відповідаєте за контакт:
news-assigned-contact-by = { $by } передає вам контакт:
news-assigned-company = Тепер ви відповідаєте за компанію:
news-assigned-company-by = { $by } передає вам компанію:
news-assigned-deal = У вас нова угода:
news-assigned-deal-by = { $by } передає вам угоду:
news-assigned-task = У вас нове завдання:
news-assigned-task-by = { $by } доручає вам завдання:
news-somebody = Хтось
news-deal-moved = 💼 Вашу угоду переміщено на етап «{ $stage }» ({ $by }):
news-deal-won = 🏆 Вашу угоду виграно ({ $by }):
news-deal-lost = ❌ Вашу угоду закрито як програну ({ $by }):
news-deal-reopened = 🔓 Вашу угоду знову відкрито на етапі «{ $stage }» ({ $by }):
news-deleted = 🗑 { $count ->
    [one] { $by } видаляє ваш запис:
   *[other] { $by } видаляє ваші записи ({ $count }):
}
news-deleted-hint = Керівник може відновити видалене протягом { $days } днів.
news-new-lead = 🆕 Новий лід, джерело «{ $source }»:
news-source-failing = ⚠️ Джерело лідів «{ $name }» дає збій: деякі ліди не вдалося прочитати. Нічого не втрачено: перегляньте надходження в /sources.
news-source-failures = Досі не вдалося обробити { $count ->
    [one] { $count } надходження
    [few] { $count } надходження
   *[other] { $count } надходжень
}, перше – { $since }.
button-claim = 🙋 Беру
claim-won = 🙋 Тепер лід ваш. Заплануйте наступний крок!
claim-lost = «{ $title }» уже веде { $name }.
claim-lost-unseen = Цей лід уже веде { $name }.
digest-title = ☀️ Ваш день
digest-more = { $count ->
    [one] … і ще { $count }
    [few] … і ще { $count }
    [many] … і ще { $count }
   *[other] … і ще { $count }
}
digest-at = Щоденний огляд: о { $time }, { $zone }
digest-ask-hour = О котрій годині надсилати щоденний огляд?
button-notifications = 🔔 Сповіщення
button-digest-hour = 🕗 Година огляду
notifications-title = 🔔 Сповіщення
notifications-hint = Про що вам писати? Дотик перемикає: 🔔 увімкнено, 🔕 вимкнено.
notify-assigned = Призначено мені
notify-deal-moved = Мою угоду переміщено
notify-deleted = Мій запис видалено
notify-new-lead = Новий лід
notify-task-due = Настав час завдання
notify-digest = Щоденний огляд
notify-lead-source-failing = Збій джерела лідів

## Тихі години, і що чекало

button-quiet-hours = 🌙 Тихі години
quiet-hours-off = Тихі години: немає
quiet-hours-at = Тихі години: { $hours }
quiet-hours-never = Без тихих годин
ask-quiet-hours = 🌙 Коли вас не турбувати? Новини й нагадування зачекають і прийдуть одним підсумком, щойно тихі години закінчаться. Виберіть години або напишіть свої, наприклад: 22:30–7.
problem-not-minutes = Не можу прочитати «{ $given }» як тривалість. Напишіть, наприклад: 30 хв, 2 год або 1 день.
problem-not-hours = Не можу прочитати «{ $given }» як години. Напишіть початок і кінець, наприклад: 22:30–7.
held-quiet = 🌙 Поки тривали тихі години:
held-tasks = ⏰ Завдання на часі: { $count }
held-leads = 🆕 Нові ліди: { $count }
held-assigned = 👥 Призначено вам: { $count }
held-moved = 💼 Новини про ваші угоди: { $count }
held-deleted = 🗑 Видалено ваших записів: { $count }
held-more = … і ще { $count }
button-new-leads = 🆕 Нові ліди
new-leads-title = 🆕 Нові ліди
new-leads-claim = Торкніться 🙋, щоб узяти лід. Він дістанеться тому, хто встигне першим.
new-leads-yours = Це ваші ліди за останні сім днів.
new-leads-none = Нових лідів немає: за останні сім днів усі розібрано, а ваші вже закрито.

## Нагадування, і скільки тривало

task-field-remindBefore = Нагадування
task-field-lengthMinutes = Тривалість
length-minutes = { $count } хв
length-hours = { $count } год
length-days = { $count } { $count ->
    [one] день
    [few] дні
   *[other] днів
}
remind-now = ⏰ Зараз:
remind-in = ⏰ За { $length }:
remind-today = ⏰ Сьогодні:
remind-tomorrow = ⏰ Завтра:
remind-ahead = ⏰ Незабаром:
remind-late = ⏰ Мало бути:
reminder-at-its-time = Точно в час
reminder-in-the-morning = О 9:00 того дня
reminder-before = За { $length }
button-reminders = 🔔 Нагадування
button-other-time = ✏️ Інший час
button-other-length = ✏️ Інша тривалість
button-reminders-meeting = 🤝 Зустрічі
button-reminders-other = 📌 Інші завдання
reminders-of-task = Коли нагадати? Дотик перемикає: 🔔 — нагадаю.
reminders-need-time = Нагадування має лише відкрите завдання з датою.
reminders-title = 🔔 Нагадування
reminders-of-meeting = Коли нагадувати про зустрічі? Дотик перемикає: 🔔 — нагадаю.
reminders-of-other = Коли нагадувати про дзвінки та інші завдання з часом? Дотик перемикає: 🔔 — нагадаю.
reminders-hint = Це стосується нових завдань. Окреме завдання має власні нагадування: ✏️ Змінити.
ask-remind-before = За скільки часу нагадати? Виберіть або напишіть, наприклад: за 30 хвилин або 2 год.
ask-length = Скільки тривало «{ $title }»? Виберіть або напишіть, наприклад: 20 хв або 1 год 30.

## Підсумок тижня

notify-weekly-summary = Підсумок тижня
weekly-title = 📊 Тиждень { $from } – { $to }
weekly-work = 💼 Відкриті угоди: { $open } · ✅ завдань виконано: { $done } · 🔴 прострочено: { $overdue } · 🆕 нові ліди: { $leads }
weekly-won = 🏆 Виграно:
weekly-lost = ❌ програно:
weekly-nobody = Ні за ким

## Рядки, набрані без команди

weekday = { DATETIME($date, weekday: "long") }
line-time = { $when } · { $weekday } · { $zone }
line-day = { $when } · { $weekday }
line-closes = 📅 Очікуване закриття: { $when }
line-unknown-person = 👤 { $name }: серед контактів немає
line-several = 👥 Про кого йдеться? Виберіть.
line-ask-contact = 👤 Про кого йдеться? Виберіть або напишіть ім’я чи номер.
line-type-time = Виберіть час або напишіть, наприклад: п’ятниця 14:30.
line-amount-unclear = ⚠️ Не вдалося точно прочитати суму. Додайте її після збереження.
line-close-unclear = ⚠️ Не вдалося точно прочитати день закриття. Додайте його після збереження.
line-rest = 📝 Піде в нотатку: { $text }
line-saved-already = Це вже збережено.
line-dropped = Скасовано. Нічого не збережено.
add-contact-confirm = Зберегти цей контакт?
add-note-confirm = Зберегти цю нотатку?
add-note-whose = Про кого ця нотатка?
button-choose-contact = 👤 Вибрати контакт
button-fill-in-more = ✏️ Заповнити ще
button-as-task = 📌 Як завдання
button-as-deal = 💼 Як угоду
button-as-note = 📝 Як нотатку
button-as-contact = 👤 Як контакт
button-word-is-name = 👤 { $word } – це людина
button-word-is-day = 📅 { $word } – це дата
button-as-search = 🔎 Шукати

## Команди

command-menu = Головна
command-add = Додати контакт
command-task = Нове завдання: /task зателефонувати Анні завтра
command-note = Нова нотатка: /note Оскар: хоче демо
command-deal = Нова угода: /deal Дах 12 тис
command-find = Пошук за іменем, телефоном, email, компанією чи угодою
command-contacts = Контакти
command-board = Воронка: усі угоди за етапами
command-deals = Мої угоди
command-agenda = План дня: що зробити, картка за карткою
command-tasks = Списки завдань: сьогодні, цього тижня, пізніше, без дати, виконані
command-undo = Відмінити останню зміну
command-invite = Запросити
command-team = Команда: хто в ній
command-settings = Налаштування: мова, валюта, часовий пояс
command-workspaces = Змінити простір
command-cancel = Скасувати поточну дію
command-help = Довідка
command-privacy = Приватність
command-start = Почати
help-intro = ClientSphere зберігає контакти й угоди вашої команди в цьому чаті.
help-type = ✍️ Просто напишіть
    подзвонити Анні завтра о 10:00 → завдання
    Анна: чекає на пропозицію → нотатка про Анну
    Анна Берг +380 44 123 4567 → контакт
    угода сайт для Acme 5000 → угода
    Анна, 4567 або #vip → пошук
    Те саме командою: /task подзвонити Анні завтра, /note Анні: любить чай, /deal сайт 5000.
help-type-reading = ✍️ Просто напишіть
    ім’я, кілька цифр номера, адресу або #vip – і воно знайдеться.
help-card = 📇 Вам дали візитку
    Поділіться контактом у цей чат, можна кількома одразу, або напишіть, що на ній: ім’я, посада, компанія, номер, email. /add запитає все по черзі.
help-lead = 📥 Надійшов лід
    Натисніть «Беру» в його повідомленні: він дістанеться першому. Номер, слова й «Написати» залишаться на картці. Не відповідає? Відкладіть або напишіть: подзвонити Анні завтра.
help-call = 📞 Ви на дзвінку
    Напишіть ім’я або останні цифри, щоб відкрити людину. Потім напишіть «Анна: що вирішили» або дайте відповідь на картку – це буде нотатка. «Виконано» в нагадуванні запитає, як минуло.
help-message = 💬 Вам написали
    Перешліть повідомлення в цей чат: воно стане нотаткою про цю людину, разом із фото та файлами.
help-morning = ☀️ Початок дня
    /agenda показує справи по одній: «Виконано», «Відкласти», «Пропустити». У /tasks – списки на сьогодні, цей тиждень і пізніше.
help-deal = 💼 Угода рухається
    Відкрийте її за назвою або на /board і натисніть наступний етап. Якщо етап потребує даних, бот їх запитає.
help-wrong = ↩️ Щось пішло не так
    Натисніть «Відмінити» або надішліть /undo. Виправте своє повідомлення – і те, що з нього вийшло, теж зміниться. В історії видно, що на що змінили.
help-commands = ⌨️ Усі команди
help-inline = У будь-якому іншому чаті напишіть @{ $bot } та ім’я, щоб надіслати туди контакт або угоду.
privacy-text = ClientSphere зберігає лише для вашого простору:
    • у своїй базі: контакти, компанії, угоди, завдання й нотатки, з полями, які додала ваша команда; хто що змінив і коли; ваше ім’я, id та мову в Telegram; які звіти ви надсилаєте регулярно, коли, і назву та номер групи
    • щонайбільше 30 днів: що надіслали джерела лідів, що надіслано до інших систем, рядки імпортованих файлів і рядки, які ви написали й не зберегли
    • у Telegram: фото, документи й записи з нотаток та все, що є в цьому чаті. База лише посилається на них.
    Кожен бачить те, що дозволяє його роль; власники й адміністратори бачать увесь свій простір. Повідомлення для бота й те, що ви шукаєте через нього в інших чатах, зникають із його черги, щойно їх опрацьовано. Резервні копії робить той, хто утримує сервер.

## Джерела лідів

command-sources = Джерела лідів: звідки надходять ліди
button-lead-sources = 📥 Джерела лідів
button-add-source = ➕ Додати джерело лідів
button-deliveries = 📨 Надходження
button-source-test = 🧪 Перевірити
button-source-route = 🔀 Хто отримує
button-source-map = 🧩 Поля
button-source-secret = 🔑 Новий секрет
button-source-secret-now = ⛔️ Новий секрет, старий вимкнути зараз
button-source-token = 🔑 { $name }
button-source-pause = ⏸ Призупинити
button-source-resume = ▶️ Відновити
button-delete-message = 🗑 Видалити це повідомлення
button-open-source = 📥 Відкрити джерело
button-retry = 🔁 Спробувати ще раз
button-retry-failed = 🔁 Повторити всі невдалі
button-discard = 🗑 Відкинути
button-fix-mapping = 🧩 Вказати поля
button-open-deal = 💼 Відкрити угоду
sources-title = 📥 Джерела лідів
sources-none = Джерело лідів – це адреса, на яку надсилає форма, календар чи інструмент автоматизації. Кожен лід стає контактом з угодою.
sources-count = { $count ->
    [one] Ліди надсилає { $count } джерело.
    [few] Ліди надсилають { $count } джерела.
   *[other] Ліди надсилають { $count } джерел.
}
source-status-active = ✅ працює
source-status-paused = ⏸ призупинено: нові ліди зберігаються й чекають
source-routing-team = Ліди отримує вся команда: хто перший узяв, того й лід
source-routing-owner = Ліди отримує { $names }
source-routing-turns = Ліди по черзі отримують: { $names }
source-counters = { $accepted ->
    [one] { $accepted } надходження
    [few] { $accepted } надходження
   *[other] { $accepted } надходжень
}, { $leads ->
    [one] { $leads } лід
    [few] { $leads } ліди
   *[other] { $leads } лідів
}, невдалих: { $failed }
source-last = Останнє: { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
source-last-never = Ще нічого не надходило
source-old-secret = Попередній секрет діє до { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
source-secret-renewed = ✅ Є новий секрет. Попередній діятиме ще 24 години.
source-secret-ended = ✅ Є новий секрет, попередній уже не діє.
source-token-there = 🔑 { $words }
source-token-none = ⚠️ { $words }
source-token-saved = { $count ->
    [0] ✅ Токен збережено. Більше я його не покажу.
    [one] ✅ Токен збережено. Опрацьовуємо { $count } надходження, що чекало на нього.
    [few] ✅ Токен збережено. Опрацьовуємо { $count } надходження, що чекали на нього.
   *[other] ✅ Токен збережено. Опрацьовуємо { $count } надходжень, що чекали на нього.
}
source-address = Адреса:
source-paused = ⏸ Призупинено. Нові ліди зберігаються й чекають.
source-resumed = ▶️ Відновлено. Ліди, що чекали, уже опрацьовуються.
source-routed = ✅ Збережено. Діє з наступного ліда.
source-deleted = 🗑 { $name } видалено. Адреса більше не працює.
source-delete-ask = Видалити { $name }? Адреса перестане працювати, а ліди, що чекають, буде відкинуто. Контакти й угоди залишаться.
source-test-passed = 🧪 Перевірку пройдено: підпис правильний, зразок прочитано, нічого з нього не збережено. У ньому було: { $lead }
source-test-refused = 🧪 Перевірку не пройдено: підпис неправильний. Створіть новий секрет.
source-test-unmapped = 🧪 Підпис правильний, але зразок не вдалося прочитати.
secret-once = ⚠️ Це показано один раз, і за хвилину повідомлення видалиться. Якщо не встигнете, створіть новий секрет.
ask-source-sender = Що надсилає ліди?
ask-source-shape = Що з цього надсилає на вебхук?
button-sender-webhook = 🔗 Вебхук (Zapier, Make, форма, curl)
button-sender-other = 🔗 Щось інше
sender-unknown = відправник, якого ця версія не знає
ask-source-name = Як назвати це джерело? Назву видно біля кожного ліда.
ask-routing = Хто отримує ліди?
routing-team = 👥 Команда: хто візьме першим
routing-owner = 👤 Завжди одна людина
routing-round-robin = 🔄 Кілька людей по черзі
ask-routing-owner = Хто?
ask-routing-round-robin = Хто чергується? Торкніться першого.
ask-routing-more = По черзі: { $names }. Торкніться наступного або збережіть.
ask-renew-secret = Створити новий секрет для { $name }?

    Новий секрет: поточний діятиме ще 24 години, тож жоден лід не загубиться, поки ви вводите новий.

    Старий вимкнути зараз: якщо секрет потрапив до чужих рук. Ліди зі старим секретом не прийматимуться, доки ви не введете новий на іншому боці.
ask-map-field = Де тут «{ $field }»? Торкніться потрібного значення або пропустіть.
lead-field-name = ім’я
lead-field-email = email
lead-field-phone = телефон
lead-field-company = компанія
lead-field-title = назва угоди
lead-field-amount = сума
lead-field-note = повідомлення
lead-field-firstName = ім’я
lead-field-lastName = прізвище
lead-field-telegramUserId = Telegram
lead-note-source = Джерело
lead-note-contact-tags = Мітка
lead-note-deal-tags = Мітка
map-found = 🔎 Ось кого вдалося тут знайти:
map-certainty-sure = 🟢🟢🟢 Сумнівів немає. Такі ліди надходять без запитань.
map-certainty-likely = 🟢🟢⚪ Мабуть, це лід, але краще перевірте.
map-certainty-unsure = 🟢⚪⚪ Лише здогад: це може бути хтось із боку відправника.
map-keep-about = Якщо залишити, ці самі місця читатимуться в кожному надходженні, де вони є. Надходження іншого вигляду й далі розпізнаються за своїм виглядом.
button-map-keep = ✅ Залишити для цього джерела
button-map-other = 👤 { $who }
button-map-each = 🧩 Вибрати кожне поле окремо
map-nothing-yet = Ще нічого не надходило. Спершу надішліть один лід, а потім оберіть тут його поля.
map-saved = { $count ->
    [0] ✅ Збережено.
    [one] ✅ Збережено. Опрацьовуємо { $count } надходження, що чекало.
    [few] ✅ Збережено. Опрацьовуємо { $count } надходження, що чекали.
   *[other] ✅ Збережено. Опрацьовуємо { $count } надходжень, що чекали.
}
map-no-help = 🤔 Так усе одно незрозуміло, з ким зв’язатися, тому нічого не змінено. Спробуйте інші значення.
deliveries-title = 📨 { $name }
deliveries-none = Ще нічого не надходило.
deliveries-about = Що надійшло за останні 30 днів, спершу найновіше.
deliveries-retried = { $count ->
    [0] Невдалих немає.
    [one] 🔁 Опрацьовуємо ще раз { $count } надходження.
    [few] 🔁 Опрацьовуємо ще раз { $count } надходження.
   *[other] 🔁 Опрацьовуємо ще раз { $count } надходжень.
}
delivery-pending = чекає
delivery-done = прийнято
delivery-needs_mapping = чекає на вас
delivery-dead = не вдалося
delivery-discarded = відкинуто
delivery-retried = 🔁 Пробуємо ще раз.
delivery-dropped = 🗑 Відкинуто.
delivery-problem-unknown-shape = Повідомлення цього сервісу мають інший вигляд.
delivery-problem-unknown-provider = Ця версія ClientSphere не знає, що надсилає до цього джерела. Оновіть її та спробуйте ще раз: нічого не втрачено.
delivery-problem-nobody-to-contact = Не вдалося знайти тут імені, email, телефону чи Telegram. Покажіть, де вони.
delivery-problem-unsure-person = Тут є людина, але невідомо, чи це лід. Подивіться, кого знайдено, і залиште або вкажіть поля.
delivery-problem-field-problems = Якесь поле задовге або має забагато значень.
delivery-problem-too-many-leads = Тут більше лідів, ніж приймається за раз.
delivery-problem-no-lead = Це була перевірка зв’язку або інша подія: ліда немає, робити нічого не треба.
delivery-problem-failed = Щось пішло не так на нашому боці.
problem-not-a-secret = Це не може бути секретом. Скопіюйте ще раз: від 8 літер, цифр і знаків, без пробілів.
problem-not-a-token = Це не може бути токеном. Скопіюйте ще раз: від 20 літер, цифр і знаків, без пробілів.
problem-not-that-token = Це не може бути { $given }. Скопіюйте ще раз: від 20 літер, цифр і знаків, без пробілів.

## Ключі API

api-keys-title = 🔑 Ключі API
api-keys-about = Кожен ключ дає програмі змогу читати цей простір через REST-експорт. Відкличте ті, що вже нікому не потрібні.
api-keys-none = Ключів ще немає. Ключ дає програмі змогу читати цей простір через REST-експорт: звіту, таблиці, сховищу даних.
api-key-state-active = Працює
api-key-state-stopped = ⛔️ Зупинено: той, хто за нього відповідає, уже не може створювати ключі. Візьміть його на себе, і він знову запрацює.
api-key-state-expired = Термін дії минув
api-key-state-revoked = Відкликано
api-key-scopes = Може читати: { $scopes }
api-key-made = Створено { DATETIME($date, dateStyle: "medium") }
api-key-maker = Відповідає: { $name }
api-key-used-at = востаннє { $at }
api-key-unused = не використовувався
api-key-adopted = ✅ Ключ знову працює, тепер за нього відповідаєте ви.
api-key-not-stopped = Цей ключ не зупинено, брати його на себе не треба.
api-key-expires = Діє до { DATETIME($date, dateStyle: "medium", timeStyle: "short") }
api-key-never-expires = Безстроковий
api-key-used = Останнє використання: { DATETIME($date, dateStyle: "medium", timeStyle: "short") }
api-key-never-used = Ще не використовувався
api-key-shown-once = Скопіюйте його зараз і збережіть: це повідомлення зникне через { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунди
   *[other] { $seconds } секунд
}, а більше ключ ніде не показується.
api-key-told-before = Ключ створено, але показати його вдруге не можна. Відкрийте його й замініть, щоб отримати новий.
api-key-made-notice = ✅ Ключ «{ $name }» готовий.
api-key-revoked = 🗑 Ключ «{ $name }» відкликано, він більше не працює.
api-key-rotated = ✅ Є новий ключ. Старий працюватиме ще 24 години.
api-key-revoke-sure = Відкликати його? Усе, що ним користується, одразу перестане працювати. Скасувати це не можна.
api-key-days = { $days ->
    [one] { $days } день
    [few] { $days } дні
   *[other] { $days } днів
}
api-key-no-end = Безстроково
api-key-scopes-all = Усе
api-key-scopes-people = Контакти й компанії
api-key-scopes-sales = Угоди й воронки
api-key-scopes-work = Завдання й нотатки
ask-api-key-name = Для чого ключ? Назвіть його, наприклад «Місячний звіт».
ask-api-key-scopes = Що він може читати?
ask-api-key-lifetime = Як довго він має працювати?
secret-coming = Хвилинку…
button-api-keys = 🔑 Ключі API
button-new-api-key = ➕ Новий ключ
button-rotate = 🔄 Замінити
button-revoke = Відкликати
button-revoke-yes = Так, відкликати
button-adopt = ✅ Взяти на себе
command-apikeys = Ключі API для програм, що читають дані

# Очікування першого повідомлення джерела лідів
listening-coming = 👂 …
listening-now = 👂 Надішліть тест зараз: я слухаю
listening-until = Слухаю до { DATETIME($at, timeStyle: "short") }. Те, що надійде, з’явиться тут.
listening-paused = ⏸ Джерело на паузі: те, що надійде, збережеться, але з’явиться тут лише після відновлення.
listening-hint-at = { DATETIME($at, timeStyle: "short") }:
listening-hint-missing = щось надійшло без підпису чи секрету й було відхилене. Перевірте, чи введено секрет у відправника й чи саме там, де сказано в кроках.
listening-hint-wrong = щось надійшло, але підпис чи секрет неправильний, тому його відхилено. Перевірте, чи секрет введено повністю, без пробілів, і чи це найновіший секрет цього джерела. Не впевнені? Створіть новий секрет.
listening-hint-time = щось надійшло з правильним підписом, але підписане понад п’ять хвилин тому або в майбутньому, тому його відхилено. Перевірте годинник відправника.
listening-hint-unreadable = щось надійшло з правильним підписом, але це не JSON і не форма, тому його відхилено. Перевірте, що саме надсилає відправник.
listening-hint-no-lead = щось надійшло й прийняте, але це не лід: перевірка адреси або інша подія. Слухаю далі.
listening-heard = ✅ Надійшло. Ось що я зрозумів:
listening-more = { $count ->
    [one] і ще { $count } лід
    [few] і ще { $count } ліди
   *[other] і ще { $count } лідів
  }
listening-is-right = Усе правильно?
listening-lost = 🧩 Надійшло, але скласти з цього лід не вдалося. Нічого не втрачено.
listening-right = ✅ Працює. Лід збережено, наступні надходитимуть самі.
listening-over = Це повідомлення вже не слухає. Натисніть «Слухати», щоб почати знову.
listening-stopped = ⏹ Більше не слухаю. Ліди надходять, як завжди.
listening-timed-out = ⏹ За годину не надійшло жодного ліда, тож більше не слухаю. Ліди надходять, як завжди.
listening-discarded = 🗑 Тестовий лід видалено.
guide-secret-hidden = ••• – це секрет, який показують лише раз. Пропустили? «Новий секрет» створить інший.
button-listen = 👂 Слухати
button-listen-stop = ⏹ Не слухати
button-source-guide = 📖 Як налаштувати
button-heard-right = ✅ Усе правильно
button-heard-fix = 🧩 Виправити
button-heard-discard = 🗑 Видалити цей тестовий лід
## Syncs

button-syncs = 🔄 Синхронізація
button-open-sync = 🔄 Відкрити синхронізацію
button-add-sync = ➕ Додати синхронізацію
syncs-title = 🔄 Синхронізація
syncs-none = Регулярно зчитуйте контакти, компанії та угоди з іншої системи або контакти з файлу. Там нічого не змінюється.
syncs-count = { $count ->
    [one] { $count } синхронізація. Торкніться, щоб побачити останній запуск.
    [few] { $count } синхронізації. Торкніться однієї, щоб побачити її останній запуск.
   *[many] { $count } синхронізацій. Торкніться однієї, щоб побачити її останній запуск.
  }
ask-sync-adapter = Звідки зчитувати?
sync-adapter-hubspot = HubSpot
sync-adapter-pipedrive = Pipedrive
sync-adapter-file = 📄 Файл: CSV або vCard
ask-sync-hubspot =
    Створіть у HubSpot приватний застосунок і скопіюйте його токен:
    1. Settings ⚙️ → Integrations → Private Apps (у новіших акаунтах: Legacy Apps) → Create a private app.
    2. У Scopes додайте crm.objects.contacts.read, crm.objects.companies.read і crm.objects.deals.read.
    3. Create app → Auth → Show token → Copy.

    Надішліть мені токен: він починається з pat-. Я лише читаю, а ваше повідомлення видалю, щойно прочитаю його.
ask-sync-pipedrive =
    Скопіюйте в Pipedrive свій особистий API-токен: ваше фото в правому верхньому куті → Personal preferences → API.

    Я бачу там те саме, що й ви, тож візьміть акаунт адміністратора. Надішліть мені токен. Я лише читаю, а ваше повідомлення видалю, щойно прочитаю його.
ask-sync-file = Надішліть https-адресу файлу CSV або vCard чи назву файлу, який адміністратор цього сервера поклав у папку вашого простору. Ваше повідомлення видалю, щойно прочитаю його: адреса може містити пароль.
sync-reading = 🔎 Читаю першу сторінку…
sync-preview-about = Ось як я розумію перші записи. Ще нічого не збережено.
sync-preview-ask = Усе правильно?
sync-total-company = { $count ->
    [one] { $count } компанія
    [few] { $count } компанії
   *[many] { $count } компаній
  }
sync-total-contact = { $count ->
    [one] { $count } контакт
    [few] { $count } контакти
   *[many] { $count } контактів
  }
sync-total-deal = { $count ->
    [one] { $count } угода
    [few] { $count } угоди
   *[many] { $count } угод
  }
sync-first-page-company = { $count ->
    [one] { $count } компанія на першій сторінці
    [few] { $count } компанії на першій сторінці
   *[many] { $count } компаній на першій сторінці
  }
sync-first-page-contact = { $count ->
    [one] { $count } контакт на першій сторінці
    [few] { $count } контакти на першій сторінці
   *[many] { $count } контактів на першій сторінці
  }
sync-first-page-deal = { $count ->
    [one] { $count } угода на першій сторінці
    [few] { $count } угоди на першій сторінці
   *[many] { $count } угод на першій сторінці
  }
sync-sample-empty = (нічого знайомого)
button-sync-right = ✅ Усе правильно
button-sync-fix = 🧩 Виправити
button-sync-check = 🔎 Перевірити й запустити
button-sync-again = 🔁 Спробувати ще раз
button-sync-run = ▶️ Запустити зараз
button-sync-all = 🔁 Перечитати все
button-sync-pause = ⏸ Призупинити
button-sync-resume = ▶️ Відновити
button-sync-fields = 🧩 Поля та розбіжності
button-sync-conflicts = ⚖️ Розбіжності: { $count }
button-sync-token = 🔑 Токен
button-sync-often = 🕐 Як часто
button-sync-gone = 🗑 Коли там видалено
button-sync-map = 🧩 Яке з їхніх полів
button-sync-rule-newer = 🕐 Новіша зміна
button-sync-rule-theirs = ⬅️ Їхнє
button-sync-rule-ours = 🏠 Наше
button-sync-take-theirs = ⬅️ Взяти їхнє
button-sync-keep-ours = 🏠 Залишити наше
sync-status-active = активна
sync-status-paused = призупинена
sync-schedule-manual = Запускається лише вручну
sync-schedule-hourly = Запускається щогодини
sync-schedule-daily = Запускається щодня
sync-deletions-keep = Видалене там залишається тут
sync-deletions-delete = Видалене там потрапляє тут у кошик
sync-never-run = Ще не налаштовано: перевірте, як я це розумію, і запустіть.
sync-next = Наступний запуск: { $at }
sync-run-running = ⏳ Читаю: уже { $count }
sync-run-waits = ⏳ Чекаю на інший бік: уже { $count }. Продовжу автоматично.
sync-run-done = ✅ Останній запуск: прочитано { $count }
sync-run-stopped = ⏹ Зупинено після { $count }. Наступний запуск продовжить звідти.
sync-figure-changes = Нових: { $created }, змінених: { $updated }
sync-figure-conflicts = Вирішено розбіжностей: { $count }
sync-figure-refused = Пропущено записів без імені, номера й адреси: { $count }
sync-figure-deleted = Видалено там і тут: { $count }
sync-figure-vanished = Зникли там, тут залишилися: { $count }
sync-started = ▶️ Запущено. Показуватиму, скільки вже прочитано.
sync-paused = ⏸ Призупинено. Нічого не втрачено: продовжиться з того самого місця.
sync-resumed = ▶️ Відновлено.
sync-token-saved = ✅ Збережено. Те, що зупинилося, продовжується.
sync-problem-token-refused = Токен більше не приймають. Адміністратор має створити новий і ввести його через 🔑 Токен.
sync-problem-token-not-allowed = Токену бракує дозволу. Адміністратор має додати дозвіл читати контакти, компанії та угоди й ще раз ввести токен через 🔑 Токен.
sync-problem-not-found = За цією адресою нічого немає або такого файлу не існує. Перевірте через 🔑 Токен.
sync-problem-address-refused = Цю адресу неможливо прочитати з цього сервера. Можна лише публічні https-адреси та файли в папці вашого простору.
sync-problem-unreadable = Відповідь не вдалося зрозуміти. Спробуйте пізніше; якщо не зміниться, перевірте адресу або файл.
sync-problem-too-large = Відповідь завелика, щоб її прочитати.
sync-problem-unreachable = Інший бік не відповідає. Спробую під час наступного запуску.
sync-problem-interrupted = Запуск кілька разів переривався. Запустіть ще раз.
news-sync-stopped = ⚠️ Синхронізація «{ $name }» зупинилася. Нічого не втрачено: вона продовжиться з того самого місця.
sync-fields-title = Поля: { $name }
sync-fields-about =
    Торкніться поля, щоб вибрати, яке з їхніх його заповнює і хто переможе, якщо змінили обидва боки:
    🕐 новіша зміна, ⬅️ їхнє, 🏠 наше
sync-field-stage = Етап
sync-field-mapped = Заповнюється з: { $fields }
sync-field-unmapped = З їхнього боку не заповнюється
sync-rule-about-newer = Якщо змінили обидва боки, перемагає новіша зміна.
sync-rule-about-theirs = Якщо змінили обидва боки, перемагає їхнє.
sync-rule-about-ours = Якщо змінили обидва боки, залишається наше.
sync-kind-company = 🏢 Компанія
sync-kind-contact = 👤 Контакт
sync-kind-deal = 💼 Угода
ask-sync-source = Яке з їхніх полів заповнює «{ $field }»?
ask-sync-source-more = «{ $field }» заповнюється з { $fields }. Додайте ще одне або збережіть.
sync-conflicts-title = ⚖️ Розбіжності
sync-conflicts-none = Вирішувати нічого.
sync-conflicts-about = { $count ->
    [one] { $count } поле змінили з обох боків. Я вирішив за правилом; торкніться, щоб підтвердити або змінити.
    [few] { $count } поля змінили з обох боків. Я вирішив за правилами; торкніться одного, щоб підтвердити або змінити.
   *[many] { $count } полів змінили з обох боків. Я вирішив за правилами; торкніться одного, щоб підтвердити або змінити.
  }
sync-conflict-ours = 🏠 Наше: { $value }
sync-conflict-theirs = ⬅️ Їхнє: { $value }
sync-conflict-kept-ours = Залишено наше.
sync-conflict-kept-theirs = Взято їхнє.
sync-conflict-settled-ours = ✅ Залишаємо наше.
sync-conflict-settled-theirs = ✅ Беремо їхнє.
sync-delete-ask = Видалити синхронізацію { $name }? Контакти, компанії та угоди залишаться. Якщо додасте її знову, я знайду їх за email, номером і назвою.
sync-deleted = 🗑 Синхронізацію { $name } видалено. Записи залишилися.
timeline-sync-conflict-decided = ⚖️ Змінено з обох боків, залишено
error-limit-sync = Синхронізацій у просторі вже { $limit }, більше не можна. Видаліть те, що нікому не потрібне, і додайте нову.
error-CONFLICT-sync-running = Ця синхронізація вже виконується. Дочекайтеся завершення або призупиніть її.
error-CONFLICT-leaderboard-off = У цьому просторі рейтинг вимкнено. Увімкнути його може власник або адміністратор у налаштуваннях.
error-CONFLICT-sync-paused = Цю синхронізацію призупинено. Спершу відновіть її.
error-CONFLICT-conflict-settled = Цю розбіжність уже вирішено.

## Вихідні вебхуки

integrations-title = 🔌 Інтеграції
integrations-about = Що надходить до нас і що йде від нас.
button-integrations = 🔌 Інтеграції
button-webhooks = 📤 Вихідні вебхуки
webhooks-title = 📤 Вихідні вебхуки
webhooks-none = Вебхук одразу надсилає кожну зміну на вашу адресу: у Zapier, Make, n8n чи власну програму.
webhooks-count = { $count ->
    [one] Зміни надходять на { $count } адресу.
    [few] Зміни надходять на { $count } адреси.
   *[other] Зміни надходять на { $count } адрес.
}
button-add-webhook = ➕ Додати вебхук
ask-webhook-name = Як назвати цей вебхук? Наприклад, «Zapier» чи «Бухгалтерія».
ask-webhook-url = Куди надсилати зміни? Надішліть https-адресу, яку дала інша програма: у Zapier це «Catch Hook», у Make – «Custom webhook», в n8n – «Webhook».
ask-webhook-groups = Які зміни надсилати? Торкніться, щоб вибрати: { $chosen }
ask-webhook-groups-none = Які зміни надсилати? Торкніться, щоб вибрати.
webhook-all = Усе
webhook-group-contacts = Контакти
webhook-group-companies = Компанії
webhook-group-deals = Угоди
webhook-group-leads = Нові ліди
webhook-group-tasks = Завдання
webhook-group-notes = Нотатки
webhook-status-active = ✅ працює
webhook-status-paused = ⏸ призупинено: зміни зберігаються й чекають
webhook-status-disabled-failing = ⛔️ вимкнено: за п’ять днів нічого не вдалося доставити
webhook-status-disabled-gone = ⛔️ вимкнено: отримувач відповів, що цієї адреси більше немає
webhook-sends = Надсилає: { $groups }
webhook-failing-since = ⚠️ Не вдається доставити з { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
webhook-last-success = Востаннє доставлено: { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
webhook-no-success = Ще нічого не доставлено
webhook-old-secret = Підписується і попереднім секретом до { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
webhook-waiting = { $count ->
    [one] Чекає { $count } повідомлення
    [few] Чекають { $count } повідомлення
   *[other] Чекають { $count } повідомлень
}
webhook-failed = { $count ->
    [one] Не доставлено { $count } повідомлення
    [few] Не доставлено { $count } повідомлення
   *[other] Не доставлено { $count } повідомлень
}
button-webhook-test = 🧪 Надіслати тест
button-webhook-messages = 📨 Доставки
button-webhook-name = ✏️ Назва
button-webhook-url = 🌐 Адреса
button-webhook-events = 🔔 Події
button-webhook-secret = 🔑 Новий секрет
button-webhook-pause = ⏸ Призупинити
button-webhook-resume = ▶️ Відновити
button-webhook-enable = ▶️ Увімкнути
button-webhook-try-now = 🔁 Спробувати зараз
button-webhook-secret-later = 🔑 Лишити старий на 24 години
button-webhook-secret-now = ⛔️ Вимкнути старий зараз
button-webhook-open = 📤 Відкрити вебхук
button-webhook-replay = 🔁 Надіслати ще раз
button-webhook-replay-failed = 🔁 Надіслати невдалі ще раз
button-webhook-span-hour = За годину
button-webhook-span-day = За добу
button-webhook-span-week = За тиждень
webhook-paused = ⏸ Призупинено. Зміни зберігаються й чекають.
webhook-resumed = ▶️ Увімкнено. Усе, що чекало, вже надсилається.
webhook-trying = 🔁 Усе, що чекає, вже надсилається.
webhook-saved = ✅ Збережено.
webhook-deleted = 🗑 { $name } видалено. На цю адресу більше нічого не надходитиме.
webhook-delete-ask = Видалити { $name }? На цю адресу більше нічого не надходитиме, а все, що чекає, не буде надіслано. Ваші дані залишаться.
webhook-renew-ask = Створити новий секрет для { $name }? Якщо лишити старий, повідомлення підписуватимуться обома 24 години, тож отримувач нічого не втратить.
webhook-secret-renewed = ✅ Новий секрет готовий. 24 години повідомлення підписуються обома.
webhook-secret-ended = ✅ Новий секрет готовий. Попередній більше не використовується.
webhook-events-title = 🔔 { $name }: які зміни надсилати
webhook-secret-shown = Секрет, щоб перевіряти, що повідомлення надходять саме звідси:
webhook-secret-steps =
    1. Скопіюйте його в іншу програму, якщо там є поле для секрету підпису. Zapier і Make обходяться без нього.
    2. У власній програмі перевіряйте кожне повідомлення бібліотекою Standard Webhooks або Svix і відповідайте 200.
    3. Тоді торкніться «Надіслати тест».
webhook-secret-once = ⚠️ Секрет показано один раз. За хвилину повідомлення зникне. Якщо не встигнете, створіть новий секрет.
webhook-listening = 👂 Надсилаю тест у { $name }. Чекаю на відповідь…
webhook-tested-ok = ✅ { $name }: тест отримано, відповідь { $status } за { $ms } мс.
webhook-tested-failed = ⚠️ { $name }: тест не прийнято.
webhook-sent-body = Надіслано:
webhook-body-gone = Надіслане вже не зберігається.
webhook-answered-body = Відповідь:
webhook-problem-address-refused = Ця назва тепер веде на приватну або локальну адресу, а повідомлення йдуть лише на публічні. Попросіть адміністратора сервера дозволити цей хост.
webhook-problem-name-not-found = Сервера з такою назвою немає. Перевірте, чи немає помилки в адресі.
webhook-problem-not-reached = За цією адресою ніхто не приймає з’єднань. Чи запущено програму і чи правильний порт?
webhook-problem-tls = Сертифікат сервера не дійсний для цієї адреси, тож з’єднання не безпечне. Оновіть сертифікат або виправте назву в адресі.
webhook-problem-timeout = За 15 секунд повної відповіді не було. Програма має відповісти 200 одразу, а працювати потім.
webhook-problem-closed = З’єднання закрилося, перш ніж відповідь надійшла повністю. Перегляньте журнал іншої програми.
webhook-problem-not-http = Відповідь не схожа на HTTP. Чи правильний порт?
webhook-problem-redirect = Відповідь { $status } – переспрямування. За ним ми не переходимо: вкажіть адресу, на яку воно веде.
webhook-problem-gone = Відповідь { $status }: цієї адреси більше немає. Створіть нову в іншій програмі та вкажіть її тут.
webhook-problem-busy = Відповідь { $status }: програма зараз перевантажена. Спробую пізніше.
webhook-problem-rejected = Відповідь { $status }: повідомлення відхилено. Перевірте адресу та секрет в іншій програмі.
webhook-problem-receiver-error = Відповідь { $status }: помилка в іншій програмі. Перегляньте її журнал.
webhook-messages-title = 📨 { $name }
webhook-messages-none = Ще нічого не надіслано.
webhook-messages-about = Що надіслано за останні 30 днів, спершу найновіше.
webhook-message-pending = чекає
webhook-message-delivered = доставлено
webhook-message-failed = не доставлено
webhook-message-dropped = скасовано
webhook-message-next = Наступна спроба: { $at }
webhook-attempts-none = Спроб ще не було.
webhook-attempt-ok = { $at } · { $status } за { $ms } мс
webhook-attempt-failed = { $at } · { $problem }
webhook-replayed = 🔁 Надсилається ще раз.
webhook-replayed-count = { $count ->
    [0] За цей час усе доставлено.
    [one] 🔁 { $count } повідомлення надсилається ще раз.
    [few] 🔁 { $count } повідомлення надсилаються ще раз.
   *[other] 🔁 { $count } повідомлень надсилаються ще раз.
}
webhook-replay-ask = Надіслати ще раз те, що не вдалося доставити. За який час?
news-webhook-disabled-failing = ⛔️ Вебхук «{ $name }» вимкнено: за п’ять днів нічого не вдалося доставити. Те, що чекає, зберігається 30 днів; нові зміни не надсилаються, доки ви його не ввімкнете.
news-webhook-disabled-gone = ⛔️ Вебхук «{ $name }» вимкнено: отримувач відповів, що цієї адреси більше немає. Те, що чекає, зберігається 30 днів; нові зміни не надсилаються, доки ви його не ввімкнете.
error-limit-webhook = Вебхуків у просторі вже { $limit }, більше не можна. Видаліть той, що нікому не потрібен, і додайте новий.
error-CONFLICT-message-waiting = Це повідомлення вже чекає на надсилання.
error-CONFLICT-content-gone = Вміст цього повідомлення вже не зберігається, тож надіслати його ще раз не можна.
problem-not-https = У повідомленнях дані ваших клієнтів, тому адреса має починатися з https://. Звичайний http працює лише для хостів, які дозволив адміністратор сервера.
problem-link-with-password = Приберіть з адреси ім’я та пароль: вони зберігалися б і були б видимі. Звідки повідомлення, доводить його підпис.
problem-port-refused = Цей порт належить сервісам іншого типу. Візьміть 443 або порт понад 1023.
problem-address-refused = «{ $given }» – приватна або локальна адреса. Повідомлення йдуть лише на публічні. Щоб надсилати програмі у вашій мережі, попросіть адміністратора сервера дозволити її хост.
problem-name-not-found = Сервера «{ $given }» немає. Перевірте, чи немає помилки в адресі.

## Notes with files

file-photo = Фото
file-document = Файл
file-video = Відео
file-audio = Аудіо
file-animation = GIF
file-voice = Голосове повідомлення
file-video-note = Відеоповідомлення
file-gone = Telegram більше не має цього файлу.
file-size = { $size }
file-not-taken = Telegram не дає надіслати вам цей файл: у його налаштуваннях приватності ви заборонили голосові й відеоповідомлення.
file-removed = 🗑 Файл видалено.
files-title = 📎 { $count ->
    [0] Файли
    [one] { $count } файл
    [few] { $count } файли
    [many] { $count } файлів
   *[other] { $count } файлу
}
files-none = Тут ще немає файлів. Надішліть фото чи документ у відповідь на картку, і вони будуть тут.
files-pick = Натисніть файл, щоб отримати його.
files-pick-removed = Який файл видалити?
button-files = 📎 Файли ({ $count })
button-files-remove = 🗑 Видалити файл
button-files-keep = 📎 Не видаляти
timeline-file-removed = видалено { $name }
timeline-file-back = повернуто { $name }
button-list-file = 📤 Файлом
button-list-file-contact = 📤 Контакти файлом
button-list-file-company = 📤 Компанії файлом
button-list-file-deal = 📤 Угоди файлом
button-list-file-task = 📤 Завдання файлом
button-list-xlsx = 📊 Excel (XLSX)
button-list-csv = 📄 CSV
button-list-vcf = 📇 Телефонна книга (vCard)
button-telegram-contact = 👤 Контакт Telegram
button-vcard = 📇 vCard
contact-without-phone = Контакту Telegram потрібен номер телефону, а тут його немає. Візьміть vCard або додайте номер.
list-of-contact = Контакти
list-of-company = Компанії
list-of-deal = Угоди
list-of-task = Завдання
list-file-contact = контакти
list-file-company = компанії
list-file-deal = угоди
list-file-task = завдання
list-count = { $count ->
    [one] { $count } рядок
    [few] { $count } рядки
    [many] { $count } рядків
   *[other] { $count } рядка
}
list-file-ask = У якому вигляді надіслати?
list-file-none = Тут немає чого зберегти у файл.
list-file-making = Готую файл …
list-file-progress = Готую файл: { $done } з { $count } …
list-file-too-large = Файл був би більшим за 50 МБ, а більших Telegram від ботів не приймає. Візьміть коротший список, наприклад один етап чи лише свої записи, або скористайтеся експортом через REST: там обмеження немає.
list-file-failed = ⚠️ Файл зробити не вдалося. Відкрийте список і спробуйте ще раз.
list-file-stale = Цього повідомлення вже немає, тож файл нема куди покласти. Відкрийте список і ще раз натисніть «Файлом».
list-column-currency = { $field } (валюта)
list-column-stage = Етап
list-column-status = Стан
list-column-lostReason = Причина програшу
list-column-stageEnteredAt = На етапі з
list-column-nextTaskAt = Наступне завдання
list-column-createdAt = Додано
list-column-updatedAt = Змінено
list-column-id = Id
list-column-touchedAt = Остання взаємодія
list-status-open = Відкрита
list-status-won = Виграна
list-status-lost = Програна
note-forwarded-from = 📨 Переслано від: { $name }
note-deleted = 🗑 Нотатку видалено.
note-edited-at = ✏️ Змінено { $when }
ask-note-words = ✏️ Надішліть новий текст нотатки. Зараз там:
ask-note-page = ✏️ Надішліть новий текст цієї сторінки, { $page } з { $pages }. Решта сторінок не зміниться. Зараз тут:
note-changed = ✅ Нотатку змінено.
note-unchanged = У нотатці вже саме так.
note-changed-meanwhile = Нотатку тим часом змінили, тож ваш текст не збережено. Ось якою вона є зараз.
note-gone = Нотатку тим часом видалили, тож ваш текст не збережено.
error-note-others = Змінити нотатку може лише її автор. Ви можете написати свою.

## Forwarded and sent

draft-gathering = 📨 Секунду, може, буде ще…
draft-noted = { $count ->
    [1] 📝 Збережено як нотатку:
    [one] 📝 { $count } повідомлення збережено як нотатку:
    [few] 📝 { $count } повідомлення збережено як нотатку:
   *[many] 📝 { $count } повідомлень збережено як нотатку:
}
draft-ask = { $count ->
    [1] 📎 Якого контакту це стосується?
    [one] 📎 { $count } повідомлення. Якого контакту вони стосуються?
    [few] 📎 { $count } повідомлення. Якого контакту вони стосуються?
   *[many] 📎 { $count } повідомлень. Якого контакту вони стосуються?
}
draft-ask-from = { $count ->
    [1] 📨 Повідомлення від: { $names }. Якого контакту воно стосується?
    [one] 📨 { $count } повідомлення від: { $names }. Якого контакту вони стосуються?
    [few] 📨 { $count } повідомлення від: { $names }. Якого контакту вони стосуються?
   *[many] 📨 { $count } повідомлень від: { $names }. Якого контакту вони стосуються?
}
draft-import-hint = 💡 Щоб імпортувати цей список, передайте його власнику або адміністратору: { $names }. Щоб зберегти як файл, виберіть контакт або надішліть його у відповідь на картку угоди.
ask-draft-contact = 👤 Якого контакту це стосується? Виберіть або напишіть ім’я для пошуку.
button-draft-new = ➕ Новий контакт: { $name }
button-draft-drop = 🗑 Не зберігати
draft-dropped = Не збережено.
draft-note-gone = Ці повідомлення вже збережено, або ви вирішили їх не зберігати. Можна переслати їх ще раз.
draft-contact-added = ✅ Контакт додано разом із нотаткою.
cards-reading = 👤 Читаю…
cards-title = { $count ->
    [1] Новий контакт
    [one] { $count } новий контакт
    [few] { $count } нові контакти
   *[many] { $count } нових контактів
}
cards-save-all = { $count ->
    [1] ✅ Зберегти
   *[other] ✅ Зберегти всі { $count }
}
cards-save-new = ✅ Зберегти лише нові ({ $count })
cards-save-anyway = { $count ->
    [1] ➕ Усе одно додати
   *[other] ➕ Усе одно додати всі { $count }
}
cards-saved = { $count ->
    [one] ✅ Додано { $count } контакт.
    [few] ✅ Додано { $count } контакти.
   *[many] ✅ Додано { $count } контактів.
}
cards-gone = Ці контакти вже збережено, або ви вирішили їх не зберігати. Можна поділитися ними ще раз.
cards-details = ✏️ Доповнити

# Завдання, що повторюються
task-again = 🔁 Наступний раз: { $when }
button-stop-repeating = 🔁 Не повторювати
task-stopped-repeating = ✅ Більше не повторюється.
repeat-days = { $every ->
    [1] 🔁 щодня
    [one] 🔁 раз на { $every } день
    [few] 🔁 раз на { $every } дні
   *[other] 🔁 раз на { $every } днів
}
repeat-weekdays = 🔁 щобудня
repeat-weeks = { $every ->
    [1] 🔁 { $days }
    [one] 🔁 раз на { $every } тиждень: { $days }
    [few] 🔁 раз на { $every } тижні: { $days }
   *[other] 🔁 раз на { $every } тижнів: { $days }
}
repeat-weekday = { $weekday ->
    [1] понеділок
    [2] вівторок
    [3] середа
    [4] четвер
    [5] п’ятниця
    [6] субота
   *[7] неділя
}
repeat-each-weekday = { $weekday ->
    [1] щопонеділка
    [2] щовівторка
    [3] щосереди
    [4] щочетверга
    [5] щоп’ятниці
    [6] щосуботи
   *[7] щонеділі
}
repeat-months = { $every ->
    [1] 🔁 щомісяця { $day }
    [one] 🔁 раз на { $every } місяць, { $day }
    [few] 🔁 раз на { $every } місяці, { $day }
   *[other] 🔁 раз на { $every } місяців, { $day }
}
repeat-day-of-month = { $day ->
    [31] в останній день
   *[other] { $day }-го
}
repeat-years = { $every ->
    [1] 🔁 щороку { DATETIME($date, month: "long", day: "numeric") }
    [one] 🔁 раз на { $every } рік, { DATETIME($date, month: "long", day: "numeric") }
    [few] 🔁 раз на { $every } роки, { DATETIME($date, month: "long", day: "numeric") }
   *[other] 🔁 раз на { $every } років, { DATETIME($date, month: "long", day: "numeric") }
}

# Власні поля команди

button-fields = 🧩 Поля
fields-title = 🧩 Поля
fields-kind-contact = Контакти
fields-kind-company = Компанії
fields-kind-deal = Угоди
fields-none = Власних полів ще немає. Додайте поле, щоб команда записувала те, про що бот не питає: номер договору, галузь, хто порадив.
fields-count = { $count ->
    [one] { $count } власне поле. Натисніть, щоб змінити.
    [few] { $count } власні поля. Натисніть, щоб змінити.
    [many] { $count } власних полів. Натисніть, щоб змінити.
   *[other] { $count } власного поля. Натисніть, щоб змінити.
  }
button-make-field = ➕ Нове поле
ask-field-name = Як назвати нове поле? Для чого: { $kind }
ask-field-type = Що записувати в поле «{ $label }»?
ask-field-choices = Які значення можна вибрати для поля «{ $label }»? Кожне з нового рядка або через кому.
ask-field-rename = Яка нова назва? Зараз: { $label }
ask-new-choice = Яке ще значення можна вибрати для поля «{ $label }»?
field-made = ✅ Створено: { $label }
field-unchanged = Так уже й було.
field-is = Тип: { $type }
field-is-free = Заповнюється на картці кнопкою ✏️ Змінити.
field-is-required = ❗️ Обов’язкове: бот питає про нього, щойно хтось додає запис, і очистити його не можна.
field-is-retired = 📦 В архіві: записи зберігають свої значення, але більше про нього не питаємо.
field-more-choices = … і ще { $count }
field-type-text = Текст
field-type-longText = Довгий текст
field-type-number = Число
field-type-money = Сума
field-type-day = Дата
field-type-choice = Одне зі списку
field-type-choices = Кілька зі списку
field-type-yesNo = Так чи ні
field-type-link = Посилання
field-type-phones = Телефон
field-type-emails = Email
field-type-member = Учасник команди
button-rename = ✏️ Назва
button-require-field = ❗️ Зробити обов’язковим
button-free-field = Зробити необов’язковим
button-field-up = ⬆️ Вище
button-field-down = ⬇️ Нижче
button-field-choices = 📋 Варіанти
button-field-stages = 🚦 Етапи
button-retire-field = 📦 В архів
button-restore-field = ♻️ Повернути
field-choices-about = Це можна вибрати. Записи зберігають значення, навіть якщо його перейменували чи перенесли в архів.
button-add-choice = ➕ Новий варіант
button-retire-choice = 📦 В архів
button-restore-choice = ♻️ Повернути
choice-is-retired = 📦 В архіві: записи його зберігають, але вибрати його вже не можна.
field-stages-about = На етапи з ✅ і на всі наступні угода переходить, лише коли це поле заповнене. Натисніть етап, щоб змінити.
card-missing-field = ❗️ { $label }: —
problem-name-taken = Назва «{ $given }» вже зайнята. Вкажіть іншу.
problem-last-choice = Хоча б один варіант має лишитися. Спершу додайте інший або перенесіть в архів усе поле.
problem-no-such-choice = Варіанта «{ $given }» у списку немає.
problem-not-a-rate = Не бачу тут курсу. Напишіть так: «1 EUR = 45,20», число більше за нуль, і «з 1 листопада» після нього, якщо курс діє відтоді.
problem-same-currency = Курс буває між двома різними валютами. Назвіть обидві, наприклад «1 EUR = 45,20 UAH».
problem-rate-out-of-range = Такого курсу не може бути. Він більший за нуль, не більший за 100 000 000 і має щонайбільше 12 знаків після коми.
problem-rate-day = «{ $given }»: надто далеко для курсу. Вкажіть день від 1990 року і не пізніше ніж за рік від сьогодні.
error-limit-field = Полів уже { $limit }, більше не можна. Перенесіть в архів те, що нікому не потрібне, і створіть нове.
error-limit-rate = Уже є { $limit } курсів, більше не можна. Видаліть старі, які нікому не потрібні, і додайте новий.

# Imports
command-import = Імпорт контактів і угод із файлу
button-imports = 📥 Імпорт
button-import-file = 📥 Імпортувати файл
imports-title = 📥 Імпорт
imports-about =
    Надішліть сюди файл: експорт попередньої CRM чи таблицю (CSV або XLSX) або телефонну книгу як vCard (.vcf). Я покажу, що розпізнано і що зміниться, і нічого не запишу без вашої згоди. Увесь імпорт можна скасувати протягом семи днів.

    До 20 МБ і 100 000 рядків. Щоб зберегти файл як нотатку, надішліть його з підписом або відповіддю на картку.
import-file-unnamed = файл
import-source-other = таблиця
import-rows = { $count ->
    [one] { $count } рядок
    [few] { $count } рядки
   *[many] { $count } рядків
  }
import-row = Рядок { $row }
import-reading = ⏳ Читаю: { $count ->
    [one] поки { $count } рядок
    [few] поки { $count } рядки
   *[many] поки { $count } рядків
  }
import-checking = 🔎 Порівнюю з тим, що є: { $percent } %
import-running = ⏳ Імпортую: { $percent } %
import-undoing = ↩️ Скасовую: { $percent } %
import-not-yours = Списки імпортують лише власники й адміністратори. Передайте цей список: { $names }.
import-nothing-yet = Ще нічого не записано.
import-expected-created = 🆕 Нових: { $count }
import-expected-updated = ✏️ Буде змінено: { $count }
import-done-created = 🆕 Додано: { $count }
import-done-updated = ✏️ Змінено: { $count }
import-unchanged = 🟰 Уже такі самі: { $count }
import-skipped = ⏭ Пропущено: { $count }
import-refused = ⚠️ Відхилено: { $count }
import-mode-create = Додаються лише нові.
import-mode-update = Змінюються лише наявні.
import-for-example = Відхилено, наприклад:
import-refusal-nothing = немає ні імені, ні номера, ні адреси, ні компанії
import-refusal-unusable = нічого придатного
import-refusal-damaged = пошкоджені символи: збережіть файл у UTF-8
import-refusal-unreadable = цю картку неможливо прочитати
import-owners-unknown = Відповідальні, яких немає в команді: { $names }. Їхні записи будуть вашими.
import-likely = { $count ->
    [one] 🤔 { $count } новий контакт, судячи з імені, може вже бути у вас. Порівняйте потім: /duplicates
    [few] 🤔 { $count } нові контакти, судячи з імен, можуть уже бути у вас. Порівняйте потім: /duplicates
   *[other] 🤔 { $count } нових контактів, судячи з імен, можуть уже бути у вас. Порівняйте потім: /duplicates
}
import-stages-unknown = Етапи, яких немає на дошці: { $names }. Ці угоди почнуться з першого.
import-done = ✅ Імпортовано.
import-cancelled = ⏹ Зупинено.
import-interrupted = ⏹ Кілька разів переривалося. Записане залишається, його можна скасувати.
import-undone = ↩️ Скасовано: { $count }
import-kept = { $count ->
    [one] { $count } запис відтоді змінили, він залишається:
    [few] { $count } записи відтоді змінили, вони залишаються:
   *[many] { $count } записів відтоді змінили, вони залишаються:
  }
import-undo-sure = Усе, що додав цей імпорт, потрапить у кошик, а все, що він змінив, стане таким, як було. Те, що хтось змінив відтоді, залишиться.
import-refused-coming = 📄 Файл із відхиленими рядками вже надсилається.
import-refused-file = { $count ->
    [one] Відхилено { $count } рядок. Виправте його й надішліть файл ще раз.
    [few] Відхилено { $count } рядки. Виправте їх і надішліть файл ще раз.
   *[many] Відхилено { $count } рядків. Виправте їх і надішліть файл ще раз.
  }
import-refused-name = vidhyleno.csv
import-file-row = Рядок
import-file-reason = Причина
import-columns-about = Кожна колонка, що вона заповнює, і кілька її значень. Торкніться, щоб змінити.
import-column-ask = Що заповнює ця колонка?
import-target-none = 🚫 Не імпортувати
import-target-note = 📝 У нотатку
button-import-make-field = ➕ { $kind } · нове поле «{ $label }»
button-import-make-fields = { $count ->
    [one] ➕ Нове поле з { $count } невідомої колонки
    [few] ➕ Нові поля з { $count } невідомих колонок
    [many] ➕ Нові поля з { $count } невідомих колонок
   *[other] ➕ Нові поля з { $count } невідомої колонки
  }
import-fields-made =
    ✅ Власні поля:
    { $fields }
import-fields-left = { $count ->
    [one] { $count } колонка лишається нотаткою: для полів немає місця або його назва не підходить для поля.
    [few] { $count } колонки лишаються нотатками: для полів немає місця або їхні назви не підходять для поля.
    [many] { $count } колонок лишаються нотатками: для полів немає місця або їхні назви не підходять для поля.
   *[other] { $count } колонки лишаються нотатками: для полів немає місця або їхні назви не підходять для поля.
  }
import-words-title = 🔤 Етапи й відповідальні з файлу
import-words-about = На вашій дошці й у команді таких немає. Торкніться, щоб сказати, що це; наступний файл із такими самими колонками це знатиме.
import-word-ask-stage = Який це етап?
import-word-ask-owner = Хто це?
import-word-none-stage = 🚫 Перший етап
import-word-none-owner = 🚫 Тут такого немає: моє
button-import-words = { $count ->
    [0] 🔤 Етапи й відповідальні
    [one] 🔤 Зіставити { $count } невідоме слово
    [few] 🔤 Зіставити { $count } невідомі слова
   *[other] 🔤 Зіставити { $count } невідомих слів
}
import-target-contact-owner = Відповідальний
import-target-contact-id = Id в іншій системі
import-target-company-id = Id компанії в іншій системі
import-target-deal-stage = Угода · Етап
import-target-deal-status = Угода · Відкрита, виграна чи програна
import-target-deal-lostReason = Угода · Причина програшу
import-target-deal-currency = Угода · Валюта
import-target-deal-owner = Угода · Відповідальний
import-target-deal-id = Угода · Id в іншій системі
button-import-days-dmy = 📅 03/04 – це 3 квітня
button-import-days-mdy = 📅 03/04 – це 4 березня
import-days-dmy = 📅 Дати на кшталт 03/04/2026 читаю як 3 квітня.
import-days-mdy = 📅 Дати на кшталт 03/04/2026 читаю як 4 березня.
import-kind-company = Компанія
import-kind-deal = Угода
button-import-start = ✅ Імпортувати { $count }
button-import-columns = 🧩 Колонки
button-import-stop = ⏹ Зупинити
button-import-drop = 🗑 Відкинути
button-import-again = 🔄 Оновити
button-import-check = 🔎 Перевірити ще раз
button-import-undo = ↩️ Скасувати імпорт
button-import-undo-now = ↩️ Так, скасувати все
button-import-refused = 📄 Відхилені рядки
button-import-mode-both = 🔀 Нові й наявні
button-import-mode-create = 🆕 Лише нові
button-import-mode-update = ✏️ Лише наявні
button-import-match-any = 🔗 Збіг за будь-чим
button-import-match-id = 🔗 Збіг за id
button-import-match-email = 🔗 Збіг за email
button-import-match-phone = 🔗 Збіг за номером
import-problem-empty = У цьому файлі нічого немає, хіба що заголовок.
import-problem-not-a-table = Це не таблиця: я читаю CSV, XLSX і vCard. Збережіть файл в одному з цих форматів і надішліть ще раз.
import-problem-zip = Це архів, хоч би як він називався. Розпакуйте його й надішліть таблицю з нього.
import-problem-old-excel = Це файл Excel, старший за 2007 рік (.xls), або файл із паролем. Збережіть його як .xlsx або .csv і надішліть ще раз.
import-problem-protected = Цей файл із паролем. Зніміть пароль і надішліть файл ще раз.
import-problem-damaged = Файл пошкоджено. Експортуйте його ще раз.
import-problem-zip-bomb = Цей файл розпаковується до надто великого розміру. Збережіть таблицю як CSV і надішліть її.
import-problem-broken-quotes = Лапки відкрито й не закрито, тож незрозуміло, де закінчуються значення. Збережіть файл із таблиці ще раз.
import-problem-too-large = Файл більший за 20 МБ, а більших Telegram ботам не дає. Поділіть його на кілька файлів з однаковим заголовком або приберіть зайві колонки.
import-problem-too-many-rows = У файлі понад 100 000 рядків. Поділіть його на кілька файлів з однаковим заголовком і надішліть по черзі.
import-problem-too-many-columns = У файлі понад 300 колонок. Приберіть зайві.
import-problem-row-too-long = Цей рядок довший за мегабайт. Мабуть, вище бракує лапок.
import-problem-nothing-known = Не впізнаю жодної з цих колонок.
import-problem-not-given = Telegram не віддає цей файл. Файли можуть мати щонайбільше 20 МБ; надішліть ще раз.
import-problem-interrupted = Читання кілька разів переривалося. Надішліть файл ще раз.
error-CONFLICT-import-busy = Імпорт саме триває. Зачекайте, доки він буде готовий, або зупиніть його.
error-CONFLICT-import-over = Цей імпорт завершено. Надішліть файл ще раз.

## Merges

button-merge = 🔗 Об’єднати
command-duplicates = Схожі контакти та компанії
button-keep-apart-contact = ✋ Це двоє людей
button-keep-apart-company = ✋ Це дві компанії
button-later = ⏭ Пізніше
button-refresh-duplicates = 🔄 Перевірити ще раз
duplicates-certain-contact = 👥 Це одна людина?
duplicates-certain-company = 🏢 Це одна компанія?
duplicates-likely-contact = 👥 Можливо, це одна людина?
duplicates-likely-company = 🏢 Можливо, це одна компанія?
duplicates-why = Чому: { $why }
duplicates-done = 👥 Схожих контактів чи компаній немає. Усе нове та змінене порівнюється з рештою.
duplicates-scanning = 👥 Контакти й компанії ще порівнюються. Перевірте за мить.
duplicates-apart-contact = Запам’ятали: це двоє людей.
duplicates-apart-company = Запам’ятали: це дві компанії.
duplicates-later = Відкладено до завтра.
duplicate-sign-email = той самий email
duplicate-sign-phone = той самий телефон
duplicate-sign-telegram = той самий акаунт у Telegram
duplicate-sign-name-company = однакові ім’я та компанія
duplicate-sign-name = однакове ім’я, можливо, в іншому написанні
duplicate-sign-domain = той самий домен
duplicate-sign-company-name = та сама назва, можливо, в іншому написанні чи з іншою формою власності
duplicate-sign-near-name = назви різняться однією літерою
button-merge-with = 🔗 Об’єднати з…
button-merge-swap = ⇄ Залишити { $name }
button-merges-contact = ↩️ Об’єднані контакти
button-separate = ↩️ Повернути { $name }
ask-merge-contact = 🔗 { $name }: хто це ще раз? Оберіть або напишіть ім’я, номер чи email.
merge-ask = Об’єднати: { $losing } → { $primary }?
merge-gains = { $name } отримає:
merge-left = Залишиться лише в записі про об’єднання:
merge-following-contact = { $count ->
    [one] Перейде { $count } угода, завдання чи нотатка.
    [few] Перейдуть { $count } угоди, завдання й нотатки.
   *[other] Перейде { $count } угод, завдань і нотаток.
}
merge-about-contact = Посилання й кнопки контакту «{ $name }» вестимуть до об’єднаного. Це можна скасувати.
merge-done-contact = 🔗 «{ $losing }» тепер частина контакту «{ $primary }».
merge-undone-contact = ↩️ Скасовано: «{ $losing }» і «{ $primary }» — знову два контакти.
merge-undone-added-contact = { $count ->
    [one] Відтоді додано { $count } угоду, завдання чи нотатку; це залишається в контакті «{ $name }».
    [few] Відтоді додано { $count } угоди, завдання й нотатки; вони залишаються в контакті «{ $name }».
   *[other] Відтоді додано { $count } угод, завдань і нотаток; вони залишаються в контакті «{ $name }».
}
merges-none-contact = З цим контактом нічого не об’єднували.
merges-about-contact = Об’єднано з ним; останнє об’єднання можна скасувати протягом року:
timeline-contact-merged = 🔗 Контакти об’єднано
timeline-contact-separated = ↩️ Об’єднання скасовано
timeline-merge-left = лише тут: { $what }
error-CONFLICT-merge-under-way = Попереднє об’єднання ще триває. Спробуйте за мить.
error-CONFLICT-merged-later = «{ $name }» об’єднано пізніше. Спершу скасуйте те об’єднання.
ask-merge-company = 🔗 Яка ще компанія — це { $name }? Оберіть або напишіть назву.
pick-company-none = 🏢 За запитом «{ $query }» компаній не знайдено. Напишіть іншу частину назви.
button-merges-company = ↩️ Об’єднані компанії
merge-following-company = { $count ->
    [one] Перейде { $count } контакт, угода, завдання чи нотатка.
    [few] Перейдуть { $count } контакти, угоди, завдання й нотатки.
   *[other] Перейде { $count } контактів, угод, завдань і нотаток.
}
merge-about-company = Посилання, кнопки й сама назва «{ $name }» вестимуть до об’єднаної компанії. Це можна скасувати.
merge-done-company = 🔗 «{ $losing }» тепер частина компанії «{ $primary }».
merge-undone-company = ↩️ Скасовано: «{ $losing }» і «{ $primary }» — знову дві компанії.
merge-undone-added-company = { $count ->
    [one] Відтоді додано { $count } контакт, угоду, завдання чи нотатку; це залишається в компанії «{ $name }».
    [few] Відтоді додано { $count } контакти, угоди, завдання й нотатки; вони залишаються в компанії «{ $name }».
   *[other] Відтоді додано { $count } контактів, угод, завдань і нотаток; вони залишаються в компанії «{ $name }».
}
merges-none-company = З цією компанією нічого не об’єднували.
merges-about-company = Об’єднано з нею; останнє об’єднання можна скасувати протягом року:
timeline-company-merged = 🔗 Компанії об’єднано
timeline-company-separated = ↩️ Об’єднання скасовано

## Приватність

erased-contact = Стертий контакт
button-person-file = 📦 Усе про цю людину
button-erase = 🧹 Стерти назавжди…
button-erase-sure = 🧹 Так, стерти назавжди
erase-ask = Стерти «{ $name }» назавжди?
erase-goes-fields = • усі поля й те, за чим контакт знаходять
erase-goes-notes = { $count ->
    [one] • { $count } нотатку з файлами
    [few] • { $count } нотатки з файлами
   *[other] • { $count } нотаток із файлами
}
erase-goes-tasks = { $count ->
    [one] • { $count } завдання
    [few] • { $count } завдання
   *[other] • { $count } завдань
}
erase-goes-merged = { $count ->
    [one] • { $count } контакт, об’єднаний із цим
    [few] • { $count } контакти, об’єднані з цим
   *[other] • { $count } контактів, об’єднаних із цим
}
erase-goes-copies = • усе, що про цю людину є в історії, імпортах, отриманих лідах і надісланих повідомленнях
erase-stays-deals = { $count ->
    [one] { $count } угода залишиться разом із завданнями, а замість імені буде «Стертий контакт».
    [few] { $count } угоди залишаться разом із завданнями, а замість імені буде «Стертий контакт».
   *[other] { $count } угод залишаться разом із завданнями, а замість імені буде «Стертий контакт».
}
erase-chats = Повідомлення, які вже є в чатах Telegram, залишаться там: видаліть їх самі. Те, що зберігають інші системи та резервні копії, теж не зміниться.
erase-sure = Стерти «{ $name }» зараз?
erase-no-undo = Скасувати це буде неможливо.
erased = 🧹 Стерто. Те, що ще є в історії та копіях, зникне за хвилину-дві.
erasure-stopped = ⚠️ Стирання контакту, розпочате { $at }, зупинилося: кілька разів поспіль стався збій.
erasure-stopped-first = Поля самого контакту вже стерто. Місця, де про нього може щось бути: очищено { $done } із { $steps }. Решта ще зберігається.
erasure-stopped-second = Усе вже переглянуто один раз. Бракує лише другого перегляду — того, що записали в ту саму мить.
erasure-stopped-hint = Спробуйте ще раз: стирання продовжиться з того ж місця. Якщо зупиниться знову, попросіть того, хто веде сервер, переглянути журнал.
erasures-go-on = { $count ->
    [one] 🧹 Стирання триває. Якщо знову зупиниться, я напишу.
    [few] 🧹 Тривають { $count } стирання. Якщо якесь знову зупиниться, я напишу.
   *[other] 🧹 Тривають { $count } стирань. Якщо якесь знову зупиниться, я напишу.
}
erasures-none-stopped = 🧹 Жодне стирання не зупинене: воно вже триває або завершене.
erased-before = 🧹 Цей контакт уже хтось стер.
person-file-begun = 📦 Файл за мить з’явиться в цьому чаті.
delivery-problem-erased = Вміст стерто разом із даними людини.
delivery-problem-expired = Вміст уже не зберігається.
timeline-contact-exported = 📦 Усе про контакт надіслано файлом
timeline-contact-erased = 🧹 Контакт стерто
person-file = 📦 Усе, що збережено про «{ $name }». Передавайте файл лише цій людині.
person-file-refused = { $count ->
    [one] { $count } файл Telegram не віддає; його названо в index.json.
    [few] { $count } файли Telegram не віддає; їх названо в index.json.
   *[other] { $count } файлів Telegram не віддає; їх названо в index.json.
}
person-file-left-out = { $count ->
    [one] { $count } файл не вмістився в 50 МБ, які може надіслати бот; його названо в index.json. Він є в чаті біля своєї нотатки.
    [few] { $count } файли не вмістилися в 50 МБ, які може надіслати бот; їх названо в index.json. Вони є в чаті біля своїх нотаток.
   *[other] { $count } файлів не вмістилися в 50 МБ, які може надіслати бот; їх названо в index.json. Вони є в чаті біля своїх нотаток.
}
person-file-too-large = 📦 Дані про «{ $name }» більші за 50 МБ, які може надіслати бот. Прочитайте їх через API: /apikeys.
person-file-failed = ⚠️ Файл з усім про людину зробити не вдалося. Замовте його ще раз на картці контакту.
person-file-name = contact
button-privacy = 🔐 Приватність
button-privacy-person = 🔎 Знайти людину
button-retention = 🗓 Скільки зберігати
button-audit = 📜 Журнал дій
privacy-title = 🔐 Що й де зберігається
privacy-admin = Ви власник або адміністратор: на картці контакту в «⋯ Ще» можна отримати все про людину одним файлом або стерти її дані назавжди. Тут обирають, скільки зберігати надходження й історію, і видно, хто що робив.
privacy-ask-admin = Людина хоче знати, що про неї збережено, або просить стерти її дані? Зверніться до власника або адміністратора простору.
retention-title = 🗓 Скільки зберігати
retention-of-deliveries = 📨 Надходження й надіслане
retention-of-events = 🕘 Історія
retention-about-deliveries = Вміст отриманих лідів і повідомлень до інших систем. Потрібен, щоб повторити спробу.
retention-about-events = Хто що змінив у контактах, угодах, завданнях і нотатках. Самі записи та журнал дій залишаються.
retention-when = Усе старіше видаляється щоночі, і повернути його неможливо.
retention-1d = 1 день
retention-7d = 7 днів
retention-14d = 14 днів
retention-30d = 30 днів
retention-1y = 1 рік
retention-2y = 2 роки
retention-3y = 3 роки
retention-5y = 5 років
retention-ever = назавжди
audit-title = 📜 Журнал дій
audit-none = Такого ще не було.
audit-kind-all = Усе
audit-kind-team = 👥 Команда й налаштування
audit-kind-access = 🔑 Ключі API
audit-kind-connections = 🔌 Підключення
audit-kind-bulk = 📥 Імпорти та зразки
audit-kind-removals = 🗑 Видалене, об’єднане
audit-kind-privacy = 🔐 Приватність
audit-by-source = джерело лідів
audit-by-sync = синхронізація
audit-by-import = імпорт
audit-by-system = ClientSphere
audit-workspace-created = Простір створено
audit-workspace-updated = Налаштування змінено
audit-member-joined = Учасник приєднався
audit-member-updated = Дані учасника змінено
audit-member-removed = Учасника вилучено
audit-member-left = Учасник вийшов
audit-member-restored = Учасника повернено
audit-invite-created = Запрошення створено
audit-invite-revoked = Запрошення скасовано
audit-invite-restored = Запрошення відновлено
audit-contact-created = Контакт додано
audit-contact-updated = Контакт змінено
audit-contact-deleted = Контакт видалено
audit-contact-restored = Контакт відновлено
audit-contact-merged = Контакти об’єднано
audit-contact-separated = Об’єднання скасовано
audit-contact-exported = Усе про контакт надіслано файлом
audit-contact-erased = Контакт стерто назавжди
audit-company-created = Компанію додано
audit-company-updated = Компанію змінено
audit-company-deleted = Компанію видалено
audit-company-restored = Компанію відновлено
audit-company-merged = Компанії об’єднано
audit-company-separated = Об’єднання компаній скасовано
audit-pipeline-created = Воронку створено
audit-pipeline-updated = Воронку змінено
audit-deal-created = Угоду додано
audit-deal-updated = Угоду змінено
audit-deal-moved = Угоду переміщено
audit-deal-won = Угоду виграно
audit-deal-lost = Угоду втрачено
audit-deal-reopened = Угоду відкрито знову
audit-deal-deleted = Угоду видалено
audit-deal-restored = Угоду відновлено
audit-task-created = Завдання додано
audit-task-updated = Завдання змінено
audit-task-done = Завдання виконано
audit-task-reopened = Завдання відкрито знову
audit-task-deleted = Завдання видалено
audit-task-restored = Завдання відновлено
audit-note-created = Нотатку додано
audit-note-updated = Нотатку змінено
audit-note-deleted = Нотатку видалено
audit-note-restored = Нотатку відновлено
audit-lead-received = Лід надійшов
audit-lead-claimed = Лід узято
audit-lead-source-created = Джерело лідів додано
audit-lead-source-updated = Джерело лідів змінено
audit-lead-source-secret-rotated = Секрет джерела лідів оновлено
audit-lead-source-deleted = Джерело лідів видалено
audit-webhook-created = Вебхук додано
audit-webhook-updated = Вебхук змінено
audit-webhook-secret-rotated = Секрет вебхука оновлено
audit-webhook-disabled = Вебхук вимкнено
audit-webhook-deleted = Вебхук видалено
audit-api-key-created = Ключ API створено
audit-api-key-adopted = Ключ API перебрано
audit-api-key-revoked = Ключ API відкликано
audit-sync-created = Синхронізацію додано
audit-sync-updated = Синхронізацію змінено
audit-sync-deleted = Синхронізацію видалено
audit-sync-conflict-decided = Розбіжність синхронізації вирішено
audit-import-started = Імпорт розпочато
audit-import-cancelled = Імпорт зупинено
audit-import-undone = Імпорт скасовано
audit-sample-loaded = Зразки завантажено
audit-sample-removed = Зразки вилучено

## Фільтри та масові зміни

button-filter = 🎛 Фільтр
button-saved-views = ⭐️ Збережені фільтри
button-save-view = ⭐️ Зберегти фільтр
button-tick = ☑️ Вибрати
button-view-show = 👀 Показати { $count }
button-view-clear = ✖️ Скинути фільтр
button-view-rename = ✏️ Перейменувати
button-view-share = 👥 Дати команді
button-view-unshare = 👤 Залишити собі
button-view-remove = 🗑 Видалити фільтр
button-view-restore = ↩️ Відмінити
button-view-open = 👀 Відкрити
button-view-back = ⬅️ До списку
button-view-more = ⚙️ Цей фільтр
button-view-typed-is = ⌨️ Ввести інше
button-view-typed-has = ⌨️ Містить …
button-view-typed-min = ⌨️ Щонайменше …
button-view-typed-max = ⌨️ Щонайбільше …
button-view-typed-min-day = ⌨️ Починаючи з дня …
button-view-typed-max-day = ⌨️ До дня …
view-any = без фільтра
view-count-contact = { $count ->
    [one] { $count } контакт
    [few] { $count } контакти
   *[other] { $count } контактів
}
view-count-company = { $count ->
    [one] { $count } компанія
    [few] { $count } компанії
   *[other] { $count } компаній
}
view-count-deal = { $count ->
    [one] { $count } угода
    [few] { $count } угоди
   *[other] { $count } угод
}
view-order-recent = спершу останні
view-order-name = за іменем
view-order-created = спершу нові
view-order-quiet = спершу найдавніша взаємодія
view-order-close = спершу найближчі
view-order-amount = спершу найбільші
view-order-next = за наступним кроком
button-view-order = 🔃 { $order }
view-none = За цим фільтром нічого немає.
view-filter-ask = Виберіть, за чим фільтрувати. Торкніться умови, щоб її прибрати.
view-option-ask = { $field }: що саме?
view-saved-title = Збережені фільтри
view-saved-none = Збережених фільтрів ще немає. Відфільтруйте список і натисніть «Зберегти фільтр».
view-saved = Фільтр «{ $name }» збережено.
view-renamed = Перейменовано.
view-shared = Тепер цей фільтр має вся команда.
view-unshared = Тепер цей фільтр маєте лише ви.
view-removed = Фільтр «{ $name }» видалено. Записи залишилися.
view-restored = Фільтр повернуто.
view-of-team = командний
view-name-ask = Як назвати фільтр?
view-typed-ask-is = { $field }: що саме? Введіть.
view-typed-ask-has = { $field }: введіть, що там має бути.
view-typed-ask-min = { $field }: скільки щонайменше?
view-typed-ask-max = { $field }: скільки щонайбільше?
view-typed-ask-min-day = { $field }: починаючи з якого дня?
view-typed-ask-max-day = { $field }: до якого дня?
view-tick-ask = Торкніться тих, що потрібні.
view-ticked = вибрано: { $count }
button-tick-page = ☑️ Усю сторінку
button-tick-none = ◻️ Зняти зі сторінки
button-tick-leave = ⬅️ Назад
criterion-next = ⏰ Наступний крок
criterion-touched = 🕓 Остання взаємодія
criterion-created = 🗓 Додано
criterion-source = 📥 Звідки
criterion-status = 📌 Стан
criterion-pipeline = 🗂 Воронка
criterion-stage = 📊 Етап
criterion-rotting = 🥀 Застояні
condition-me = я
condition-nobody = ніхто
condition-gone = вже немає
condition-filled = заповнено
condition-empty = порожньо
condition-next-filled = запланований
condition-next-empty = немає
condition-next-past = прострочений
condition-rotting = задовго на своєму етапі
condition-past = у минулому
condition-has = містить «{ $text }»
condition-min = від { $value }
condition-max = до { $value }
condition-from = з { $value }
condition-until = по { $value }
condition-today = сьогодні
condition-ahead = { $days ->
    [one] найближчий { $days } день
    [few] найближчі { $days } дні
   *[other] найближчі { $days } днів
}
condition-lately = { $days ->
    [one] за останній { $days } день
    [few] за останні { $days } дні
   *[other] за останні { $days } днів
}
condition-before = { $days ->
    [one] понад { $days } день тому
    [few] понад { $days } дні тому
   *[other] понад { $days } днів тому
}
source-manual = введено тут
source-sample = приклади
source-lead = лід
source-sync = синхронізація
source-import = імпорт
button-bulk-all = ✏️ Змінити всі { $count }
button-bulk-ticked = ✏️ Змінити { $count }
button-bulk-these = ✏️ Змінити ці
bulk-ask = Що з ними зробити?
button-bulk-tag = 🏷 Додати мітку
button-bulk-untag = 🏷 Прибрати мітку
button-bulk-owner = 👤 Передати …
button-bulk-set = ✏️ Заповнити поле
button-bulk-move = ➡️ Перемістити …
button-bulk-won = 🏆 Виграно
button-bulk-lost = ❌ Програно …
bulk-move-ask = На який етап їх перемістити?
bulk-lost-ask = Чому їх програно?
bulk-lost-type = Напишіть, чому їх програно.
button-bulk-delete = 🗑 Видалити
bulk-tag-ask = Яку мітку додати?
bulk-untag-ask = Яку мітку прибрати?
bulk-tag-type = Введіть мітку або кілька.
button-bulk-type-tag = ⌨️ Ввести мітку
bulk-owner-ask = Кому їх передати?
button-bulk-nobody = Нікому
bulk-field-ask = Яке поле?
bulk-set-ask = { $field }: що вказати для них ({ $who })?
bulk-change-tag = 🏷 Додати { $tags }
bulk-change-untag = 🏷 Прибрати { $tags }
bulk-change-set = ✏️ { $field }: { $value }
bulk-change-clear = ✏️ { $field }: очистити
bulk-change-delete = 🗑 Видалити
bulk-change-move = ➡️ Перемістити на етап «{ $stage }»
bulk-change-won = 🏆 Закрити як виграні
bulk-change-lost = ❌ Закрити як програні: { $reason }
bulk-sure = Зробити це з усіма? Відмінити можна протягом доби.
bulk-sure-delete = Видалити всі разом із відкритими завданнями? Відмінити можна протягом доби.
button-bulk-go = ✅ Так, { $count }
button-bulk-delete-go = 🗑 Так, видалити { $count }
bulk-none = Таких записів (вже) немає.
bulk-running = ⏳ { $done } з { $total } …
bulk-done = ✅ Готово: { $count }
bulk-stopped = ⏹ Зупинено після { $count }.
bulk-unchanged = Так і було: { $count }
bulk-skipped-gone = Видалені або вже не видимі вам: { $count }
bulk-skipped-not-yours = Чужі, яких вам видаляти не можна: { $count }
bulk-skipped-closed = Виграні чи програні, тож без змін: { $count }
bulk-skipped-required = Їхній етап вимагає цього поля: { $count }
bulk-skipped-lacking = Не переміщено, бо бракує того, чого вимагає етап: { $count }
bulk-skipped-elsewhere = В іншій воронці, де немає такого етапу: { $count }
bulk-skipped-refused = Змінити не вдалося: { $count }
bulk-undoing = ⏳ Відміняю: { $done } з { $total } …
bulk-undone = ↩️ Відмінено: { $count }
bulk-kept = { $count ->
    [one] Відтоді хтось змінив, тож залишено як є:
   *[other] Відтоді хтось змінив, тож залишено як є:
}
button-bulk-stop = ⏹ Зупинити
button-bulk-again = 🔄 Оновити
news-given = Тепер ваші:
news-given-by = { $by } передає вам:
news-deals-moved = 💼 Ваші угоди переміщено на етап «{ $stage }» ({ $by }):
news-deals-won = 🏆 Ваші угоди виграно ({ $by }):
news-deals-lost = ❌ Ваші угоди закрито як програні ({ $by }):
news-deals-back = ↩️ Переміщення ваших угод скасовано ({ $by }):
audit-bulk-edit-started = Масова зміна записів
audit-bulk-edit-undone = Масову зміну відмінено
audit-rate-created = Курс додано
audit-rate-updated = Курс змінено
audit-rate-deleted = Курс видалено
error-CONFLICT-count-changed = { $count ->
    [0] Таких записів (вже) немає.
    [one] Тепер це { $count } запис. Перевірте ще раз, перш ніж продовжити.
    [few] Тепер це { $count } записи. Перевірте ще раз, перш ніж продовжити.
   *[other] Тепер це { $count } записів. Перевірте ще раз, перш ніж продовжити.
}

## Звіти картинками

reports-title = Звіти
reports-ask = Який показати?
report-week = Що змінилося
report-funnel = Воронка
report-forecast = Прогноз
report-lost = Чому програємо
report-response = Швидкість відповіді
report-sources = Джерела
report-leaderboard = Рейтинг
report-activity = Активність
report-velocity = Швидкість продажів
report-period-this-week = Цей тиждень
report-period-last-week = Минулий тиждень
report-period-this-month = Цей місяць
report-period-last-month = Минулий місяць
report-period-this-quarter = Цей квартал
report-period-year = Цей рік
report-all-pipelines = усі воронки
report-whole-team = уся команда
report-day = { DATETIME($date, day: "numeric", month: "short") }
report-month = { DATETIME($date, month: "long") }
report-month-short = { DATETIME($date, month: "short") }
report-year = { DATETIME($date, year: "numeric") }
report-number = { $count }
report-percent = { $share }
report-worth = { $count } · { $sum }
report-count-share = { $count } · { $share }
report-days = { NUMBER($days, maximumFractionDigits: 1) } { $days ->
    [one] день
    [few] дні
    [many] днів
   *[other] дня
}
report-others = Інші ({ $count })
report-members-more = і ще { $count } у CSV
report-win-rate = виграємо { $share }
report-won-deals = { $count } { $count ->
    [one] виграна угода
    [few] виграні угоди
   *[other] виграних угод
}
report-without-rate = { $count ->
    [one] { $count } угода в { $currency } без курсу: її суму не враховано
    [few] { $count } угоди в { $currency } без курсу: їхні суми не враховано
   *[other] { $count } угод у { $currency } без курсу: їхні суми не враховано
}
report-none-week = Відкритих угод не було, і нічого не змінилося. Спробуйте інший період.
report-none-funnel = Цими днями жодна угода не потрапила на новий етап.
report-none-forecast = Прогнозувати поки нема з чого: відкритих угод немає.
report-none-lost = Цими днями нічого не програно. Так тримати!
report-none-response = Цими днями нових лідів не було.
report-none-sources = Цими днями нових і виграних угод не було.
report-none-leaderboard = Цими днями ще ніхто не виграв угоди.
report-none-activity = Цими днями нічого не записано, не зроблено й не переміщено.
report-none-velocity = Ні відкритих, ні виграних угод: швидкості поки немає.
report-week-open-before = Було відкрито · { $count }
report-week-added = Нові · { $count }
report-week-grown = Зросли · { $count }
report-week-won = Виграно · { $count }
report-week-lost = Програно · { $count }
report-week-shrunk = Зменшилися · { $count }
report-week-left = Вибули · { $count }
report-week-open-now = Відкрито зараз · { $count }
report-week-title-best = Виграно { $sum }: найбільше за { $weeks } { $weeks ->
    [one] тиждень
    [few] тижні
   *[other] тижнів
}
report-week-title-since = Виграно { $sum }: найбільше від { DATETIME($date, day: "numeric", month: "long") }
report-week-title-least = Виграно { $sum }: найменше за { $weeks } { $weeks ->
    [one] тиждень
    [few] тижні
   *[other] тижнів
}
report-week-title-won = Виграно { $sum }, додалося { $added }
report-week-title-none = Нічого не виграно, додалося { $added }
report-funnel-on = далі йде { $share }
report-funnel-waiting = тут іще { $count }
report-funnel-between = Ще { $count } { $count ->
    [one] етап
    [few] етапи
   *[other] етапів
} між ними
report-funnel-won = Виграно
report-funnel-rate = виграємо { $count } угод, { $money } грошей
report-funnel-title = Етап «{ $stage }» проходять лише { $share } угод
report-funnel-title-won = { $count ->
    [one] Виграно { $count } угоду
    [few] Виграно { $count } угоди
   *[other] Виграно { $count } угод
}: це { $share } закритих
report-forecast-won = Виграно
report-forecast-committed = Обіцяно
report-forecast-weighted = Зважено
report-forecast-learned = Очікуємо
report-forecast-between = { $sum } ({ $range })
report-forecast-title = На { $month } очікуємо { $sum }, імовірно { $range }
report-forecast-title-undated = { $count ->
    [one] { $count } відкрита угода не має дати закриття
    [few] { $count } відкриті угоди не мають дати закриття
   *[other] { $count } відкритих угод не мають дати закриття
}
report-forecast-more = { $count ->
    [one] Ще { $count } місяць у CSV
    [few] Ще { $count } місяці в CSV
   *[other] Ще { $count } місяців у CSV
}
report-forecast-undated = Без дати закриття: { $worth }
report-forecast-tested = Досі похибка була б { $share } (медіана за { $count } міс.)
report-forecast-untested = Замало історії, щоб знати похибку
report-forecast-few = Поки враховано лише { $count } { $count ->
    [one] закриту угоду
    [few] закриті угоди
   *[other] закритих угод
}
report-lost-title = { $reason }: { $sum } з { $whole } програного
report-lost-title-count = { $reason }: { $count } з { $total } програних угод
report-lost-no-reason = Причину не вказано
report-response-minutes5 = До 5 хвилин
report-response-hour = До години
report-response-day = До доби
report-response-later = Пізніше
report-response-waiting = Досі чекають
report-response-median = половина – швидше
report-response-p90 = 9 з 10 – швидше
report-response-title = Половині нових лідів відповідаємо за { $length }
report-response-title-waiting = { $count ->
    [one] { $count } новий лід досі чекає на відповідь
    [few] { $count } нові ліди досі чекають на відповідь
   *[other] { $count } нових лідів досі чекають на відповідь
}
report-response-member = { $length } · { $count }
report-sources-new = { $count } { $count ->
    [one] нова
    [few] нові
   *[other] нових
}
report-sources-deals = виграно { $won }, нові: { $added }
report-sources-title = Найбільше принесло «{ $source }»: { $sum }
report-sources-title-new = Найбільше нових угод дає «{ $source }»: { $count }
report-leaderboard-title = Попереду { $name }: { $sum }
report-leaderboard-title-count = Попереду { $name }: { $count } { $count ->
    [one] угода
    [few] угоди
   *[other] угод
}
report-activity-title = Найбільше дій: { $name }, { $count }
report-activity-count = { $count }
report-velocity-title = Воронка дає { $sum } на день
report-velocity-up = { $sum } на день: на { $share } швидше, ніж раніше
report-velocity-down = { $sum } на день: на { $share } повільніше, ніж раніше
report-velocity-same = { $sum } на день, як і раніше
report-velocity-unknown = Закрито замало угод, щоб знати швидкість
report-velocity-per-day = на день
report-velocity-open = Відкриті угоди
report-velocity-rate = Частка виграних
report-velocity-average = Середня виграна угода
report-velocity-days = Медіана днів до виграшу
report-ask-period = За які дні?
report-ask-pipeline = Яка воронка?
report-ask-member = Чиї угоди?
report-no-picture = Намалювати зараз не вдалося. Ось самі цифри.
report-part-open-before = Було відкрито
report-part-added = Нові
report-part-grown = Зросли
report-part-won = Виграно
report-part-lost = Програно
report-part-shrunk = Зменшилися
report-part-left = Вибули
report-part-open-now = Відкрито зараз
report-column-name = Назва
report-column-value = Значення
report-column-deals = Угоди
report-column-money = Сума
report-column-converted = Пішли далі
report-column-converted-money = Сума тих, що пішли далі
report-column-waiting = Ще там
report-column-days = Медіана днів
report-column-month = Місяць
report-column-low = Щонайменше
report-column-high = Щонайбільше
report-column-leads = Ліди
report-column-minutes = Медіана хвилин
report-column-new = Нові
report-column-new-money = Сума нових
report-column-won = Виграно
report-column-won-money = Сума виграних
report-column-rate = Частка виграних
report-column-day = День
report-column-actions = Дії
button-reports = 📊 Звіти
button-report-deals = 💼 Відкрити ці угоди
button-report-csv = 📄 CSV
button-report-send = 🔁 Надсилати регулярно
button-report-open = 📊 Змінити звіт
button-report-schedules = 🔁 Регулярні
button-report-stop = 🚫 Зупинити
button-report-to-group = 👥 До групи
button-report-to-me = 👤 Мені
report-schedules-title = Регулярні звіти
report-schedules-none = Жоден звіт не надсилається регулярно. Відкрийте звіт і торкніться «Надсилати регулярно».
report-schedules-hint = Торкніться звіту, щоб змінити його або зупинити.
report-schedule-made = ✅ Цей звіт надходитиме регулярно.
report-schedule-stopped = 🚫 Зупинено: цей звіт більше не надходитиме.
report-schedule-restored = ↩️ Відмінено: звіт знову надходитиме.
report-schedule-weekly = { $day } { $time }
report-schedule-monthly = 1-го числа, { $time }
report-schedule-to-chat = У цей чат
report-schedule-to-group = До групи «{ $title }»
report-schedule-mine = У ньому те, що бачите ви.
report-schedule-of = У ньому те, що бачить { $name }. Змінити його може лише { $name }.
report-schedule-zone = За вашим часом: { $zone }
report-every-week = Щотижня
report-every-month = Щомісяця
report-group-chosen = 📊 Звіт «{ $report }» надходитиме сюди регулярно. У ньому те, що бачить { $name }.
report-seen-by = Так це бачить { $name }
report-ended = «{ $report }» більше не надсилається регулярно: того, про що він був, уже немає, або ви більше не маєте доступу. Оберіть інший звіт: /report
report-ended-group = «{ $report }» більше не надходить у групу { $group }: я не можу туди писати. Додайте мене до групи знову й ще раз налаштуйте звіт: /report
view-picked = угоди зі звіту
setting-theme = Картинки
theme-light = ☀️ Світлі
theme-dark = 🌙 Темні
command-report = Звіти картинками
help-report =
    📊 Як ідуть справи?
    /report показує картинкою тиждень, воронку, прогноз та інше. «Надсилати регулярно» – і звіт щопонеділка приходитиме вам або до групи.
report-group-refused = Групу для звіту обирає лише той, хто його надсилає: /report → Регулярні.
## Курси валют

button-rates = 💱 Курси
button-enter-rate = ➕ Додати курс
rates-title = 💱 Курси
rates-none = Курсів ще немає. Вкажіть, скільки коштують інші валюти в { $currency }: тоді дошка покаже суму всіх угод і в { $currency }.
rates-about = Кожна пара з останнім курсом. Суми перераховуються за останнім курсом, день якого не пізніший за потрібний.
rate-title = 💱 Курс
rate-line = 1 { $from } = { $rate } { $to } з { $day }
rate-of-day = { $day }: { $rate }
rate-number = { $rate }
rate-pair-none = Для цієї пари немає курсів.
rate-entered = Додано: { $rate }.
rate-replaced = Додано: { $rate }. На цей день було { $was }.
rate-unchanged = Такий курс уже є: { $rate }.
rate-deleted = Видалено: { $rate }.
ask-rate = Напишіть курс, наприклад «1 EUR = 45,20». Якщо названо лише одну валюту, курс у { $currency }. Додайте «з 1 листопада», якщо він діє відтоді.
ask-rate-number = { $pair }, з { $day }: скільки коштує одна одиниця?

## Що керівник бачить про кожного, і плани

button-reps = 🧭 Менеджери
button-targets = 🎯 Плани
command-reps = Менеджери: угоди, прострочене, плани
reps-title = 🧭 Менеджери
reps-none = Тут ще ніхто не працює з угодами. Запросіть когось, і ви побачите, як ідуть справи.
reps-about = Першими йдуть ті, хто потребує уваги: прострочені завдання, потім угоди без наступного кроку, потім хто найдовше мовчить.
rep-left = більше не в команді
rep-open = { $count ->
    [one] 💼 { $count } відкрита угода
    [few] 💼 { $count } відкриті угоди
   *[other] 💼 { $count } відкритих угод
}
rep-open-sum = { $open } · { $sum }
rep-unconverted = { $count ->
    [one] { $sum } і ще { $count } у валюті без курсу
   *[other] { $sum } і ще { $count } у валютах без курсу
}
rep-overdue = { $count ->
    [one] 🔴 { $count } прострочене завдання
    [few] 🔴 { $count } прострочені завдання
   *[other] 🔴 { $count } прострочених завдань
}
rep-without-step = ⚪️ { $count } без наступного кроку
rep-on-time = 🟢 нічого не прострочено
rep-touched = 🕓 остання взаємодія { $days ->
    [0] сьогодні
    [1] учора
    [one] { $days } день тому
    [few] { $days } дні тому
   *[other] { $days } днів тому
}
rep-untouched = 🕓 взаємодій ще не було
rep-silent = 🕓 жодної взаємодії за { $days } { $days ->
    [one] день
    [few] дні
   *[other] днів
}
rep-touch-about = Взаємодія – це нотатка, яку людина написала, або завдання, яке вона тут виконала.
button-rep-deals = 💼 Відкриті угоди
button-rep-tasks = ⏰ Завдання
button-rep-touches = 🕓 Останні взаємодії
button-rep-week = 📊 Тиждень
button-rep-task = ➕ Дати завдання
button-rep-target = 🎯 План
button-rep-member = 👤 Роль і доступ
button-rep-figures = 🧭 Показники
rep-touches-title = 🕓 Останнє, що зробили: { $name }
rep-touches-none = За останні { $days } { $days ->
    [one] день
    [few] дні
   *[other] днів
} нічого: ні нотаток, ні виконаних завдань.
progress-won = 🏆 Виграно цього місяця: { $won }
progress-of = 🎯 { $won } з { $goal } · { $percent }%
progress-no-rate = 🏆 Виграно цього місяця: { $won } · план у { $currencies }, а курсу немає
progress-mine = 🎯 Мій { $month }: { $won } з { $goal } · { $percent }%
progress-team = 🎯 Команда, { $month }: { $won } з { $goal } · { $percent }%
progress-unknown = 🎯 План у { $currencies }: курсу немає.
progress-left = { $bar } ще { $missing } · { $days ->
    [1] останній день
    [one] лишився { $days } день
    [few] лишилося { $days } дні
   *[other] лишилося { $days } днів
}
progress-reached = { $bar } ✅ виконано · { $days ->
    [1] останній день
    [one] лишився { $days } день
    [few] лишилося { $days } дні
   *[other] лишилося { $days } днів
}
target-month = { DATETIME($date, month: "long", year: "numeric") }
targets-title = 🎯 Плани · { $month }
targets-none = На цей місяць ще ні в кого немає плану. Торкніться імені або встановіть однаковий для всіх.
targets-about = План команди – сума всіх планів: { $sum }
targets-no-rate = Не враховано, бо курсу немає: { $currencies }
targets-over = Цей місяць минув: його плани вже не змінюються.
target-none = плану немає
target-line = { $name } · { $target }
target-of = 🎯 { $name } · { $month }
target-set-to = План: { $target }
target-before = Попереднього місяця: { $target }
button-target-set = ✏️ Встановити план
button-target-same = Як минулого місяця: { $target }
button-target-three = Також на 3 наступні місяці
button-target-year = Також до кінця року
button-target-remove = 🗑 Прибрати
button-targets-all = 👥 Однаковий для всіх
button-targets-same = Як минулого місяця
ask-target = 🎯 { $name }, { $month }: на яку суму треба виграти? Наприклад 5000 або 12к.
ask-target-all = 🎯 Усі, { $month }: на яку суму має виграти кожен? Наприклад 5000 або 12к. Те, що вже встановлено на цей місяць, буде замінено.
targets-set = { $count ->
    [0] Так уже й є.
    [one] ✅ Встановлено { $count } план.
    [few] ✅ Встановлено { $count } плани.
   *[other] ✅ Встановлено { $count } планів.
}
targets-undone = ↩️ Плани знову такі, як були.
target-removed = 🗑 План прибрано.
problem-target-nought = План має бути більшим за нуль. Напишіть суму або приберіть план.
problem-month-over = Цей місяць минув, тож його план уже не змінити. Виберіть поточний місяць або пізніший.
problem-month-too-far = Плани можна встановити на наступні { $limit } місяців. Виберіть раніший місяць.
audit-target-set = План встановлено
audit-target-removed = План прибрано

## Виграні угоди, про які знає команда

rule-wins = Виграні угоди
rule-wins-on = команду сповіщаємо
rule-wins-off = команду не сповіщаємо
rule-about-wins-on = Коли угоду виграно, усі, хто може її бачити, за хвилину отримають повідомлення. Кожен може вимкнути це для себе у сповіщеннях.
rule-about-wins-off = Команда більше не отримуватиме повідомлень про виграні угоди. Відповідальний і далі знатиме, коли його угоду переміщує хтось інший.
wins-from-any = 💰 Про кожну угоду, хоч яка сума
wins-from = 💰 Лише від { $amount }
ask-wins-from = Від якої суми сповіщати команду про виграну угоду? Наприклад 1000. Напишіть 0, щоб сповіщати про кожну.
notify-deal-won = Команда виграла угоду
news-win = 🎉 Виграна угода, відповідальний – { $by }:
news-win-days = { $days ->
    [0] виграно першого ж дня
    [one] за { $days } день
    [few] за { $days } дні
   *[other] за { $days } днів
}
held-wins = 🎉 Команда виграла угод: { $count }
report-of-target = { $share } від плану { $goal }
report-column-target-money = План
audit-assignment-rule-created = Правило розподілу додано
audit-assignment-rule-updated = Правило розподілу змінено
audit-assignment-rule-deleted = Правило розподілу видалено
timeline-deal-assigned = 🎯 Розподілено за правилом
error-limit-assignment-rule = Правил може бути не більше ніж { $limit }. Видаліть те, яке вже не потрібне.
error-CONFLICT-rule-without-people = Спершу виберіть, кому це дістанеться, а тоді вмикайте правило.
audit-deal-assigned = Угоду розподілено за правилом
notify-response-late = ⏱ Ліди без вчасної відповіді
news-late = ⏱ На цей лід ніхто не відповів за { $after }
news-late-yours = Він ваш: подзвоніть, додайте нотатку чи виконайте завдання — і відлік зупиниться.
news-late-free = Він поки нічий.
news-late-of = Відповідає { $name }.
button-give-deal = 👤 Передати…
held-late = { $count ->
    [one] ⏱ { $count } лід без відповіді
    [few] ⏱ { $count } ліди без відповіді
   *[other] ⏱ { $count } лідів без відповіді
}
button-rules = 🎯 Кому що дістається
rules-title = 🎯 Кому що дістається
rules-none = Правил ще немає. Правило каже, кому дістаються ліди з певного джерела чи країни, на певну суму або за будь-чим іншим, що про них відомо: одній людині чи кільком по черзі.
rules-about = Вирішує перше правило, що підходить. Хто відсутній (🌴), не отримує нічого.
rules-else = Лід, що доповнює відкриту угоду чи надійшов від чийогось контакту, лишається за його відповідальним. Якщо жодне правило не підходить, вирішують налаштування джерела.
button-make-rule = ➕ Нове правило
button-response-time = ⏱ Перша відповідь: { $time }
button-rule-people = 👥 Кому дістається
button-rule-sources = 📥 Джерела
button-rule-countries = 🌍 Країни
button-rule-deal = 💼 Угода
button-rule-contact = 👤 Людина
button-rule-with-deals = ➕ І угоди, які додаємо самі
button-rule-without-deals = ➖ Без угод, які додаємо самі
button-rule-on = ▶️ Увімкнути
button-rule-pause = ⏸ Призупинити
button-rule-up = ⬆️ Вище
button-rule-down = ⬇️ Нижче
button-rule-take = ✅ Застосувати ці умови
button-add-countries = ➕ Додати країни
rule-on = ▶️ Увімкнено
rule-paused = ⏸ Призупинено: нікому нічого не розподіляє
rule-when = Стосується:
rule-about-all = усіх лідів
rule-about-all-deals = усіх лідів та угод, які хтось додає
rule-sources = 📥 лідів із джерел: { $names }
rule-countries = 🌍 людей із країн: { $names }
rule-with-deals = А також угод, доданих без відповідального.
rule-who = Кому дістається: { $names }
rule-who-nobody = Кому дістається: поки нікому
rule-next = Наступні: { $names }
rule-all-out = ⚠️ Нікого з них зараз немає. Те, що надійде, лишиться нічиїм, і його зможе взяти будь-хто на місці.
rule-nobody = поки нікому
rule-person-gone = хтось, хто вже пішов
rule-made = Правило додано, поки що призупинене. Вкажіть, чого воно стосується і кому дістається, а тоді ввімкніть.
rule-now-on = Правило ввімкнено.
rule-now-paused = Правило призупинено.
rule-deleted = Видалено: { $name }
rule-people-ask = Торкніться, кому дістається. Кілька людей отримують по черзі: у кого ×2, той удвічі більше. 🌴 — хто зараз не отримує нічого.
rule-sources-ask = Торкніться джерел, яких воно стосується. Якщо не вибрати жодного, стосується лідів з усіх.
rule-sources-none = Джерел лідів ще немає. Якщо не вибрати жодного, правило стосується лідів з усіх.
rule-countries-about = Країну визначаємо за кінцем адреси, інакше за номером телефону, інакше вона ваша. Якщо не вказати жодної, правило стосується людей звідусіль.
rule-deal-title = 💼 Якою має бути угода
rule-contact-title = 👤 Якою має бути людина
rule-conditions-ask = Мають виконуватися всі умови. Суми в інших валютах перераховуються за вашими курсами.
ask-rule-name = Як назвати правило? Наприклад: Польща, Великі замовлення
ask-countries = Які країни? Торкніться однієї або напишіть кілька: Польща, Україна
response-title = ⏱ Час на відповідь ліду
response-off = не відстежується
response-about = Якщо за цей час ніхто не додав нотатку, не подзвонив і не виконав завдання за новим лідом, про це дізнаються керівники та відповідальний. Відлік іде й уночі; у кого тихі години, дізнається після них.
button-own-time = ✏️ Інший час
ask-response-time = За який час треба відповісти ліду? Наприклад: 45 хв, 3 год
button-away = 🌴 Відсутність
away-not = На місці: отримує нові ліди й угоди
away-open = 🌴 немає на місці
away-until = 🌴 немає, повертається { $until }
away-from = 🌴 не буде з { $from }
away-from-until = 🌴 не буде з { $from }, повертається { $until }
away-about = Хто відсутній, не отримує нових лідів та угод — ні за правилами, ні по черзі. Наявне лишається за ним.
away-over = Знову на місці.
button-away-over = ✅ Знову на місці
button-away-today = Сьогодні
button-away-week = Цей тиждень
button-away-open = До повернення
button-away-type = ✏️ Написати дати
ask-away = Доки відсутній учасник { $name }? Наприклад: до п’ятниці, з понеділка до 12 травня, завтра 14:00
source-rules-first = Спершу діють правила: { $names }. Якщо вони не підходять:
deal-added-given = Угоду додано: { $title }. Її отримує { $name } за правилом «{ $rule }».
deal-given-undo = /undo — скасувати.
report-response-target = Вчасно ({ $length })
report-response-kept = { $count } із { $all } · { $share }
report-response-on-time = Відповіли вчасно
report-response-late = Відповіли запізно або досі чекають
