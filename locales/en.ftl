# Every text that a person sees, in English. After a change: node --import tsx scripts/generate-text-keys.ts

## What can go wrong

error-VALIDATION = I can’t use that. Please check it and try again.
error-NOT_FOUND = This is no longer here. It may have been deleted.
error-FORBIDDEN = Your role does not allow this. Ask an owner or admin of the workspace.
error-delete-others = Sales reps of this workspace delete only their own records. Ask its owner or a manager.
error-UNAUTHENTICATED = You are not in a workspace yet. Send /start to create or join one.
error-CONFLICT = Somebody changed this at the same moment. Here it is as it is now: please try again.
error-CONFLICT-already-undone = This was undone already.
error-CONFLICT-changed-since = It was changed again since, so it can’t be undone.
error-CONFLICT-task-closed = This task is done already.
error-CONFLICT-task-open = This task is open already.
error-CONFLICT-key-not-active = This key is no longer active, so it can’t be rotated. Make a new one instead.
error-CONFLICT-delivery-settled = This delivery has been dealt with in the meantime. Open the list to see what happened to it.
error-CONFLICT-source-paused = This lead source is paused. Resume it first.
error-CONFLICT-unknown-sender = This version of ClientSphere does not know what sends to this source. Update it first.
error-CONFLICT-last-owner = You are the only owner. Hand over ownership to somebody first.
error-CONFLICT-offer-gone = This offer no longer stands.
error-CONFLICT-not-deleted = This is no longer in the trash: somebody has restored it.
error-CONFLICT-merged = This was merged into { $name }, where everything it held is now.
error-limit-api-key = The workspace already has { $limit } active API keys, the most it can have. Revoke one that nobody needs, then make the new one.
error-limit-lead-source = The workspace already has { $limit } lead sources, the most it can have. Delete one that nobody needs, then add the new one.
error-STAGE_REQUIREMENTS = The stage needs something that is missing from the deal. Open the deal and move it again: I’ll ask for it.
error-EXPIRED = This has expired.
error-trash-expired = This was deleted more than { $days } days ago and can no longer be restored.
error-RATE_LIMITED = That was a bit fast. Please wait a moment and try again.
error-UNAVAILABLE = The service is not available right now. Nothing is lost: please try again in a minute.
error-INTERNAL = Something went wrong on our side. Nothing is lost: please try again.

## In dialogues

cancelled = Cancelled.
cancelled-kept = Cancelled. What you typed is kept: go on with the button.
expired-kept = This form waited too long and has closed. What you typed is kept: go on with the button.
expired-updated = This form was closed by an update of the bot. You had typed:
    { $typed }
you-had-typed = You had typed: { $typed }
nothing-to-cancel = There is nothing to cancel.
left-kept = The open form is closed. What you typed is kept.
button-resume = ▶️ Go on
draft-gone = What was kept is no longer there. Please start again.
only-text = Please send this as text.
answer-corrected = ✏️ Corrected.
edit-unused = The edited message changes nothing here: open the record and tap “Edit” to correct it, or send the line again.
unsupported-content = I read texts, contact cards, photos, files and recordings. Type a name to search, or share a contact to add it.
unknown-command = I don’t know this command. /help lists all of them.
button-outdated = This button was from an earlier version. Here is the menu as it is now.
elsewhere = 🔀 This is in { $name }, another of your workspaces.
button-switch-to = 🔀 Switch to { $name }

## Words used in several places

language-en = 🇬🇧 English
language-uk = 🇺🇦 Українська
role-owner = Owner
role-admin = Admin
role-manager = Manager
role-rep = Sales rep
role-viewer = Viewer
role-about-owner = everything, and transfers the workspace
role-about-admin = settings, roles and invites
role-about-manager = sees everything, invites reps
role-about-rep = adds and edits contacts and deals
role-about-viewer = reads only

## Buttons

button-create-workspace = ➕ Create a workspace
button-have-invite = ✉️ I have an invite
button-contacts = 👤 Contacts
button-add-contact = ➕ Add contact
button-add-first-contact = ➕ Add the first contact
button-search = 🔎 Search
button-search-again = 🔎 Search again
button-team = 👥 Team
button-settings = ⚙️ Settings
button-home = 🏠 Home
button-start = ▶️ Start
button-back = « Back
button-edit = ✏️ Edit
button-delete = 🗑 Delete
button-more = ⋯ More
button-confirm = ✅ Confirm
button-trash = 🗑 Trash
button-restore = ♻️ Restore
button-restore-along = ♻️ Restore with { $names }
button-restore-alone = ♻️ Restore only this
button-undo = ↩️ Undo
button-invite = ✉️ Invite somebody
button-join = ✅ Join
button-open-workspace = 🏠 Open it
button-workspaces = 🔀 Workspaces
button-samples-load = 🧪 Load sample data
button-samples-remove = 🧹 Remove sample data
button-make-role = Make { $role }
button-order-recent = 🕒 Latest first
button-order-name = 🔤 By name
button-scope-all = 👥 Everybody’s
button-scope-mine = 👤 Only mine
button-skip = Skip ⏭
button-save = ✅ Save
button-cancel = ✖️ Cancel
button-clear = 🗑 Clear it
button-open-duplicate = 👤 Open { $name }
button-add-named = ➕ Add { $name }
button-add-anyway = ➕ Add anyway
button-deals = 💼 Deals
button-board = 💼 Board
button-add-deal = ➕ New deal
button-won = 🏆 Won
button-lost = ❌ Lost
button-move = ↔️ Move…
button-reopen = 🔓 Reopen
button-note = 📝 Note
button-contact = 👤 Contact
button-timeline = 🕘 Timeline
button-older = Older ▶️
button-newest = ◀️ Newest
button-other-reason = ✏️ Another reason

## First contact

welcome-title = 👋 ClientSphere
welcome-text = Your team’s contacts and deals, right here in Telegram.
    Create a workspace for your team, or join one with an invite.
first-steps-text = Everything is ready. What would you like to do first? Sample data shows a team at work: contacts, deals, tasks and three months of history. You can remove it with one tap.
home-hint = Pick below, or just type a name, a phone number or an email to search.
tip-task = 💡 Type “call Anna tomorrow 10:00”: it becomes a task.
tip-note = 💡 Type “Anna: wants an offer by Friday”: it becomes a note on Anna.
tip-contact = 💡 Type or paste “Anna Berg +44 20 7946 0018 anna@example.com”: it becomes a contact.
tip-deal = 💡 Type “deal website for Acme 5000”: it becomes a deal.
tip-repeat = 💡 Type “call Max every Monday at 9”: the task comes back each week.
tip-field = 💡 While a contact or a deal is open for editing, type “Email: anna@example.com”: the field is changed.
tip-digits = 💡 Type the last four digits of a number to find whose it is.
tip-tag = 💡 Type “#vip” to find everything with that tag.
tip-colleague = 💡 Type “call Anna tomorrow @max”: the task goes to Max.
workspaces-title = 🔀 Workspaces
workspaces-pick = You work in one at a time.
workspace-switched = ✅ You are now in { $name }.
workspace-created = ✅ Workspace { $name } is created.

## Creating a workspace and its settings

ask-workspace-name = What is your team or company called?
ask-currency = Which currency do you sell in? Tap one, or type the code of another, for example CHF.
ask-time-zone = Which time zone are you in? Tap one, or type a city, for example Lisbon.
ask-region = Which country are your phone numbers from? Tap one, or type another.
ask-setting-name = What should the workspace be called?
setting-name = Name
setting-currency = Currency
setting-timeZone = Time zone
setting-region = Phone region
settings-title = ⚙️ Settings
settings-language = Language
button-me = 👤 Me
me-title = 👤 Me
me-zone-own = { $zone }, your own
me-zone-of-workspace = { $zone }, as in the workspace
me-time-now = It is { $time } for you now.
me-hint = Reminders, your daily digest, and all times that you see and type follow your time zone.
button-own-time-zone = 🕐 Change my time zone
button-zone-of-workspace = ↩️ As in the workspace: { $zone }
ask-own-time-zone = Which time zone are you in? Tap one, or type your city, for example Lisbon.
ask-which-city = There is more than one. Which one do you mean? Tap it, or type another city.
settings-changed = While I was waiting, the settings changed: { $settings }. Your answer would mean something else now, so please write it again.
settings-saved = ✅ Saved.
rule-visibility = Who sees what
rule-visibility-team = everybody sees everything
rule-visibility-own = reps see only their own
rule-about-visibility-team = Everybody in the workspace will see all contacts, deals, tasks and notes, whoever owns them.
rule-about-visibility-own = Sales reps and viewers will see the contacts and deals that they own, the tasks assigned to them, and whatever nobody owns yet, such as new leads.
    They will not see what colleagues own: not in lists, search, sums, timelines or messages, and not by a link.
    Owners, admins and managers still see everything.
rule-deletion = What reps may delete
rule-deletion-team = everything they see
rule-deletion-own = only their own
rule-about-deletion-team = Sales reps will be able to delete everything they see, colleagues’ records too. They are asked first, the owner is told, and managers can restore it from the trash.
rule-leaderboard = Leaderboard
rule-leaderboard-on = shown in reports
rule-leaderboard-off = off
rule-about-leaderboard-on = Reports will have a leaderboard: who won how much, by name. Reps who see only their own records see only their own place in it.
rule-about-leaderboard-off = Nobody will get the leaderboard any more, managers included. Every other report stays.
rule-about-deletion-own = Sales reps will delete only what they own and what nobody owns. A colleague’s record is deleted by that colleague, or by a manager, admin or owner.
samples-loaded = { $contacts ->
    [0] The sample data is already there.
   *[other] ✅ Sample data loaded: contacts ({ $contacts }) and deals ({ $deals }) with their tasks and notes. You can remove it in Settings.
}
samples-among-title = 🧪 Load sample data?
samples-among = This workspace already holds records of your own: { $counts }.
    Until you remove the sample data, it will stand among them: in lists, figures, search and the export. Removing it takes none of yours.
button-samples-anyway = 🧪 Load it anyway
samples-count-contacts = contacts ({ $count })
samples-count-companies = companies ({ $count })
samples-count-deals = deals ({ $count })
samples-count-tasks = tasks ({ $count })
samples-count-notes = notes ({ $count })
samples-removed = ✅ Sample data removed: contacts ({ $contacts }), deals ({ $deals }) and their tasks and notes. What you added yourself stays.

## Team and invites

team-title = 👥 Team
team-count = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
member-role-changed = ✅ { $name }: { $role }.
invite-which-role = Which role is the invite for?
invite-created = ✉️ Send this link to the people you want in { $workspace } as { $role }. It works for { $count ->
    [one] one person
   *[other] { $count } people
} until { $until }.
invite-code-hint = Or let them send this code to the bot:
ask-invite = Send me the invite’s link or code.
invite-unknown = I don’t know this invite. Check that you sent all of it, or ask for a new one.
invite-expired = This invite no longer works. Ask { $name } for a new one.
invite-used-up = This invite has been used up. Ask { $name } for a new one.
invite-revoked = This invite was revoked. Ask { $name } for a new one.
invite-before-removal = This invite is from before you left the workspace. Ask { $name } for a new one.
invite-share-text = Join { $workspace } as { $role }
button-share = 📤 Share
button-copy-link = 📋 Copy the link
button-copy-address = 📋 Copy the address
button-copy-secret = 📋 Copy the secret
button-copy-key = 📋 Copy the key
button-copy-code = 📋 Copy the code
button-write = 💬 Write
team-invites = Open invites:
button-invites = 🔗 Open invites
invites-title = 🔗 Open invites
invites-about = People can still join with these. Tap one to see or revoke it.
invites-none = There are no open invites.
invite-line-uses = { $count ->
    [one] one use
   *[other] { $count } uses
}
invite-line-until = until { $until }
invite-line-stopped = stopped
invite-title = Invite: { $role }
invite-state-active = Open
invite-state-stopped = ⛔️ Stopped: the person who made it may no longer invite this role.
invite-state-revoked = 🚫 Revoked
invite-state-expired = Expired
invite-state-used-up = Used up
invite-maker = Made by { $name }
invite-uses-left = { $count ->
    [one] Works for one more person
   *[other] Works for { $count } more people
}
invite-until = Until { $until }
invite-link-once = Its link was shown once, when it was made. If you need it again, make a new invite.
invite-revoked-now = 🚫 The invite for { $role } is revoked. Nobody can join with it now.
invite-restored = ↩️ Undone: the invite for { $role } is open again.
invitation-text = { $inviter } invites you to join as { $role }.
invitation-joined-already = You are already in this workspace.
invitation-own = This is your own invite for { $role }. Send it to the person you want in the team. You are already in this workspace.
invitation-joined = ✅ Welcome to { $name }!
news-joined = 👋 { $name } has accepted your invite.
news-keys-stopped = 🔑 { $name } may no longer make API keys, so { $count ->
    [one] this key has
   *[other] these keys have
} stopped working. Adopt what is still needed, and revoke the rest.

## Members who go, and ownership

button-remove-member = 🚪 Remove from the team
button-remove-now = 🚪 Remove { $name }
button-leave = 🚪 Leave this workspace
button-leave-named = 🚪 Leave { $name }
button-leave-now = 🚪 Leave
button-all-to = Everything to { $name }
button-all-to-team = 👥 Everything to the team
button-kind-to-team = { $what }: to the team instead
button-kind-to = { $what }: to { $name } after all
button-offer-ownership = 👑 Hand over ownership
button-withdraw-ownership = ✖️ Withdraw the offer
button-give-ownership = 👑 Hand it over: I become an admin
button-share-ownership = 👑 Share it: we are both owners
button-accept-ownership = 👑 Accept
button-decline-ownership = ✖️ Decline
button-back-to = « Back to { $name }
the-team = the team
handover-kind-deal = 💼 Deals
handover-kind-contact = 👤 Contacts
handover-kind-task = ⏰ Tasks
handover-kind-lead-source = 📥 Lead sources
handover-count-deal = { $count ->
    [one] { $count } deal
   *[other] { $count } deals
}
handover-count-contact = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
handover-count-task = { $count ->
    [one] { $count } open task
   *[other] { $count } open tasks
}
handover-count-lead-source = { $count ->
    [one] the leads of { $count } source or rule
   *[other] the leads of { $count } sources or rules
}
handover-line = • { $what } → { $to }
handover-whose = Owns { $what }. Who takes this over?
handover-whose-own = You own { $what }. Who takes this over?
remove-ask = Remove { $name } from { $workspace }?
remove-then = They lose access at once. You can undo it for a day.
leave-ask = Leave { $workspace }?
leave-then = You lose access at once, and only a new invite brings you back.
member-removed = 🚪 { $name } is no longer in the team.
member-handed-over = Handed over: { $what }.
you-left = 🚪 You have left { $workspace }.
undone-kept = Changed since, so it stays as it is: { $what }.
task-of-team = For the team
ownership-ask = 👑 Hand over ownership of { $workspace } to { $name }?
    { $name } is asked to confirm first. Until then you can withdraw the offer.
ownership-offered = 👑 { $name } has been asked to confirm.
ownership-waits = 👑 Ownership is offered to { $name }, who has not answered yet.
ownership-withdrawn = ✅ The offer is withdrawn.
ownership-is-yours = 👑 { $name } is yours now.
ownership-is-shared = 👑 You own { $name } too now.
ownership-you-declined = You have declined. Everything stays as it is.
news-removed = 🚪 You were removed from the team of { $workspace }, and no longer have access to it.
news-restored = 👋 You are back in the team, with the role you had.
news-left = 🚪 { $name } has left the team.
news-handed-over = 🤝 { $name } is no longer in the team. Yours now: { $what }.
news-ownership-offered = 👑 { $name } wants to hand over ownership of the workspace to you. If you accept, you are its owner, and { $name } becomes an admin.
news-ownership-shared = 👑 { $name } wants to share ownership of the workspace with you. If you accept, you are both owners.
news-ownership-accepted = 👑 { $name } has accepted and is the owner now. You are an admin.
news-ownership-shared-now = 👑 { $name } has accepted. You are both owners now.
news-ownership-declined = { $name } has declined ownership. Everything stays as it is.
now-acting-in = 🔀 You are now in { $name }.
dialogue-elsewhere = 🔀 What you began in { $name } waits there.
dialogue-elsewhere-unsaved = 🔀 What you began in { $name } waits there. I did not take this message as an answer: go on there, or send it again.
dialogue-ended-removed = 🚪 You are no longer in the workspace where you began this, so I have closed it.

## Contacts

contacts-title = 👤 Contacts
contacts-pick = Tap one to open it.
contacts-order-recent = latest first
contacts-order-name = by name
contacts-scope-mine = only mine
contacts-none = There are no contacts yet. Add the first one!
contacts-none-mine = You have no contacts yet.
contact-added-on = 🗓 Added { DATETIME($date, dateStyle: "medium") }
last-touch = 🕓 Last touch: { $days ->
    [0] today
    [1] yesterday
   *[other] { $days } days ago
}
contact-added = ✅ { $name } is added.
contact-saved = ✅ Saved.
contact-unchanged = No changes.
contact-deleted = { $tasks ->
    [0] 🗑 { $name } is deleted.
    [one] 🗑 { $name } is deleted, and the open task with it.
   *[other] 🗑 { $name } is deleted, and { $tasks } open tasks with it.
}
more-what = What would you like to do?
delete-ask = Delete { $name }?
delete-owner = It belongs to { $owner }, who will be told.
delete-along-title = These go along:
delete-along = { $count ->
    [one] { $count } open task assigned to { $name }
   *[other] { $count } open tasks assigned to { $name }
}
delete-along-own = { $count ->
    [one] { $count } open task assigned to you
   *[other] { $count } open tasks assigned to you
}
delete-along-nobodys = { $count ->
    [one] { $count } open task assigned to nobody
   *[other] { $count } open tasks assigned to nobody
}
trash-title = 🗑 Trash
trash-hint = What is deleted can be restored for { $days } days.
trash-empty = Nothing here.
trash-contact = 👤 Contacts: { $count }
trash-deal = 💼 Deals: { $count }
trash-task = ⏰ Tasks: { $count }
trash-note = 📝 Notes: { $count }
trash-by = { $by }, { $when }
trashed-by = Deleted by { $by }, { $when }
trashed-when = Deleted { $when }
trashed-companions = Also in the trash: { $names }
trash-restored = ♻️ { $name } is back.
trash-restored-along = Back with it: { $names }.
trash-restored-tasks = { $count ->
    [one] Its open task is back, too.
   *[other] Its { $count } open tasks are back, too.
}
trash-restored-company = The company { $name } is back, too.
trash-restored-without = Still in the trash: { $names }.
button-edit-done = ✔️ Done
edit-what-else = What else? Tap a field, or type it with its name, like “{ $example }”.
contact-edit-which = What do you want to change?
undone-gone = ↩️ Undone: { $name } is removed again.
undone-changed = ↩️ Undone: { $name } is as before.
undone-back = ↩️ Undone: { $name } is back.
undo-nothing = There is nothing to undo.
contact-field-name = Name
contact-field-phones = 📞 Phone
contact-field-emails = ✉️ Email
contact-field-telegram = Telegram
contact-field-company = 🏢 Company
contact-field-jobTitle = Job title
contact-field-address = 📍 Address
contact-field-website = 🌐 Website
contact-field-birthday = 🎂 Birthday
contact-field-tags = 🏷 Tags
contact-field-owner = 👥 Owner
contact-field-given = First name
contact-field-middle = Middle name
contact-field-family = Last name
label-phone-mobile = mobile
label-phone-work = work
label-phone-home = home
label-phone-other = other
label-email-mobile = mobile
label-email-work = work
label-email-home = personal
label-email-other = other

## Adding and editing a contact

add-contact-name = 👤 New contact. What is their name?
add-contact-known = 👤 New contact: { $name }
add-contact-phones = 📞 Phone number?
add-contact-emails = ✉️ Email?
add-contact-company = 🏢 Company?
add-contact-nothing = A contact needs a name, a phone, an email or a company. Let’s start again.
duplicates-found = 🤔 You may already have this contact:
duplicate-by-email = { $name }: same email
duplicate-by-phone = { $name }: same phone
duplicate-by-telegram = { $name }: same Telegram account
duplicate-by-name = { $name }: same name
duplicate-not-added = Not added.
edit-contact-name = What is { $name }’s name?
edit-contact-given = What is { $name }’s first name?
edit-contact-middle = What is { $name }’s middle name?
edit-contact-family = What is { $name }’s last name?
edit-contact-phones = Which phone numbers does { $name } have? Separate several with commas.
edit-contact-emails = Which email addresses does { $name } have? Separate several with commas.
edit-contact-company = Which company does { $name } work for?
edit-contact-jobTitle = What is { $name }’s job title?
edit-contact-address = What is { $name }’s address?
edit-contact-website = What is { $name }’s website?
edit-contact-birthday = When was { $name } born? For example: 24 May 1990
edit-contact-tags = Which tags does { $name } have? For example: vip partner
button-label-of = 🔖 What for: { $value }
ask-address-label = What is { $value } for? Tap a button, or type it in your own words: up to { $limit } characters.
edit-now = Now: { $value }

## Deals

amount = { $amount }
day = { DATETIME($date, dateStyle: "medium") }
day-short = { DATETIME($date, day: "numeric", month: "short") }
moment = { DATETIME($date, dateStyle: "medium", timeStyle: "short") }
moment-short = { DATETIME($date, day: "numeric", month: "short", hour: "2-digit", minute: "2-digit") }
moment-zoned = { DATETIME($date, day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short") }
board-open = { $count ->
    [one] { $count } open deal
   *[other] { $count } open deals
}
board-worth = { $amount }, weighted { $weighted }
# All open deals together, in the workspace’s currency.
board-converted = ≈ { $amount } altogether, weighted { $weighted }
board-unconverted = { $count ->
    [one] ⚠️ { $count } deal in { $currencies } is not in it: no rate is known.
   *[other] ⚠️ { $count } deals in { $currencies } are not in it: no rate is known.
}
board-none = There are no deals yet. Add the first one!
board-none-mine = You have no deals yet.
stage-count = { $count ->
    [one] { $count } deal
   *[other] { $count } deals
}
stage-none = No deals are in this stage.
stage-none-mine = You have no deals in this stage.
urgency-overdue = overdue
urgency-today = today
urgency-none = no next step
urgency-later = later
urgency-rotting = here too long
deal-in-stage = 📍 { $stage } · { $days ->
    [0] since today
    [one] { $days } day
   *[other] { $days } days
}
deal-is-won = 🏆 { $stage } · { $days ->
    [0] today
    [one] { $days } day ago
   *[other] { $days } days ago
}
deal-is-lost = ❌ { $stage } · { $days ->
    [0] today
    [one] { $days } day ago
   *[other] { $days } days ago
}
deal-is-rotting = 🥀 here too long
deal-lost-reason = 💬 { $reason }
deal-amount = 💰 { $amount }
deal-amount-weighted = 💰 { $amount } · weighted { $weighted }
deal-added = ✅ { $title } is added.
deal-moved = ➡️ { $title }: { $from } → { $to }
deal-won = 🎉 { $title } is won. Well done!
deal-lost = ❌ { $title } is lost. The next one will be yours.
deal-deleted = { $tasks ->
    [0] 🗑 { $title } is deleted.
    [one] 🗑 { $title } is deleted, and its open task with it.
   *[other] 🗑 { $title } is deleted, and its { $tasks } open tasks with it.
}
deal-move-where = Which stage should it go to?
deal-lost-why = Why is it lost?
deal-lost-reasons-changed = The list of reasons has just changed. Why is it lost?
deal-moved-meanwhile = This deal was moved meanwhile: it is in { $stage } now.
deal-refused-won = This deal is won. Reopen it to change it.
deal-refused-lost = This deal is lost. Reopen it to change it.
deal-refused-not-closed = This deal is already open.
deal-refused-no-next-stage = This is the last stage: from here a deal is won or lost.
deal-refused-no-previous-stage = This is the first stage.
deal-refused-no-such-stage = That stage no longer exists.
deal-refused-already-there = The deal is already in that stage.
deal-field-title = Title
deal-field-amount = 💰 Amount
deal-field-contact = 👤 Contact
deal-field-company = 🏢 Company
deal-field-expectedCloseOn = 📅 Expected close
deal-field-owner = 👥 Owner
deal-field-tags = 🏷 Tags

## Adding, editing and moving a deal

add-deal-confirm = Shall I save this deal?
add-deal-title = 💼 New deal. What is it about?
add-deal-title-with = 💼 New deal with { $name }. What is it about?
add-deal-amount = 💰 How much is it worth? For example 5k or 1,200.50. Without a currency I use { $currency }.
add-deal-contact = 👤 Who is it with? Tap one, or type a name or number to search.
add-deal-expectedCloseOn = 📅 When do you expect to close it? Tap a day, or type one, for example 15 March.
pick-contact-found = 👤 Found for “{ $query }”. Tap one, or type something else.
pick-contact-near = 👤 No exact match for “{ $query }”. These are close: tap one, or type something else.
pick-contact-none = 👤 Nobody found for “{ $query }”. Add them, or type another part of the name.
close-two-weeks = In 2 weeks · { DATETIME($date, day: "numeric", month: "short") }
close-end-of-month = End of the month · { DATETIME($date, day: "numeric", month: "short") }
close-end-of-next-month = End of next month · { DATETIME($date, day: "numeric", month: "short") }
close-end-of-quarter = End of the quarter · { DATETIME($date, day: "numeric", month: "short") }
edit-deal-title = What should “{ $name }” be called?
edit-deal-amount = How much is “{ $name }” worth?
edit-deal-contact = Who is “{ $name }” with? Tap one, or type a name or number to search.
edit-deal-company = Which company is “{ $name }” with?
edit-deal-expectedCloseOn = When do you expect to close “{ $name }”? Tap a day, or type one.
edit-deal-owner = Who owns “{ $name }”?
edit-deal-tags = Which tags does “{ $name }” have? For example: vip upsell
fill-amount = 💰 { $stage } needs an amount. How much is the deal worth? For example 5k or 1,200.50.
fill-contact = 👤 { $stage } needs a contact. Who is the deal with? Tap one, or type a name or number to search.
fill-company = 🏢 { $stage } needs a company. Which one is the deal with?
fill-expectedCloseOn = 📅 { $stage } needs a date. When do you expect to close the deal?
ask-lost-reason = Why is “{ $title }” lost? A few words will do.

## What is sold, and to whom

deal-field-recurring = 🔁 Recurring amount
deal-field-items = 🧾 Items
deal-field-followsItems = 🧾 Amount follows the items
deal-field-committed = 🤝 Committed
deal-field-roles = 🎭 Roles
deal-field-origin = 🧭 Where it came from
deal-field-copiedFrom = 📑 Copy of
card-deal-recurring = 🔁 { $value }
card-deal-items = 🧾 { $value }
card-deal-origin = 🧭 { $value }
card-deal-copiedFrom = 📑 Copy of { $value }
deal-is-committed = 🤝 Committed for the forecast
deal-amount-follows = from the items
deal-amount-typed = typed; the items come to { $total }
deal-items-more = 🧾 { $count ->
    [one] and { $count } more item
   *[other] and { $count } more items
}
recurring-month = { $amount } a month
recurring-year = { $amount } a year
item-terms = { $quantity } × { $price }
item-off-percent = −{ $percent } %
item-off-amount = −{ $amount }
list-column-per = { $field } (how often)
list-per-month = monthly
list-per-year = yearly
hint-items = Write one on each line, for example: Website 2 x 1500 -10%
hint-recurring = For example 500 a month or 6k a year. Without a period it is monthly; without a currency it is { $currency }.
edit-deal-recurring = How much is due again and again for “{ $name }”? For example 500 a month or 6k a year.
edit-deal-committed = Does “{ $name }” count in the forecast?
edit-deal-origin = Where did “{ $name }” come from? Tap one, or type another.
fill-recurring = 🔁 { $stage } needs the recurring amount. How much is it? For example 500 a month or 6k a year.
fill-items = 🧾 { $stage } needs items. What is sold? Write one on each line, for example: Website 2 x 1500 -10%
fill-origin = 🧭 { $stage } needs to know where the deal came from. Tap one, or type another.
items-title = 🧾 Items of “{ $name }”
items-none = Nothing is listed yet. Add what is sold: the amount of the deal follows.
items-total = Together: { $total }
items-follow = 💰 The amount of the deal follows the items.
items-typed = 💰 The amount of the deal is typed: { $amount }. It stays so until you let it follow the items.
items-how-many = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
items-added = { $count ->
    [one] ✅ { $name } is added.
   *[other] ✅ { $count } items are added.
}
items-changed = ✅ { $name } is changed.
items-removed = 🗑 { $name } is removed.
items-moved = ↕️ { $name } has moved.
items-followed = ✅ The amount follows the items: { $total }.
items-ask-add = 🧾 What is sold? One on each line: name, quantity x price, discount. For example: Website 2 x 1500 -10%. Without a currency it is { $currency }.
items-ask-change = ✏️ { $item }
    Write it again, or only what changes: x 3 for the quantity, 1600 for the price, -10% or “no discount” for the discount.
item-ask = What should happen to this item?
button-items = 🧾 Items
button-items-count = 🧾 Items: { $count }
button-item-add = ➕ Add items
button-items-follow = 💰 Let the amount follow the items
button-item-change = ✏️ Change
button-item-up = ⬆️ Up
button-item-down = ⬇️ Down
button-item-less = ➖ One less
button-item-more = ➕ One more
button-item-remove = 🗑 Remove
people-title = 👤 Contacts of “{ $name }”
people-none = Nobody is on this deal yet.
people-main = main contact
people-ask = Tap somebody to say what they are to the deal.
people-added = ✅ { $name } is added. What are they to the deal?
people-removed = 🗑 { $name } is no longer on the deal.
people-made-main = ✅ { $name } is the main contact now.
people-role-set = ✅ { $name }: { $role }
people-role-none = ✅ { $name } has no role any more.
person-ask = What is { $name } to this deal?
people-ask-add = 👤 Who else is “{ $name }” with? Tap one, or type a name or number to search.
role-ask = What is { $name } to this deal? Two or three words, for example: technical expert
button-people = 👤 Contacts
button-people-count = 👥 Contacts: { $count }
button-person-add = ➕ Add a contact
button-person-main = ⭐️ Make main contact
button-person-open = 👤 Open
button-person-remove = 🗑 Take off the deal
button-role-own = ⌨️ Another role
button-role-none = 🚫 No role
contact-role-decision-maker = decision maker
contact-role-champion = champion
contact-role-influencer = influencer
contact-role-user = user
contact-role-payer = payer
contact-role-of-deal = 🎭 { $role }: { $deal }
deal-stage-keeps = { $stage } needs this: { $what }. Move the deal to an earlier stage first, or put something else in its place.
deal-unchanged = Nothing to change: it was so already.
deal-committed = 🤝 { $title } is committed for the forecast.
deal-uncommitted = ✅ { $title } is no longer committed.
button-commit = 🤝 Commit for the forecast
button-uncommit = ↩️ No longer committed
button-duplicate = 📑 Duplicate
deal-duplicated = ✅ This is { $title }, a copy.
deal-duplicated-before = You have made this copy already: { $title }.
problem-not-an-item = I cannot read “{ $given }” as an item. Write its name and its price, for example: Website 2 x 1500 -10%
problem-not-a-quantity = “{ $given }” cannot be a quantity. Write a number above 0, up to { $limit }, with at most three decimals.
problem-not-a-discount = That discount does not fit. Write up to 100 % with at most two decimals, or an amount that is not more than the item.
problem-other-currency = All prices of a deal are in one currency: { $given }. Write this one in { $given }, too.

## Fields: texts for any field, and lines of cards

company-field-name = Name
company-field-domain = 🌐 Domain
company-field-website = 🔗 Website
company-field-phones = 📞 Phone
company-field-emails = ✉️ Email
company-field-address = 📍 Address
company-field-tags = 🏷 Tags
company-field-owner = 👥 Owner
card-company-domain = 🌐 { $value }
card-company-website = 🔗 { $value }
card-company-phones = 📞 { $value }
card-company-emails = ✉️ { $value }
card-company-address = 📍 { $value }
card-company-tags = 🏷 { $value }
card-company-owner = 👥 { $value }
companies-title = 🏢 Companies
companies-none = There are no companies yet. Add the first one, or name a contact’s company.
companies-none-mine = You have no companies yet.
company-people = 👤 { $count ->
    [one] { $count } person
   *[other] { $count } people
}
company-people-none = You see nobody who works here.
company-deals-open = 💼 { $count ->
    [one] { $count } open deal
   *[other] { $count } open deals
}
company-deals-won = 🏆 { $count ->
    [one] { $count } deal won
   *[other] { $count } deals won
}
company-added = ✅ { $name } is added.
company-near = 🏢 There is no { $name } yet, but these are close. Is it one of them?
company-deleted = { $tasks ->
    [0] 🗑 The company { $name } is deleted. Its people and deals stay.
    [one] 🗑 The company { $name } is deleted with { $tasks } open task. Its people and deals stay.
   *[other] 🗑 The company { $name } is deleted with { $tasks } open tasks. Its people and deals stay.
}
add-company-name = 🏢 New company. What is it called?
add-company-domain = 🌐 Its domain? It is what stands after the @ in its people’s addresses, such as example.com.
edit-company-name = What is { $name } called?
edit-company-domain = 🌐 What is the domain of { $name }? It is what stands after the @ in its people’s addresses.
button-companies = 🏢 Companies
button-add-company = ➕ Add company
button-new-company = ➕ New: { $name }
button-company-people = 👥 All { $count } people
button-works-for = 🏢 Works for { $name }?
command-companies = Companies
handover-kind-company = 🏢 Companies
handover-count-company = { $count ->
    [one] { $count } company
   *[other] { $count } companies
}
trash-company = 🏢 Companies: { $count }
timeline-company-created = 🏢 Company added
timeline-company-updated = ✏️ Company changed
timeline-company-deleted = 🗑 Company deleted
timeline-company-restored = 🏢 Company back
problem-not-a-domain = “{ $given }” is not a domain. Write it like example.com.
problem-company-exists = There is a company called { $given } already. Choose another name, or open that one.
field-number = { $number }
field-yes = yes
field-no = no
card-contact-phones = 📞 { $value }
card-contact-emails = ✉️ { $value }
card-contact-tags = 🏷 { $value }
card-contact-owner = 👥 { $value }
card-deal-contact = 👤 { $value }
card-deal-company = 🏢 { $value }
card-deal-owner = 👥 { $value }
card-deal-expectedCloseOn = 📅 Expected to close { $value }
card-deal-tags = 🏷 { $value }
add-field = { $label }?
edit-field = What is the { $word } of “{ $name }”?
fill-field = { $stage } needs the { $word } of the deal. What is it?
hint-money = For example 5k or 1,200.50. Without a currency it is { $currency }.
hint-number = Type a number.
hint-day = Type a day, for example 15 March.
hint-time = Type a time, for example 15 March 14:30.
hint-pick = Tap one.
hint-contact = Tap one, or type a name or number to search.
hint-several = Separate several with commas.
hint-tags = For example: vip partner
hint-link = For example: https://example.com
hint-telegram = Write it like @anna or t.me/anna.

## Pipelines

error-CONFLICT-last-stage = A pipeline needs at least one open stage. Add another one first.
error-CONFLICT-pipeline-archived = This pipeline is archived: nothing goes into it any more. An owner or admin can bring it back in the settings.
error-CONFLICT-pipeline-default = New deals go into this pipeline. Make another one the default first, then archive this one.
error-limit-pipeline = There are { $limit } pipelines already, the most there can be. Archive one that nobody needs, then make the new one.
error-limit-stage = There are { $limit } open stages already, the most there can be.
error-limit-lost-reason = There are { $limit } reasons already, the most there can be. Remove one that nobody uses first.
problem-not-a-percentage = Please send a whole number from 0 to 100.
problem-not-days = Please send a whole number of days, from 1 to { $limit }.
audit-pipeline-archived = Pipeline archived
audit-pipeline-restored = Pipeline is back
audit-pipeline-deleted = Pipeline removed

button-source-stage = 📊 Pipeline and stage
button-source-stage-usual = Where new deals begin: { $place }
source-stage-where = Where do its leads begin? A lead that lacks what a later stage needs begins in the first stage.
button-pipelines = 📊 Pipelines
pipelines-title = 📊 Pipelines
pipelines-about = A pipeline is a way of selling, stage by stage. New deals go into the one with ⭐️ unless another one is chosen.
button-make-pipeline = ➕ New pipeline
button-lost-reasons = ❌ Lost reasons
pipeline-template-which = What should the new pipeline begin with? Everything in it can be changed afterwards.
button-pipeline-empty = 📄 Empty
pipeline-made = ✅ Made. Its names and stages can be changed here.
pipeline-about = Tap a stage to change it.
pipeline-is-default = ⭐️ New deals go into it.
pipeline-is-archived = 🗄 Archived: its won and lost deals stay, nothing goes into it any more.
button-add-stage = ➕ New stage
button-name-in = ✏️ { $language }
button-pipeline-default = ⭐️ Make default
button-pipeline-archive = 🗄 Archive…
button-pipeline-restore = ♻️ Bring back
pipeline-archive-where = Where should its open deals go? Its won and lost ones stay and can still be read. Tap a stage to archive the pipeline.
ask-new-stage = What is the new stage called ({ $language })? It comes after the other open stages.
ask-stage-name = What is the stage called ({ $language })? Now: { $name }
ask-pipeline-name = What is the pipeline called ({ $language })? Now: { $name }
stage-made = ✅ Added. You can set what else it needs here.
stage-probability = 🎯 Probability: { $percent }%
stage-rots-never = 🥀 Deals never rot in it
stage-rots-after = { $days ->
    [one] 🥀 Deals rot after { $days } day
   *[other] 🥀 Deals rot after { $days } days
}
stage-requires = 📋 Needs: { $fields }
stage-is-archived = 🗄 Archived: no deals are in it.
button-stage-probability = 🎯 Probability
button-stage-rotting = 🥀 Rotting
button-stage-fields = 📋 What it needs
button-stage-remove = 🗑 Archive or delete…
button-stage-restore = ♻️ Bring back
button-stage-archive = 🗄 Archive
button-stage-delete = 🗑 Delete for good
ask-stage-probability = How likely is a deal in “{ $name }” to be won, in percent from 0 to 100? Now: { $percent }%
ask-stage-rotting = After how many days without a move or a next step does a deal in “{ $name }” count as rotting? { $now }
stage-fields-about = A deal enters this stage, and those after it, only with the fields that have ✅. Deals that are in it already stay.
stage-remove-where = { $count ->
    [one] { $count } deal is in it. Where should it go?
   *[other] { $count } deals are in it. Where should they go?
}
stage-remove-moves = { $count ->
    [one] { $count } deal goes to “{ $stage }”.
   *[other] { $count } deals go to “{ $stage }”.
}
stage-remove-how = Archive the stage, so that it can be brought back later, or delete it?
lost-reasons-title = ❌ Lost reasons
lost-reasons-name = the list of reasons
lost-reasons-about = These are offered when a deal is lost. Deals that are lost already keep their reason, whatever is changed here.
lost-reason-about = Deals that were lost with it keep it as it is.
button-add-lost-reason = ➕ New reason
button-remove-lost-reason = 🗑 Remove from the list
ask-new-lost-reason = Why else are deals lost? Send a reason.
ask-lost-reason-name = What is “{ $name }” called from now on?
button-other-pipeline = 📊 Other pipeline…
deal-move-pipeline = Which pipeline should it go to?
deal-move-into = Which stage of “{ $pipeline }” should it go to?
add-deal-pipeline = 📊 Which pipeline does it go into?
list-column-pipeline = Pipeline

## Notes and timelines

ask-note-contact = 📝 Who is the note about? Tap one, or type a name.
ask-note = 📝 Write a note on { $name }.
note-added = 📝 Note saved.
timeline-by-lead-source = Lead source
timeline-by-sync = Sync
timeline-title = Timeline, newest first
timeline-latest = Latest
timeline-none = Nothing has happened yet.
timeline-contact-created = 👤 Contact added
timeline-contact-updated = ✏️ Contact changed
timeline-contact-deleted = 🗑 Contact deleted
timeline-contact-restored = 👤 Contact back
timeline-deal-created = 💼 Deal added
timeline-deal-updated = ✏️ Deal changed
timeline-deal-moved = ➡️ Deal moved
timeline-deal-won = 🏆 Deal won
timeline-deal-lost = ❌ Deal lost
timeline-deal-reopened = 🔓 Deal reopened
timeline-deal-deleted = 🗑 Deal deleted
timeline-deal-restored = 💼 Deal back
timeline-task-created = ⏰ Task added
timeline-task-updated = ⏰ Task changed
timeline-task-done = ✅ Task done
timeline-task-reopened = ⏰ Task reopened
timeline-task-deleted = 🗑 Task deleted
timeline-task-restored = ⏰ Task back
timeline-note-created = 📝 Note
timeline-note-updated = ✏️ Note changed
timeline-edited = edited
timeline-undone = undone
timeline-note-deleted = 🗑 Note deleted
timeline-note-restored = 📝 Note back
timeline-lead-received = 📥 Lead received
timeline-lead-claimed = 🙋 Lead claimed

## Search

ask-search = 🔎 Send a name in any alphabet, a phone number (its last digits will do), an email, a company, a tag, or a word of a deal or task.
found-title = 🔎 { $query }
found-pick = Tap one to open it.
found-more = The best matches. Type more to narrow them down.
found-approximate = No exact match. These are close:
found-without-one = Nothing has all of these words. These are the closest:
found-nothing = Nothing found. Check the spelling, or try another part of it.
found-nothing-add = Nothing found. Check the spelling, or add it now.

## Inline mode: the button above the results leads into the bot’s chat

inline-open = Open ClientSphere
inline-empty = Nothing here yet. Open ClientSphere
inline-nothing = Nothing found. Search in ClientSphere
inline-failed = That did not work. Open ClientSphere
button-open-in-product = Open in ClientSphere

## What is wrong with something typed

problem-empty = Please send some text.
problem-too-long = That is too long: { $limit } characters at most.
problem-too-many = That is too many: { $limit } at most.
problem-no-letters = It needs at least one letter or digit.
problem-not-a-phone = “{ $given }” is not a phone number. Write it like +44 20 7946 0000.
problem-not-an-email = “{ $given }” is not an email address. Write it like anna@example.com.
problem-not-a-currency = “{ $given }” is not a currency code. Write three letters, like EUR.
problem-not-a-time-zone = I don’t know the time zone “{ $given }”. Write a city, like Berlin.
problem-not-a-region = I don’t know the country “{ $given }”. Write its name, like Germany, or its two letters, like DE.
problem-not-a-number = “{ $given }” is not a number I can read. Write it like 1200 or 2.5.
problem-not-a-link = “{ $given }” is not a link. Write it like https://example.com.
problem-not-a-telegram = “{ $given }” is not a Telegram account. Write it like @anna, t.me/anna or id 123456789.
problem-not-an-amount = “{ $given }” is not an amount. Write it like 1,200.50 EUR or 5k.
problem-negative-amount = An amount can’t be below zero.
problem-too-large-amount = That amount is too large for me.
problem-too-precise-amount = “{ $given }” has more decimal places than its currency. Round it, please.
problem-ambiguous-amount = “{ $given }” can be read in two ways. Write it without a thousands separator, like 1200.50.
problem-not-a-date = “{ $given }” is not a date I understand. Write it like tomorrow 10:00 or 28 Nov.
problem-no-such-day = There is no such day: “{ $given }”. Check the day and the month.
problem-ambiguous-date = “{ $given }” can mean two dates. Write the month as a word, like 3 April.
problem-past-date = That is in the past. Send a future one.
problem-pick-one = Please tap one of the buttons.
problem-nothing-given = A contact needs a name, a phone, an email or a company, and this is the last one left.

## Tasks

button-agenda = ⏰ Agenda
button-task = ⏰ Task
button-add-task = ➕ New task
button-done = ✅ Done
button-snooze = 💤 Snooze
button-open = 📂 Open
button-next-step = ➕ Next step
button-go-on = ▶️ Next card
button-again = 🔁 From the start
button-pick-time = ✏️ Another time
button-edit-when = 🕒 Edit when
button-outcome = 📊 Outcome
button-outcome-reached = 📞 Reached
button-outcome-no-answer = 🔇 No answer
button-outcome-agreed = 👍 Agreed
button-outcome-refused = 👎 Refused
button-outcome-done = ✅ Just done
outcome-reached = reached
outcome-no-answer = no answer
outcome-agreed = agreed
outcome-refused = refused
outcome-done = done
snooze-hour = In 1 h
snooze-evening = This evening
snooze-tomorrow = Tomorrow
snooze-week = Next week
button-no-date = No date
when-no-date = no date
when-today = today
when-tomorrow = tomorrow
when-yesterday = yesterday
when-day-time = { $day }, { DATETIME($date, timeStyle: "short") }
task-is-due = 🕒 { $when }
task-is-overdue = 🔴 overdue · { $when }
task-is-done = ✅ { $outcome } · { $when }
task-closed = closed
task-assignee = For: { $name }
task-ask-outcome = How did it go?
task-ask-outcome-of = 👇 { $title }: how did it go? Tap one if you like.
task-ask-next = What is the next step?
task-ask-snooze = Until when?
task-ask-assignee = Who should do it?
task-done = ✅ Done:
task-added = ✅ Task added.
task-saved = ✅ Saved.
task-unchanged = No changes.
task-reopened = 🔓 The task is open again.
task-deleted = 🗑 The task “{ $title }” is deleted.
task-snoozed = 💤 “{ $title }” is put off: { $when }.
task-assigned = 👤 It is now assigned to { $name }.
next-task = Next: { $title } · { $when }
next-task-none = Nothing is planned.
add-task-title = What needs to be done? For example: call Anna tomorrow 10:00
add-task-title-about = What needs to be done about { $name }? For example: call tomorrow 10:00
add-task-when = ⏰ { $title }
    When? Tap, or type a time like Friday 14:30.
add-task-confirm = Shall I save this task?
edit-task-title = What should “{ $name }” say?
task-field-title = Title
task-field-dueAt = When
task-field-assignee = Who
task-field-type = Type
task-field-status = Status
task-field-allDay = All day
task-field-remindAt = Reminder
task-field-contact = 👤 Contact
task-field-company = 🏢 Company
task-field-deal = 💼 Deal
task-field-doneAt = Done on
task-field-outcome = Outcome
task-field-repeat = Repeats
task-field-repeatDay = Day in its series
agenda-title = Agenda
agenda-counts = Overdue: { $overdue } · today: { $today } · deals without a next step: { $withoutStep }
agenda-no-step = Nothing is planned for this deal.
agenda-empty = 🎉 All done: nothing is overdue, nothing is left for today, and every deal has a next step.
agenda-end = That was the last card. The ones you skipped are still here.

# Lists of tasks.
button-tasks = 📋 Tasks
button-tasks-of = 📋 Tasks: { $count }
button-tasks-mine = 👤 My tasks
button-tasks-team = 👥 Whole team
button-first-page = ⏮ First
tasks-title-mine = My tasks
tasks-title-team = Tasks of the team
tasks-title-of = Tasks: { $name }
tasks-part-today = Today
tasks-part-week = This week
tasks-part-later = Later
tasks-part-undated = No date
tasks-part-done = Done
tasks-part-open = To do
tasks-counts = Today: { $today } · this week: { $week } · later: { $later } · no date: { $undated }
tasks-none-today = Nothing is due today.
tasks-none-week = Nothing else is due this week.
tasks-none-later = Nothing is planned after this week.
tasks-none-undated = There are no tasks without a date.
tasks-none-done = Nothing has been done yet.
tasks-none-open = There is nothing to do.
count-more = { $count }+
day-tasks = ⏰ Today: { $today } · overdue: { $overdue }
day-deals = 💼 { $count ->
    [one] { $count } open deal
   *[other] { $count } open deals
}
day-sum = { $amount } (weighted { $weighted })
day-leads = 🆕 New leads since yesterday: { $count }

## Notifications

news-assigned-contact = A contact was assigned to you:
news-assigned-contact-by = { $by } assigned a contact to you:
news-assigned-company = A company was assigned to you:
news-assigned-company-by = { $by } assigned a company to you:
news-assigned-deal = A deal was assigned to you:
news-assigned-deal-by = { $by } assigned a deal to you:
news-assigned-task = A task was assigned to you:
news-assigned-task-by = { $by } assigned a task to you:
news-somebody = Somebody
news-deal-moved = 💼 { $by } moved your deal to { $stage }:
news-deal-won = 🏆 { $by } won your deal:
news-deal-lost = ❌ { $by } closed your deal as lost:
news-deal-reopened = 🔓 { $by } reopened your deal ({ $stage }):
news-deleted = 🗑 { $count ->
    [one] { $by } deleted a record of yours:
   *[other] { $by } deleted { $count } records of yours:
}
news-deleted-hint = Managers can restore what was deleted for { $days } days.
news-new-lead = 🆕 New lead from { $source }:
news-source-failing = ⚠️ The lead source “{ $name }” is failing: some of its leads could not be read. Nothing is lost: see its deliveries under /sources.
news-source-failures = So far { $count ->
    [one] one delivery has failed
   *[other] { $count } deliveries have failed
}, the first one on { $since }.
button-claim = 🙋 Claim
claim-won = 🙋 It is yours. Plan the next step!
claim-lost = { $name } already has “{ $title }”.
claim-lost-unseen = { $name } already has this lead.
digest-title = ☀️ Your day
digest-more = { $count ->
    [one] … and { $count } more
   *[other] … and { $count } more
}
digest-at = Daily digest: at { $time }, { $zone }
digest-ask-hour = At what time should the daily digest come?
button-notifications = 🔔 Notifications
button-digest-hour = 🕗 Hour of the digest
notifications-title = 🔔 Notifications
notifications-hint = What should I write to you about? A tap switches it: 🔔 on, 🔕 off.
notify-assigned = Assigned to me
notify-deal-moved = My deal moved
notify-deleted = My record deleted
notify-new-lead = New lead
notify-task-due = Task due
notify-digest = Daily digest
notify-lead-source-failing = Lead source failing

## Quiet hours, and what waited

button-quiet-hours = 🌙 Quiet hours
quiet-hours-off = Quiet hours: none
quiet-hours-at = Quiet hours: { $hours }
quiet-hours-never = None
ask-quiet-hours = 🌙 When should I keep quiet? News and reminders then wait and come as one summary when the hours end. Tap your hours, or type them, like 22:30–7.
problem-not-minutes = I can’t read “{ $given }” as a length of time. Write it like 30 min, 2 h or 1 day.
problem-not-hours = I can’t read “{ $given }” as hours. Write when they begin and end, like 22:30–7.
held-quiet = 🌙 In your quiet hours:
held-tasks = ⏰ Tasks due: { $count }
held-leads = 🆕 New leads: { $count }
held-assigned = 👥 Assigned to you: { $count }
held-moved = 💼 News about your deals: { $count }
held-deleted = 🗑 Your records that were deleted: { $count }
held-more = … and { $count } more
button-new-leads = 🆕 New leads
new-leads-title = 🆕 New leads
new-leads-claim = Tap 🙋 to take a lead. The first one to tap has it.
new-leads-yours = These are yours, from the last seven days.
new-leads-none = Nothing is waiting: every lead of the last seven days has somebody, and yours are closed.

## Reminders, and how long it took

task-field-remindBefore = Reminders
task-field-lengthMinutes = Length
length-minutes = { $count } min
length-hours = { $count } h
length-days = { $count } { $count ->
    [one] day
   *[other] days
}
remind-now = ⏰ Now:
remind-in = ⏰ In { $length }:
remind-today = ⏰ Today:
remind-tomorrow = ⏰ Tomorrow:
remind-ahead = ⏰ Coming up:
remind-late = ⏰ It was due:
reminder-at-its-time = At its time
reminder-in-the-morning = At 9:00 that day
reminder-before = { $length } before
button-reminders = 🔔 Reminders
button-other-time = ✏️ Another time
button-other-length = ✏️ Another length
button-reminders-meeting = 🤝 Meetings
button-reminders-other = 📌 Other tasks
reminders-of-task = When should I remind? A tap switches it: 🔔 is on.
reminders-need-time = Only an open task with a date has reminders.
reminders-title = 🔔 Reminders
reminders-of-meeting = When should I remind you of meetings? A tap switches it: 🔔 is on.
reminders-of-other = When should I remind you of calls and other tasks with a time? A tap switches it: 🔔 is on.
reminders-hint = It applies to new tasks. A single task has reminders of its own under ✏️ Edit.
ask-remind-before = How long before should I remind? Tap, or type it, like 30 min or 2 h.
ask-length = How long did “{ $title }” take? Tap, or type it, like 20 min or 1 h 30.

## Weekly summary

notify-weekly-summary = Summary of the week
weekly-title = 📊 The week from { $from } to { $to }
weekly-work = 💼 Open deals: { $open } · ✅ tasks done: { $done } · 🔴 overdue: { $overdue } · 🆕 new leads: { $leads }
weekly-won = 🏆 Won:
weekly-lost = ❌ lost:
weekly-nobody = Nobody in the team

## Typed lines

weekday = { DATETIME($date, weekday: "long") }
line-time = { $when } · { $weekday } · { $zone }
line-day = { $when } · { $weekday }
line-closes = 📅 Expected close: { $when }
line-unknown-person = 👤 { $name }: not among your contacts
line-several = 👥 Who is it about? Tap one.
line-ask-contact = 👤 Who is it about? Tap one, or type a name or a number.
line-type-time = Tap a time, or type one like Friday 14:30.
line-amount-unclear = ⚠️ I could not read the amount for certain. Add it after saving.
line-close-unclear = ⚠️ I could not read the closing day for certain. Add it after saving.
line-rest = 📝 As a note: { $text }
line-saved-already = It is saved already.
line-dropped = Cancelled. Nothing was saved.
add-contact-confirm = Shall I save this contact?
add-note-confirm = Shall I save this note?
add-note-whose = Who is this note about?
button-choose-contact = 👤 Choose a contact
button-fill-in-more = ✏️ Fill in more
button-as-task = 📌 As a task
button-as-deal = 💼 As a deal
button-as-note = 📝 As a note
button-as-contact = 👤 As a contact
button-word-is-name = 👤 { $word } is a person
button-word-is-day = 📅 { $word } is the day
button-as-search = 🔎 Search

## Commands

command-menu = Home
command-add = Add a contact
command-task = New task: /task call Anna tomorrow
command-note = New note: /note Oscar: wants a demo
command-deal = New deal: /deal Roof 12k
command-find = Search by name, phone, email, company or deal
command-contacts = Contacts
command-board = Board: all deals by stage
command-deals = My deals
command-agenda = Agenda: what to do, one card at a time
command-tasks = Task lists: today, this week, later, no date, done
command-undo = Undo the last change
command-invite = Invite somebody
command-team = Team: members and roles
command-settings = Settings: language, currency, time zone
command-workspaces = Switch workspace
command-cancel = Cancel the open question
command-help = Help
command-privacy = Privacy
command-start = Start
help-intro = ClientSphere keeps your team’s contacts and deals in this chat.
help-type = ✍️ Just type
    call Anna tomorrow 10:00 → a task
    Anna: wants an offer → a note on Anna
    Anna Berg +44 20 7946 0018 → a contact
    deal website for Acme 5000 → a deal
    Anna, 0018 or #vip → finds it
    The same with a command: /task call Anna tomorrow, /note Anna: likes tea, /deal website 5000.
help-type-reading = ✍️ Just type
    a name, some digits of a number, an address or #vip: it is found.
help-card = 📇 You got a card
    Share the contact to this chat, several at once too, or type what is on it: name, job, company, number, email. /add asks for each part.
help-lead = 📥 A lead came in
    Tap Claim in its message: the first one has it. Number, words and Write stay on the card. No answer? Snooze it, or type: call Anna tomorrow.
help-call = 📞 You are in a call
    Type the name or the last digits to open the person. Afterwards type “Anna: what was said”, or reply to the card: that is a note. Done in a reminder asks how it went.
help-message = 💬 Somebody wrote to you
    Forward the message to this chat: it is a note on that person, with its photos and files.
help-morning = ☀️ The day begins
    /agenda shows one thing at a time: Done, Snooze, Skip. /tasks has the lists of today, this week and later.
help-deal = 💼 A deal moves
    Open it by its name or on /board, and tap the next stage. A stage that needs more asks for it.
help-wrong = ↩️ Something went wrong
    Tap Undo or send /undo. Edit your message, and what was made of it follows. Timeline says what changed, from what to what.
help-commands = ⌨️ All commands
help-inline = In any other chat, type @{ $bot } and a name to send a contact or a deal there.
privacy-text = ClientSphere stores, for your workspace only:
    • in its database: contacts, companies, deals, tasks and notes, with the fields that your team has added; who changed what and when; your Telegram name, id and language; which reports you have sent regularly, when, and the name and number of the group
    • for at most 30 days: what lead sources have sent, what was sent to other systems, rows of imported files, and lines that you typed and did not save
    • in Telegram: photos, documents and recordings of notes, and everything that is in this chat. The database only refers to them.
    Members see what their role allows; owners and admins see everything in their workspace. Your messages to the bot, and your searches with it in other chats, are removed from its inbox once they are processed. Backups are made by whoever runs the server.

## Lead sources

command-sources = Lead sources: where leads come from
button-lead-sources = 📥 Lead sources
button-add-source = ➕ Add a lead source
button-deliveries = 📨 Deliveries
button-source-test = 🧪 Test
button-source-route = 🔀 Who gets them
button-source-map = 🧩 Fields
button-source-secret = 🔑 New secret
button-source-secret-now = ⛔️ New secret, end the old one now
button-source-token = 🔑 { $name }
button-source-pause = ⏸ Pause
button-source-resume = ▶️ Resume
button-delete-message = 🗑 Delete this message
button-open-source = 📥 Open the source
button-retry = 🔁 Try again
button-retry-failed = 🔁 Try all failed again
button-discard = 🗑 Discard
button-fix-mapping = 🧩 Fix the fields
button-open-deal = 💼 Open the deal
sources-title = 📥 Lead sources
sources-none = A lead source is an address that a form, a calendar or an automation tool sends to. Each lead becomes a contact with a deal.
sources-count = { $count ->
    [one] One source sends leads here.
   *[other] { $count } sources send leads here.
}
source-status-active = ✅ active
source-status-paused = ⏸ paused: new leads are kept and wait
source-routing-team = Leads go to the team: the first to claim one gets it
source-routing-owner = Leads go to { $names }
source-routing-turns = Leads go in turn to { $names }
source-counters = { $accepted ->
    [one] One delivery
   *[other] { $accepted } deliveries
}, { $leads ->
    [one] one lead
   *[other] { $leads } leads
}, { $failed } failed
source-last = Last one: { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
source-last-never = Nothing has come in yet
source-old-secret = The previous secret is accepted until { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
source-secret-renewed = ✅ There is a new secret. The previous one still works for 24 hours.
source-secret-ended = ✅ There is a new secret, and the previous one no longer works.
source-token-there = 🔑 { $words }
source-token-none = ⚠️ { $words }
source-token-saved = { $count ->
    [0] ✅ The token is saved. It is not shown again.
    [one] ✅ The token is saved, and one delivery that was waiting for it is being retried.
   *[other] ✅ The token is saved, and { $count } deliveries that were waiting for it are being retried.
}
source-address = Address:
source-paused = ⏸ Paused. New leads are kept and wait.
source-resumed = ▶️ Resumed. Waiting leads are being read now.
source-routed = ✅ Saved, starting with the next lead.
source-deleted = 🗑 { $name } is deleted. Its address no longer works.
source-delete-ask = Delete { $name }? Its address stops working, and waiting leads are discarded. The contacts and deals stay.
source-test-passed = 🧪 The test passed: the signature is right, and the sample was read. Nothing was kept. It said: { $lead }
source-test-refused = 🧪 The test was refused: the signature is wrong. Create a new secret.
source-test-unmapped = 🧪 The signature is right, but the sample could not be read.
secret-once = ⚠️ This is shown once. The message deletes itself in a minute. If you miss it, create a new secret.
ask-source-sender = What sends the leads?
ask-source-shape = Which of these sends to a webhook?
button-sender-webhook = 🔗 Webhook (Zapier, Make, a form, curl)
button-sender-other = 🔗 Something else
sender-unknown = a sender this version does not know
ask-source-name = What should this source be called? Reps see the name with each lead.
ask-routing = Who gets the leads?
routing-team = 👥 The team: whoever claims first
routing-owner = 👤 Always one person
routing-round-robin = 🔄 Several in turn
ask-routing-owner = Who?
ask-routing-round-robin = Who takes turns? Tap the first one.
ask-routing-more = In turn: { $names }. Tap the next one, or save.
ask-renew-secret = Create a new secret for { $name }?

    New secret: the current one stays valid for 24 hours, so that no lead is lost while you enter the new one.

    End the old one now: for a secret that has leaked. Leads that still come with the old one are refused until you have entered the new one on the other side.
ask-map-field = Which value is the { $field } of the lead? Tap it, or skip.
lead-field-name = name
lead-field-email = email
lead-field-phone = phone
lead-field-company = company
lead-field-title = title of the deal
lead-field-amount = amount
lead-field-note = message
lead-field-firstName = first name
lead-field-lastName = last name
lead-field-telegramUserId = Telegram
lead-note-source = Source
lead-note-contact-tags = Tag
lead-note-deal-tags = Tag
map-found = 🔎 This is who I found in it:
map-certainty-sure = 🟢🟢🟢 I am sure. Such leads come in without asking.
map-certainty-likely = 🟢🟢⚪ Probably the lead, but please check.
map-certainty-unsure = 🟢⚪⚪ A guess: it may be somebody on the sender’s side.
map-keep-about = Keep it, and I read the same places in every delivery that has them. Deliveries of another shape are still read by their own shape.
button-map-keep = ✅ Keep this for the source
button-map-other = 👤 { $who }
button-map-each = 🧩 Choose each field myself
map-nothing-yet = Nothing has come in yet. Send one lead first, then choose its fields here.
map-saved = { $count ->
    [0] ✅ Saved.
    [one] ✅ Saved. One waiting delivery is being retried.
   *[other] ✅ Saved. { $count } waiting deliveries are being retried.
}
map-no-help = 🤔 Read like this, I still cannot tell whom to contact, so nothing was changed. Try other values.
deliveries-title = 📨 { $name }
deliveries-none = Nothing has come in yet.
deliveries-about = What came in during the last 30 days, newest first.
deliveries-retried = { $count ->
    [0] Nothing has failed.
    [one] 🔁 One delivery is being retried.
   *[other] 🔁 { $count } deliveries are being retried.
}
delivery-pending = waiting
delivery-done = received
delivery-needs_mapping = waiting for you
delivery-dead = failed
delivery-discarded = discarded
delivery-retried = 🔁 It is being retried.
delivery-dropped = 🗑 Discarded.
delivery-problem-unknown-shape = It does not look like a message from this provider.
delivery-problem-unknown-provider = This version of ClientSphere does not know what sends to this source. Update it, then try again: nothing is lost.
delivery-problem-nobody-to-contact = I could not find a name, email, phone or Telegram in it. Show me where they are.
delivery-problem-unsure-person = I found somebody in it, but I’m not sure it is the lead. Look at who I found and keep it, or choose the fields.
delivery-problem-field-problems = A field in it is too long or has too many entries.
delivery-problem-too-many-leads = It contains more leads than I accept at once.
delivery-problem-no-lead = It was a ping or another event: not a lead, and nothing to do.
delivery-problem-failed = Something went wrong on our side.
problem-not-a-secret = This can’t be a secret. Please copy it again: 8 or more letters, digits and signs, without spaces.
problem-not-a-token = This can’t be a token. Please copy it again: 20 or more letters, digits and signs, without spaces.
problem-not-that-token = This can’t be { $given }. Please copy it again: 20 or more letters, digits and signs, without spaces.

## API keys

api-keys-title = 🔑 API keys
api-keys-about = Each key lets a program read this workspace through the REST export. Revoke those that you no longer need.
api-keys-none = No keys yet. A key lets a program read this workspace through the REST export: a report, a spreadsheet, a data warehouse.
api-key-state-active = Active
api-key-state-stopped = ⛔️ Stopped: the person behind it may no longer make keys. Adopt it, and it works again in your name.
api-key-state-expired = Expired
api-key-state-revoked = Revoked
api-key-scopes = May read: { $scopes }
api-key-made = Created on { DATETIME($date, dateStyle: "medium") }
api-key-maker = Made by { $name }
api-key-used-at = last used { $at }
api-key-unused = never used
api-key-adopted = ✅ The key works again, now in your name.
api-key-not-stopped = This key is not stopped, so there is nothing to adopt.
api-key-expires = Expires on { DATETIME($date, dateStyle: "medium", timeStyle: "short") }
api-key-never-expires = Never expires
api-key-used = Last used { DATETIME($date, dateStyle: "medium", timeStyle: "short") }
api-key-never-used = Never used yet
api-key-shown-once = Copy it now and keep it safe: this message deletes itself after { $seconds } seconds, and the key is shown nowhere else.
api-key-told-before = The key was created, but it can’t be shown again. Open it and rotate it to get a new one.
api-key-made-notice = ✅ The key “{ $name }” is ready.
api-key-revoked = 🗑 The key “{ $name }” was revoked and no longer works.
api-key-rotated = ✅ There is a new key. The old one keeps working for 24 hours.
api-key-revoke-sure = Revoke it? Everything that uses it stops working at once. This can’t be undone.
api-key-days = { $days } days
api-key-no-end = No expiry
api-key-scopes-all = Everything
api-key-scopes-people = Contacts and companies
api-key-scopes-sales = Deals and pipelines
api-key-scopes-work = Tasks and notes
ask-api-key-name = What is the key for? Give it a name, like “Monthly report”.
ask-api-key-scopes = What may it read?
ask-api-key-lifetime = How long should it be valid?
secret-coming = One moment…
button-api-keys = 🔑 API keys
button-new-api-key = ➕ New key
button-rotate = 🔄 Rotate
button-revoke = Revoke
button-revoke-yes = Yes, revoke it
button-adopt = ✅ Adopt
command-apikeys = API keys: for programs that read the data

# Waiting for the first delivery of a lead source
listening-coming = 👂 …
listening-now = 👂 Send a test now: I’m listening
listening-until = I listen until { DATETIME($at, timeStyle: "short") }. What arrives is shown here.
listening-paused = ⏸ The source is paused: what arrives is kept, but shown only once you resume it.
listening-hint-at = { DATETIME($at, timeStyle: "short") }:
listening-hint-missing = something arrived without a signature or secret, and was refused. Check that the secret is entered at the sender, and where the steps say.
listening-hint-wrong = something arrived, but its signature or secret was wrong, and it was refused. Check that the whole secret is entered, without spaces, and that it is the newest one of this source. Not sure? Make a new secret.
listening-hint-time = something arrived with the right signature, but signed more than five minutes ago or in the future, and was refused. Check the sender’s clock.
listening-hint-unreadable = something arrived with the right signature, but it was neither JSON nor a form, and was refused. Check what the sender is set to send.
listening-hint-no-lead = something arrived and was accepted, but it is not a lead: a check of the address, or another event. I go on listening.
listening-heard = ✅ It arrived. This is what I understood:
listening-more = { $count ->
    [one] and { $count } more lead
   *[other] and { $count } more leads
  }
listening-is-right = Is that right?
listening-lost = 🧩 It arrived, but I could not make a lead of it. Nothing is lost.
listening-right = ✅ It works. The lead is saved, and the next ones come in by themselves.
listening-over = This message has stopped listening. Tap Listen to start again.
listening-stopped = ⏹ I stopped listening. Leads still come in as always.
listening-timed-out = ⏹ An hour has passed without a lead, so I stopped listening. Leads still come in as always.
listening-discarded = 🗑 The test lead is deleted.
guide-secret-hidden = ••• stands for the secret, which is shown only once. Missed it? New secret makes another.
button-listen = 👂 Listen
button-listen-stop = ⏹ Stop listening
button-source-guide = 📖 How to set up
button-heard-right = ✅ That’s right
button-heard-fix = 🧩 Fix
button-heard-discard = 🗑 Delete this test lead
## Syncs

button-syncs = 🔄 Sync
button-open-sync = 🔄 Open the sync
button-add-sync = ➕ Add a sync
syncs-title = 🔄 Sync
syncs-none = Read contacts, companies and deals from another system, or contacts from a file, again and again. Nothing is written there.
syncs-count = { $count ->
    [one] One sync. Tap it for what its last run did.
   *[other] { $count } syncs. Tap one for what its last run did.
  }
ask-sync-adapter = What should I read?
sync-adapter-hubspot = HubSpot
sync-adapter-pipedrive = Pipedrive
sync-adapter-file = 📄 A file: CSV or vCard
ask-sync-hubspot =
    In HubSpot, create a private app and copy its access token:
    1. Settings ⚙️ → Integrations → Private Apps (in newer accounts: Legacy Apps) → Create a private app.
    2. Under Scopes, add crm.objects.contacts.read, crm.objects.companies.read and crm.objects.deals.read.
    3. Create app → Auth → Show token → Copy.

    Send me the token: it begins with pat-. I only read, and I delete your message once I have read it.
ask-sync-pipedrive =
    In Pipedrive, copy your personal API token: your picture in the top right corner → Personal preferences → API.

    I see what you see there, so use the account of an admin. Send me the token. I only read, and I delete your message once I have read it.
ask-sync-file = Send me the https address of a CSV or vCard file, or the name of a file that the operator of this server has put into your workspace’s folder. I delete your message once I have read it, since an address may hold a password.
sync-reading = 🔎 I’m reading the first page…
sync-preview-about = This is how I understand the first records. Nothing has been saved yet.
sync-preview-ask = Is that right?
sync-total-company = { $count ->
    [one] One company
   *[other] { $count } companies
  }
sync-total-contact = { $count ->
    [one] One contact
   *[other] { $count } contacts
  }
sync-total-deal = { $count ->
    [one] One deal
   *[other] { $count } deals
  }
sync-first-page-company = { $count ->
    [one] One company on the first page
   *[other] { $count } companies on the first page
  }
sync-first-page-contact = { $count ->
    [one] One contact on the first page
   *[other] { $count } contacts on the first page
  }
sync-first-page-deal = { $count ->
    [one] One deal on the first page
   *[other] { $count } deals on the first page
  }
sync-sample-empty = (nothing that I recognise)
button-sync-right = ✅ That’s right
button-sync-fix = 🧩 Fix
button-sync-check = 🔎 Check and start
button-sync-again = 🔁 Try again
button-sync-run = ▶️ Run now
button-sync-all = 🔁 Read everything again
button-sync-pause = ⏸ Pause
button-sync-resume = ▶️ Resume
button-sync-fields = 🧩 Fields & conflicts
button-sync-conflicts = ⚖️ Conflicts: { $count }
button-sync-token = 🔑 Token
button-sync-often = 🕐 How often
button-sync-gone = 🗑 When deleted there
button-sync-map = 🧩 Which of their fields
button-sync-rule-newer = 🕐 The newer change
button-sync-rule-theirs = ⬅️ Theirs
button-sync-rule-ours = 🏠 Ours
button-sync-take-theirs = ⬅️ Take theirs
button-sync-keep-ours = 🏠 Keep ours
sync-status-active = active
sync-status-paused = paused
sync-schedule-manual = Runs only when you start it
sync-schedule-hourly = Runs every hour
sync-schedule-daily = Runs every day
sync-deletions-keep = What is deleted there stays here
sync-deletions-delete = What is deleted there goes to the trash here
sync-never-run = Not set up yet: check how I understand it, then start.
sync-next = Next run: { $at }
sync-run-running = ⏳ Reading: { $count } so far
sync-run-waits = ⏳ Waiting for the other side: { $count } so far. I go on by myself.
sync-run-done = ✅ Last run: { $count } read
sync-run-stopped = ⏹ Stopped after { $count }. The next run goes on from there.
sync-figure-changes = { $created } new, { $updated } changed
sync-figure-conflicts = { $count ->
    [one] One conflict decided
   *[other] { $count } conflicts decided
  }
sync-figure-refused = { $count ->
    [one] One record without a name, number or address was left out
   *[other] { $count } records without a name, number or address were left out
  }
sync-figure-deleted = { $count ->
    [one] One deleted there and here
   *[other] { $count } deleted there and here
  }
sync-figure-vanished = { $count ->
    [one] One is gone there and stays here
   *[other] { $count } are gone there and stay here
  }
sync-started = ▶️ Started. I’ll show you how far it is.
sync-paused = ⏸ Paused. Nothing is lost: it goes on where it stopped.
sync-resumed = ▶️ Resumed.
sync-token-saved = ✅ Saved. What had stopped goes on.
sync-problem-token-refused = The token is no longer accepted. An admin has to create a new one and enter it under 🔑 Token.
sync-problem-token-not-allowed = The token lacks a permission. An admin has to add the permission to read contacts, companies and deals, and enter the token again under 🔑 Token.
sync-problem-not-found = There is nothing at this address, or no such file. Check it under 🔑 Token.
sync-problem-address-refused = This address cannot be read from this server. Only public https addresses and files in your workspace’s folder can.
sync-problem-unreadable = The answer could not be understood. Try again later; if it stays so, check the address or the file.
sync-problem-too-large = The answer is too large to be read.
sync-problem-unreachable = The other side does not answer. I’ll try again with the next run.
sync-problem-interrupted = The run was interrupted again and again. Start it once more.
news-sync-stopped = ⚠️ The sync “{ $name }” has stopped. Nothing is lost: it goes on where it stopped.
sync-fields-title = Fields of { $name }
sync-fields-about =
    Tap a field to choose which of theirs fills it, and who wins if both sides changed it:
    🕐 the newer change, ⬅️ theirs, 🏠 ours
sync-field-stage = Stage
sync-field-mapped = Filled from: { $fields }
sync-field-unmapped = Not filled from their side
sync-rule-about-newer = If both sides changed it, the newer change wins.
sync-rule-about-theirs = If both sides changed it, theirs wins.
sync-rule-about-ours = If both sides changed it, ours stays.
sync-kind-company = 🏢 Company
sync-kind-contact = 👤 Contact
sync-kind-deal = 💼 Deal
ask-sync-source = Which of their fields fills “{ $field }”?
ask-sync-source-more = “{ $field }” is filled from { $fields }. Add another, or save.
sync-conflicts-title = ⚖️ Conflicts
sync-conflicts-none = There is nothing to decide.
sync-conflicts-about = { $count ->
    [one] One field was changed on both sides. I decided by its rule; tap it to confirm or change that.
   *[other] { $count } fields were changed on both sides. I decided by their rules; tap one to confirm or change that.
  }
sync-conflict-ours = 🏠 Ours: { $value }
sync-conflict-theirs = ⬅️ Theirs: { $value }
sync-conflict-kept-ours = Ours was kept.
sync-conflict-kept-theirs = Theirs was taken.
sync-conflict-settled-ours = ✅ Ours it is.
sync-conflict-settled-theirs = ✅ Theirs it is.
sync-delete-ask = Delete the sync { $name }? Its contacts, companies and deals stay. If you add it again, I find them by email, number and name.
sync-deleted = 🗑 The sync { $name } is deleted. Its records stay.
timeline-sync-conflict-decided = ⚖️ Changed on both sides, kept
error-limit-sync = The workspace already has { $limit } syncs, the most it can have. Delete one that nobody needs, then add the new one.
error-CONFLICT-sync-running = This sync is running already. Wait until it has finished, or pause it.
error-CONFLICT-leaderboard-off = The leaderboard is switched off in this workspace. An owner or admin can switch it on in the settings.
error-CONFLICT-sync-paused = This sync is paused. Resume it first.
error-CONFLICT-conflict-settled = This conflict has been settled already.

## Outgoing webhooks

integrations-title = 🔌 Integrations
integrations-about = What comes in, and what goes out.
button-integrations = 🔌 Integrations
button-webhooks = 📤 Outgoing webhooks
webhooks-title = 📤 Outgoing webhooks
webhooks-none = A webhook sends each change to an address of yours at once: to Zapier, Make, n8n or your own program.
webhooks-count = { $count ->
    [one] Changes are sent to { $count } address.
   *[other] Changes are sent to { $count } addresses.
}
button-add-webhook = ➕ Add a webhook
ask-webhook-name = What should this webhook be called? For example “Zapier” or “Accounting”.
ask-webhook-url = Where should the changes be sent? Send me the https address that the other program gave you: in Zapier “Catch Hook”, in Make “Custom webhook”, in n8n “Webhook”.
ask-webhook-groups = Which changes should be sent? Tap to choose: { $chosen }
ask-webhook-groups-none = Which changes should be sent? Tap to choose.
webhook-all = Everything
webhook-group-contacts = Contacts
webhook-group-companies = Companies
webhook-group-deals = Deals
webhook-group-leads = New leads
webhook-group-tasks = Tasks
webhook-group-notes = Notes
webhook-status-active = ✅ active
webhook-status-paused = ⏸ paused: changes are kept and wait
webhook-status-disabled-failing = ⛔️ off: nothing has got through for five days
webhook-status-disabled-gone = ⛔️ off: the receiver says that this address is gone for good
webhook-sends = Sends: { $groups }
webhook-failing-since = ⚠️ Failing since { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
webhook-last-success = Last success: { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
webhook-no-success = Nothing has been delivered yet
webhook-old-secret = Also signed with the previous secret until { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
webhook-waiting = { $count ->
    [one] { $count } message waits
   *[other] { $count } messages wait
}
webhook-failed = { $count ->
    [one] { $count } message was given up
   *[other] { $count } messages were given up
}
button-webhook-test = 🧪 Send a test
button-webhook-messages = 📨 Deliveries
button-webhook-name = ✏️ Name
button-webhook-url = 🌐 Address
button-webhook-events = 🔔 Events
button-webhook-secret = 🔑 New secret
button-webhook-pause = ⏸ Pause
button-webhook-resume = ▶️ Resume
button-webhook-enable = ▶️ Turn on
button-webhook-try-now = 🔁 Try now
button-webhook-secret-later = 🔑 Keep the old one for 24 hours
button-webhook-secret-now = ⛔️ End the old one now
button-webhook-open = 📤 Open the webhook
button-webhook-replay = 🔁 Send again
button-webhook-replay-failed = 🔁 Send failed ones again
button-webhook-span-hour = Last hour
button-webhook-span-day = Last day
button-webhook-span-week = Last week
webhook-paused = ⏸ Paused. Changes are kept and wait.
webhook-resumed = ▶️ Turned on. What waited is being sent now.
webhook-trying = 🔁 What waits is being sent now.
webhook-saved = ✅ Saved.
webhook-deleted = 🗑 { $name } is deleted. Nothing more is sent to its address.
webhook-delete-ask = Delete { $name }? Nothing more is sent to its address, and what waits is dropped. Your records stay.
webhook-renew-ask = Make a new secret for { $name }? With the old one kept, messages are signed with both for 24 hours, so that the receiver misses nothing.
webhook-secret-renewed = ✅ There is a new secret. Messages are signed with both for 24 hours.
webhook-secret-ended = ✅ There is a new secret. The previous one is no longer used.
webhook-events-title = 🔔 { $name }: which changes are sent
webhook-secret-shown = Secret, to check that messages come from here:
webhook-secret-steps =
    1. Copy it to the other program, if it has a field for a signing secret. Zapier and Make can do without.
    2. In a program of your own, check each message with a library of Standard Webhooks or Svix, and answer with 200.
    3. Then tap “Send a test”.
webhook-secret-once = ⚠️ This is shown once. The message deletes itself in a minute. If you miss it, make a new secret.
webhook-listening = 👂 Sending a test to { $name }. I’m listening for the answer…
webhook-tested-ok = ✅ { $name } got the test and answered { $status } in { $ms } ms.
webhook-tested-failed = ⚠️ { $name } did not accept the test.
webhook-sent-body = This was sent:
webhook-body-gone = What was sent is no longer stored.
webhook-answered-body = It answered:
webhook-problem-address-refused = The name now leads to a private or local address, and messages go only to public ones. Ask whoever runs this server to allow the host.
webhook-problem-name-not-found = There is no server with this name. Check the address for typing mistakes.
webhook-problem-not-reached = Nothing accepts connections at this address. Is the program running, and is the port right?
webhook-problem-tls = The server’s certificate is not valid for this address, so the connection is not safe. Renew the certificate, or correct the name in the address.
webhook-problem-timeout = There was no complete answer within 15 seconds. The program should answer with 200 at once, and work afterwards.
webhook-problem-closed = The connection was closed before the answer was complete. See the log of the other program.
webhook-problem-not-http = The answer was not valid HTTP. Is this the right port?
webhook-problem-redirect = It answered { $status }, a redirect. Redirects are not followed: enter the address that it leads to.
webhook-problem-gone = It answered { $status }: this address is gone for good. Make a new one in the other program, and enter it here.
webhook-problem-busy = It answered { $status }: too busy at the moment. I’ll try again later.
webhook-problem-rejected = It answered { $status }: it refuses the message. Check the address and the secret in the other program.
webhook-problem-receiver-error = It answered { $status }: an error in the other program. See its log.
webhook-messages-title = 📨 { $name }
webhook-messages-none = Nothing has been sent yet.
webhook-messages-about = What was sent during the last 30 days, newest first.
webhook-message-pending = waiting
webhook-message-delivered = delivered
webhook-message-failed = given up
webhook-message-dropped = dropped
webhook-message-next = Next attempt: { $at }
webhook-attempts-none = No attempt yet.
webhook-attempt-ok = { $at } · { $status } in { $ms } ms
webhook-attempt-failed = { $at } · { $problem }
webhook-replayed = 🔁 It is being sent again.
webhook-replayed-count = { $count ->
    [0] Nothing was given up in that time.
    [one] 🔁 { $count } message is being sent again.
   *[other] 🔁 { $count } messages are being sent again.
}
webhook-replay-ask = Send again what was given up. Since when?
news-webhook-disabled-failing = ⛔️ The webhook “{ $name }” is off: nothing has got through for five days. What waits is kept for 30 days; newer changes are not sent until you turn it on.
news-webhook-disabled-gone = ⛔️ The webhook “{ $name }” is off: the receiver answered that this address is gone for good. What waits is kept for 30 days; newer changes are not sent until you turn it on.
error-limit-webhook = The workspace already has { $limit } webhooks, the most it can have. Delete one that nobody needs, then add the new one.
error-CONFLICT-message-waiting = This message is waiting to be sent already.
error-CONFLICT-content-gone = The content of this message is no longer stored, so it cannot be sent again.
problem-not-https = Messages hold your customers’ data, so the address must begin with https://. Plain http works only for hosts that this server’s operator allows.
problem-link-with-password = Leave the name and password out of the address: they would be stored and shown. The signature of each message proves where it comes from.
problem-port-refused = This port belongs to another kind of service. Use 443 or a port above 1023.
problem-address-refused = “{ $given }” is a private or local address. Messages go only to public ones. To reach a program in your own network, ask this server’s operator to allow its host.
problem-name-not-found = There is no server called “{ $given }”. Check the address for typing mistakes.

## Notes with files

file-photo = Photo
file-document = File
file-video = Video
file-audio = Audio
file-animation = GIF
file-voice = Voice message
file-video-note = Video message
file-gone = Telegram no longer has this file.
file-size = { $size }
file-not-taken = Telegram does not let me send you this file: you have forbidden voice and video messages in its privacy settings.
file-removed = 🗑 File deleted.
files-title = 📎 { $count ->
    [0] Files
    [one] { $count } file
   *[other] { $count } files
}
files-none = There are no files here. Reply to the card with a photo or a document, and it is kept here.
files-pick = Tap a file to get it.
files-pick-removed = Which file do you want to delete?
button-files = 📎 Files ({ $count })
button-files-remove = 🗑 Delete a file
button-files-keep = 📎 Don’t delete
timeline-file-removed = deleted { $name }
timeline-file-back = { $name } is back
button-list-file = 📤 As a file
button-list-file-contact = 📤 Contacts as a file
button-list-file-company = 📤 Companies as a file
button-list-file-deal = 📤 Deals as a file
button-list-file-task = 📤 Tasks as a file
button-list-xlsx = 📊 Excel (XLSX)
button-list-csv = 📄 CSV
button-list-vcf = 📇 Phone book (vCard)
button-telegram-contact = 👤 Telegram contact
button-vcard = 📇 vCard
contact-without-phone = A Telegram contact needs a phone number, and this one has none. Take the vCard instead, or add a number.
list-of-contact = Contacts
list-of-company = Companies
list-of-deal = Deals
list-of-task = Tasks
list-file-contact = contacts
list-file-company = companies
list-file-deal = deals
list-file-task = tasks
list-count = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
list-file-ask = In which form would you like them?
list-file-none = There is nothing here to put into a file.
list-file-making = The file is being made …
list-file-progress = The file is being made: { $done } of { $count } …
list-file-too-large = The file would be larger than 50 MB, and Telegram takes no larger ones from bots. Take a shorter list, such as one stage or only your own records, or the REST export, which has no limit.
list-file-failed = ⚠️ The file could not be made. Open the list and try again.
list-file-stale = This message is no longer here to become the file. Open the list and tap “As a file” again.
list-column-currency = { $field } (currency)
list-column-stage = Stage
list-column-status = Status
list-column-lostReason = Lost because
list-column-stageEnteredAt = In this stage since
list-column-nextTaskAt = Next task
list-column-createdAt = Added
list-column-updatedAt = Changed
list-column-id = Id
list-column-touchedAt = Last touch
list-status-open = Open
list-status-won = Won
list-status-lost = Lost
note-forwarded-from = 📨 Forwarded from { $name }
note-deleted = 🗑 Note deleted.
note-edited-at = ✏️ Edited { $when }
ask-note-words = ✏️ Send the new text of the note. Now it says:
ask-note-page = ✏️ Send the new text of this page, { $page } of { $pages }. The other pages stay as they are. Now it says:
note-changed = ✅ The note is changed.
note-unchanged = The note says that already.
note-changed-meanwhile = The note was changed meanwhile, so your text was not saved. This is how it reads now.
note-gone = The note was deleted meanwhile, so your text was not saved.
error-note-others = Only the author of a note can change it. You can write a note of your own.

## Forwarded and sent

draft-gathering = 📨 One moment, more may follow…
draft-noted = { $count ->
    [one] 📝 Saved as a note on:
   *[other] 📝 { $count } messages saved as a note on:
}
draft-ask = { $count ->
    [one] 📎 Which contact is this about?
   *[other] 📎 { $count } messages. Which contact are they about?
}
draft-ask-from = { $count ->
    [one] 📨 A message from { $names }. Which contact is it about?
   *[other] 📨 { $count } messages from { $names }. Which contact are they about?
}
draft-import-hint = 💡 To import this list, pass it on to an owner or admin: { $names }. To keep it as a file, choose a contact, or send it as a reply to the card of a deal.
ask-draft-contact = 👤 Which contact is it about? Tap one, or type a name to search.
button-draft-new = ➕ New contact: { $name }
button-draft-drop = 🗑 Don’t save
draft-dropped = Not saved.
draft-note-gone = These messages are saved already, or you chose not to save them. You can forward them again.
draft-contact-added = ✅ The contact is added, with the note.
cards-reading = 👤 Reading…
cards-title = { $count ->
    [one] New contact
   *[other] { $count } new contacts
}
cards-save-all = { $count ->
    [one] ✅ Save
   *[other] ✅ Save all { $count }
}
cards-save-new = ✅ Save only the new ones ({ $count })
cards-save-anyway = { $count ->
    [one] ➕ Add anyway
   *[other] ➕ Add all { $count } anyway
}
cards-saved = { $count ->
    [one] ✅ { $count } contact is added.
   *[other] ✅ { $count } contacts are added.
}
cards-gone = These contacts are saved already, or you chose not to save them. You can share them again.
cards-details = ✏️ Add details

# Repeating tasks
task-again = 🔁 Next time: { $when }
button-stop-repeating = 🔁 Stop repeating
task-stopped-repeating = ✅ It no longer repeats.
repeat-days = { $every ->
    [1] 🔁 every day
   *[other] 🔁 every { $every } days
}
repeat-weekdays = 🔁 every weekday
repeat-weeks = { $every ->
    [1] 🔁 every { $days }
   *[other] 🔁 every { $every } weeks: { $days }
}
repeat-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
repeat-each-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
repeat-months = { $every ->
    [1] 🔁 every month, { $day }
   *[other] 🔁 every { $every } months, { $day }
}
repeat-day-of-month = { $day ->
    [1] on the 1st
    [2] on the 2nd
    [3] on the 3rd
    [21] on the 21st
    [22] on the 22nd
    [23] on the 23rd
    [31] on the last day
   *[other] on the { $day }th
}
repeat-years = { $every ->
    [1] 🔁 every year, on { DATETIME($date, month: "long", day: "numeric") }
   *[other] 🔁 every { $every } years, on { DATETIME($date, month: "long", day: "numeric") }
}

# The team’s own fields

button-fields = 🧩 Fields
fields-title = 🧩 Fields
fields-kind-contact = Contacts
fields-kind-company = Companies
fields-kind-deal = Deals
fields-none = No fields of your own yet. With one more field, your team can write down what the product does not ask for: a contract number, an industry, who recommended you.
fields-count = { $count ->
    [one] { $count } field of your own. Tap it to change it.
   *[other] { $count } fields of your own. Tap one to change it.
  }
button-make-field = ➕ New field
ask-field-name = What is the new field called? For: { $kind }
ask-field-type = What does “{ $label }” hold?
ask-field-choices = Which values can be chosen for “{ $label }”? One per line, or separated by commas.
ask-field-rename = What is “{ $label }” called from now on?
ask-new-choice = Which value can also be chosen for “{ $label }”?
field-made = ✅ Made: { $label }
field-unchanged = Nothing to change: it was like that already.
field-is = Type: { $type }
field-is-free = Filled in on the card, with ✏️ Edit.
field-is-required = ❗️ Required: asked for whenever somebody adds a record, and never cleared.
field-is-retired = 📦 Retired: records keep their values, but nobody is asked for it any more.
field-more-choices = … and { $count } more
field-type-text = Text
field-type-longText = Long text
field-type-number = Number
field-type-money = Amount
field-type-day = Date
field-type-choice = One of a list
field-type-choices = Several of a list
field-type-yesNo = Yes or no
field-type-link = Link
field-type-phones = Phone
field-type-emails = Email
field-type-member = Team member
button-rename = ✏️ Rename
button-require-field = ❗️ Make required
button-free-field = Make optional
button-field-up = ⬆️ Up
button-field-down = ⬇️ Down
button-field-choices = 📋 Choices
button-field-stages = 🚦 Stages
button-retire-field = 📦 Retire
button-restore-field = ♻️ Use again
field-choices-about = These can be chosen. Records keep a value that was renamed or retired.
button-add-choice = ➕ New choice
button-retire-choice = 📦 Retire
button-restore-choice = ♻️ Use again
choice-is-retired = 📦 Retired: records keep it, but it can no longer be chosen.
field-stages-about = A deal enters the stages with ✅, and those after them, only once this field is filled in. Tap a stage to change that.
card-missing-field = ❗️ { $label }: —
problem-name-taken = “{ $given }” is taken. Give another name.
problem-last-choice = One choice has to stay. Add another one first, or retire the whole field.
problem-no-such-choice = “{ $given }” is not one of the choices.
problem-not-a-rate = I do not see a rate in that. Type it like “1 EUR = 45.20”, with a number above nought, and “from 1 Nov” behind it if it has held since then.
problem-same-currency = A rate is between two different currencies. Name both, like “1 EUR = 45.20 UAH”.
problem-rate-out-of-range = Such a rate cannot be right. It has to be above nought, at most 100,000,000, and have at most 12 decimals.
problem-rate-day = “{ $given }” is too far away for a rate. Give a day between 1990 and a year from now.
error-limit-field = There are { $limit } fields already, the most there can be. Retire one that nobody needs, then make the new one.
error-limit-rate = There are { $limit } rates already, the most there can be. Delete old ones that nobody needs, then enter the new one.

# Imports
command-import = Import contacts and deals from a file
button-imports = 📥 Imports
button-import-file = 📥 Import a file
imports-title = 📥 Imports
imports-about =
    Send me a file here: an export of your old CRM or a spreadsheet (CSV or XLSX), or a phone book as vCard (.vcf). I show what I recognised and what would change, and write nothing before you say so. A whole import can be undone for seven days.

    Up to 20 MB and 100,000 rows. To keep a file as a note instead, send it with a caption or in reply to a card.
import-file-unnamed = file
import-source-other = table
import-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
  }
import-row = Row { $row }
import-reading = ⏳ Reading: { $count ->
    [one] { $count } row so far
   *[other] { $count } rows so far
  }
import-checking = 🔎 Comparing with what you have: { $percent } %
import-running = ⏳ Importing: { $percent } %
import-undoing = ↩️ Undoing: { $percent } %
import-not-yours = Only owners and admins import lists. Pass this one on to: { $names }.
import-nothing-yet = Nothing is written yet.
import-expected-created = 🆕 New: { $count }
import-expected-updated = ✏️ To be changed: { $count }
import-done-created = 🆕 Added: { $count }
import-done-updated = ✏️ Changed: { $count }
import-unchanged = 🟰 The same already: { $count }
import-skipped = ⏭ Left out: { $count }
import-refused = ⚠️ Refused: { $count }
import-mode-create = Only new ones are added.
import-mode-update = Only existing ones are changed.
import-for-example = Refused, for example:
import-refusal-nothing = no name, number, address or company
import-refusal-unusable = nothing in it can be used
import-refusal-damaged = damaged characters: save the file as UTF-8
import-refusal-unreadable = this card cannot be read
import-owners-unknown = Owners who are not in the team: { $names }. Their records will be yours.
import-likely = { $count ->
    [one] 🤔 { $count } new contact may be somebody you have, by name. Compare afterwards: /duplicates
   *[other] 🤔 { $count } new contacts may be people you have, by name. Compare afterwards: /duplicates
}
import-stages-unknown = Stages that the board does not have: { $names }. These deals begin in the first one.
import-done = ✅ Imported.
import-cancelled = ⏹ Stopped.
import-interrupted = ⏹ Interrupted again and again. What was written stays, and can be undone.
import-undone = ↩️ Undone: { $count }
import-kept = { $count ->
    [one] { $count } record was changed since and stays:
   *[other] { $count } records were changed since and stay:
  }
import-undo-sure = Everything that this import added goes to the trash, and everything that it changed becomes as it was. What somebody has changed since stays.
import-refused-coming = 📄 The file of refused rows is on its way.
import-refused-file = { $count ->
    [one] { $count } row was refused. Put it right and send the file again.
   *[other] { $count } rows were refused. Put them right and send the file again.
  }
import-refused-name = refused.csv
import-file-row = Row
import-file-reason = Reason
import-columns-about = Each column, what it fills, and some of its values. Tap one to change it.
import-column-ask = What does this column fill?
import-target-none = 🚫 Leave out
import-target-note = 📝 Into a note
button-import-make-field = ➕ { $kind } · new field “{ $label }”
button-import-make-fields = { $count ->
    [one] ➕ New field from { $count } unknown column
   *[other] ➕ New fields from { $count } unknown columns
  }
import-fields-made =
    ✅ Fields of your own:
    { $fields }
import-fields-left = { $count ->
    [one] { $count } column stays a note: there is no room for more fields, or its name cannot be a field’s.
   *[other] { $count } columns stay notes: there is no room for more fields, or their names cannot be a field’s.
  }
import-words-title = 🔤 Stages and owners of the file
import-words-about = Your board and your team do not have these. Tap one to say what it means; the next file with the same columns knows it.
import-word-ask-stage = Which stage is it?
import-word-ask-owner = Who is it?
import-word-none-stage = 🚫 The first stage
import-word-none-owner = 🚫 Nobody here: mine
button-import-words = { $count ->
    [0] 🔤 Stages and owners
    [one] 🔤 Match { $count } unknown word
   *[other] 🔤 Match { $count } unknown words
}
import-target-contact-owner = Owner
import-target-contact-id = Id in the other system
import-target-company-id = Company’s id in the other system
import-target-deal-stage = Deal · Stage
import-target-deal-status = Deal · Open, won or lost
import-target-deal-lostReason = Deal · Why it was lost
import-target-deal-currency = Deal · Currency
import-target-deal-owner = Deal · Owner
import-target-deal-id = Deal · Id in the other system
button-import-days-dmy = 📅 03/04 is 3 April
button-import-days-mdy = 📅 03/04 is March 4
import-days-dmy = 📅 Days such as 03/04/2026 are read as 3 April.
import-days-mdy = 📅 Days such as 03/04/2026 are read as March 4.
import-kind-company = Company
import-kind-deal = Deal
button-import-start = ✅ Import { $count }
button-import-columns = 🧩 Columns
button-import-stop = ⏹ Stop
button-import-drop = 🗑 Discard
button-import-again = 🔄 Refresh
button-import-check = 🔎 Check again
button-import-undo = ↩️ Undo the import
button-import-undo-now = ↩️ Yes, undo all of it
button-import-refused = 📄 Refused rows
button-import-mode-both = 🔀 New and existing
button-import-mode-create = 🆕 Only new ones
button-import-mode-update = ✏️ Only existing ones
button-import-match-any = 🔗 Match by anything
button-import-match-id = 🔗 Match by id
button-import-match-email = 🔗 Match by email
button-import-match-phone = 🔗 Match by number
import-problem-empty = There is nothing in this file but perhaps a header.
import-problem-not-a-table = This is not a table: I read CSV, XLSX and vCard. Save it as one of these and send it again.
import-problem-zip = This is an archive, whatever its name says. Unpack it and send the table that is in it.
import-problem-old-excel = This is an Excel file from before 2007 (.xls) or one with a password. Save it as .xlsx or .csv and send it again.
import-problem-protected = This file has a password. Remove it and send the file again.
import-problem-damaged = This file is damaged. Export it again.
import-problem-zip-bomb = This file unpacks to far too much. Save the table as CSV and send that.
import-problem-broken-quotes = A quotation mark is opened and never closed, so that I cannot tell where the values end. Save the file again from your spreadsheet.
import-problem-too-large = The file is larger than 20 MB, and Telegram gives bots no larger ones. Split it into several files with the same header, or leave out columns that you do not need.
import-problem-too-many-rows = The file has more than 100,000 rows. Split it into several files with the same header and send them one after another.
import-problem-too-many-columns = The file has more than 300 columns. Leave out those that you do not need.
import-problem-row-too-long = This row is longer than a megabyte. Probably a quotation mark is missing above it.
import-problem-nothing-known = I recognise none of these columns.
import-problem-not-given = Telegram does not give me this file. Files may have at most 20 MB; send it again.
import-problem-interrupted = Reading was interrupted again and again. Send the file once more.
error-CONFLICT-import-busy = The import is under way. Wait until it is ready, or stop it.
error-CONFLICT-import-over = This import is over. Send the file again.

## Merges

button-merge = 🔗 Merge
command-duplicates = Contacts and companies that may be the same
button-keep-apart-contact = ✋ Two people
button-keep-apart-company = ✋ Two companies
button-later = ⏭ Later
button-refresh-duplicates = 🔄 Look again
duplicates-certain-contact = 👥 The same person?
duplicates-certain-company = 🏢 The same company?
duplicates-likely-contact = 👥 Perhaps the same person?
duplicates-likely-company = 🏢 Perhaps the same company?
duplicates-why = Why: { $why }
duplicates-done = 👥 No contacts or companies that look alike. Whatever is new or has changed is compared with all others.
duplicates-scanning = 👥 Your contacts and companies are still being compared. Look again in a moment.
duplicates-apart-contact = Remembered: two people.
duplicates-apart-company = Remembered: two companies.
duplicates-later = Put off until tomorrow.
duplicate-sign-email = same email
duplicate-sign-phone = same phone
duplicate-sign-telegram = same Telegram account
duplicate-sign-name-company = same name and company
duplicate-sign-name = same name, perhaps in another spelling
duplicate-sign-domain = same domain
duplicate-sign-company-name = same name, perhaps in another spelling or legal form
duplicate-sign-near-name = names that differ in one letter
button-merge-with = 🔗 Merge with…
button-merge-swap = ⇄ Keep { $name } instead
button-merges-contact = ↩️ Merged contacts
button-separate = ↩️ Bring back { $name }
ask-merge-contact = 🔗 Who is the same person as { $name }? Tap one, or type a name, number or email.
merge-ask = Merge { $losing } into { $primary }?
merge-gains = { $name } gets:
merge-left = Kept only in the entry of the merge:
merge-following-contact = { $count ->
    [one] { $count } deal, task or note follows.
   *[other] { $count } deals, tasks and notes follow.
}
merge-about-contact = Links and buttons of { $name } lead to the merged contact. You can undo it.
merge-done-contact = 🔗 { $losing } is part of { $primary } now.
merge-undone-contact = ↩️ Undone: { $losing } and { $primary } are two contacts again.
merge-undone-added-contact = { $count ->
    [one] { $count } deal, task or note was added since; it stays with { $name }.
   *[other] { $count } deals, tasks and notes were added since; they stay with { $name }.
}
merges-none-contact = No other contact was merged into this one.
merges-about-contact = Merged into it; for a year, the last merge can be undone:
timeline-contact-merged = 🔗 Contacts merged
timeline-contact-separated = ↩️ Merge undone
timeline-merge-left = only here: { $what }
error-CONFLICT-merge-under-way = An earlier merge of it is not complete yet. Try again in a moment.
error-CONFLICT-merged-later = { $name } was merged later. Undo that merge first.
ask-merge-company = 🔗 Which is the same company as { $name }? Tap one, or type a name.
pick-company-none = 🏢 No company found for “{ $query }”. Type another part of the name.
button-merges-company = ↩️ Merged companies
merge-following-company = { $count ->
    [one] { $count } contact, deal, task or note follows.
   *[other] { $count } contacts, deals, tasks and notes follow.
}
merge-about-company = Links and buttons of { $name } lead to the merged company, and so does its name. You can undo it.
merge-done-company = 🔗 { $losing } is part of { $primary } now.
merge-undone-company = ↩️ Undone: { $losing } and { $primary } are two companies again.
merge-undone-added-company = { $count ->
    [one] { $count } contact, deal, task or note was added since; it stays with { $name }.
   *[other] { $count } contacts, deals, tasks and notes were added since; they stay with { $name }.
}
merges-none-company = No other company was merged into this one.
merges-about-company = Merged into it; for a year, the last merge can be undone:
timeline-company-merged = 🔗 Companies merged
timeline-company-separated = ↩️ Merge undone

## Privacy

erased-contact = Erased contact
button-person-file = 📦 Everything about this person
button-erase = 🧹 Erase for good…
button-erase-sure = 🧹 Yes, erase for good
erase-ask = Erase { $name } for good?
erase-goes-fields = • all fields, and by what they are found
erase-goes-notes = { $count ->
    [one] • { $count } note with its files
   *[other] • { $count } notes with their files
}
erase-goes-tasks = { $count ->
    [one] • { $count } task
   *[other] • { $count } tasks
}
erase-goes-merged = { $count ->
    [one] • { $count } contact that was merged into it
   *[other] • { $count } contacts that were merged into it
}
erase-goes-copies = • what history, imports, incoming leads and outgoing messages hold of them
erase-stays-deals = { $count ->
    [one] { $count } deal stays with its tasks, with “Erased contact” in place of the name.
   *[other] { $count } deals stay with their tasks, with “Erased contact” in place of the name.
}
erase-chats = Messages that are already in Telegram chats stay there: delete those yourself. What other systems and backups hold is not touched either.
erase-sure = Erase { $name } now?
erase-no-undo = This cannot be undone.
erased = 🧹 Erased. What history and copies still hold is gone in a minute or two.
erasure-stopped = ⚠️ The erasure of a contact that was ordered on { $at } has stopped: it failed again and again.
erasure-stopped-first = The contact’s own fields are gone. Of { $steps } places that may mention it, { $done } are clean; the rest is still stored.
erasure-stopped-second = Everything was gone through once. Only the second look is missing, for what was written at the same moment.
erasure-stopped-hint = Try again: it goes on where it stopped. If it stops once more, ask whoever runs the server to look into its log.
erasures-go-on = { $count ->
    [one] 🧹 The erasure goes on. I’ll tell you if it stops again.
   *[other] 🧹 { $count } erasures go on. I’ll tell you if one stops again.
}
erasures-none-stopped = 🧹 No erasure has stopped: it goes on already, or is done.
erased-before = 🧹 Somebody has erased this contact already.
person-file-begun = 📦 The file comes here in a moment.
delivery-problem-erased = Its content was erased with a person.
delivery-problem-expired = Its content is no longer kept.
timeline-contact-exported = 📦 Everything about the contact sent as a file
timeline-contact-erased = 🧹 Contact erased
person-file = 📦 Everything that is stored about { $name }. Only give it to them.
person-file-refused = { $count ->
    [one] Telegram does not give me { $count } file; index.json names it.
   *[other] Telegram does not give me { $count } files; index.json names them.
}
person-file-left-out = { $count ->
    [one] { $count } file did not fit into the 50 MB that a bot may send; index.json names it. It is with its note in the chat.
   *[other] { $count } files did not fit into the 50 MB that a bot may send; index.json names them. They are with their notes in the chat.
}
person-file-too-large = 📦 What is stored about { $name } is larger than the 50 MB that a bot may send. Read it through the API instead: /apikeys.
person-file-failed = ⚠️ The file with everything about a person could not be made. Ask for it again on the contact’s card.
person-file-name = contact
button-privacy = 🔐 Privacy
button-privacy-person = 🔎 Find a person
button-retention = 🗓 How long it is kept
button-audit = 📜 Audit log
privacy-title = 🔐 What is stored where
privacy-admin = As an owner or admin you can, on the card of a contact under ⋯ More, get everything about this person as a file, or erase them for good. Here you choose how long deliveries and history are kept, and see who did what.
privacy-ask-admin = Does a person want to know what you store about them, or to be erased? Ask an owner or admin of your workspace.
retention-title = 🗓 How long it is kept
retention-of-deliveries = 📨 Deliveries
retention-of-events = 🕘 History
retention-about-deliveries = The bodies of incoming leads and of messages to other systems. Needed to try one again.
retention-about-events = Who changed what on contacts, deals, tasks and notes. The records themselves and the audit log stay.
retention-when = What is older is deleted every night and cannot be brought back.
retention-1d = 1 day
retention-7d = 7 days
retention-14d = 14 days
retention-30d = 30 days
retention-1y = 1 year
retention-2y = 2 years
retention-3y = 3 years
retention-5y = 5 years
retention-ever = for good
audit-title = 📜 Audit log
audit-none = Nothing of this kind has happened yet.
audit-kind-all = Everything
audit-kind-team = 👥 Team and settings
audit-kind-access = 🔑 API keys
audit-kind-connections = 🔌 Connections
audit-kind-bulk = 📥 Imports and samples
audit-kind-removals = 🗑 Deleted, merged
audit-kind-privacy = 🔐 Privacy
audit-by-source = a lead source
audit-by-sync = a sync
audit-by-import = an import
audit-by-system = ClientSphere
audit-workspace-created = Workspace created
audit-workspace-updated = Settings changed
audit-member-joined = Member joined
audit-member-updated = Member changed
audit-member-removed = Member removed
audit-member-left = Member left
audit-member-restored = Member is back
audit-invite-created = Invite created
audit-invite-revoked = Invite revoked
audit-invite-restored = Invite restored
audit-contact-created = Contact added
audit-contact-updated = Contact changed
audit-contact-deleted = Contact deleted
audit-contact-restored = Contact restored
audit-contact-merged = Contacts merged
audit-contact-separated = Merge undone
audit-contact-exported = Everything about a contact sent as a file
audit-contact-erased = Contact erased for good
audit-company-created = Company added
audit-company-updated = Company changed
audit-company-deleted = Company deleted
audit-company-restored = Company restored
audit-company-merged = Companies merged
audit-company-separated = Merge of companies undone
audit-pipeline-created = Pipeline created
audit-pipeline-updated = Pipeline changed
audit-deal-created = Deal added
audit-deal-updated = Deal changed
audit-deal-moved = Deal moved
audit-deal-won = Deal won
audit-deal-lost = Deal lost
audit-deal-reopened = Deal reopened
audit-deal-deleted = Deal deleted
audit-deal-restored = Deal restored
audit-task-created = Task added
audit-task-updated = Task changed
audit-task-done = Task done
audit-task-reopened = Task reopened
audit-task-deleted = Task deleted
audit-task-restored = Task restored
audit-note-created = Note added
audit-note-updated = Note changed
audit-note-deleted = Note deleted
audit-note-restored = Note restored
audit-lead-received = Lead received
audit-lead-claimed = Lead claimed
audit-lead-source-created = Lead source added
audit-lead-source-updated = Lead source changed
audit-lead-source-secret-rotated = Secret of a lead source renewed
audit-lead-source-deleted = Lead source deleted
audit-webhook-created = Webhook added
audit-webhook-updated = Webhook changed
audit-webhook-secret-rotated = Secret of a webhook renewed
audit-webhook-disabled = Webhook switched off
audit-webhook-deleted = Webhook deleted
audit-api-key-created = API key created
audit-api-key-adopted = API key adopted
audit-api-key-revoked = API key revoked
audit-sync-created = Sync added
audit-sync-updated = Sync changed
audit-sync-deleted = Sync deleted
audit-sync-conflict-decided = Sync conflict decided
audit-import-started = Import started
audit-import-cancelled = Import stopped
audit-import-undone = Import undone
audit-sample-loaded = Sample data loaded
audit-sample-removed = Sample data removed

## Filters and bulk edits

button-filter = 🎛 Filter
button-saved-views = ⭐️ Saved filters
button-save-view = ⭐️ Save the filter
button-tick = ☑️ Select
button-view-show = 👀 Show { $count }
button-view-clear = ✖️ Clear the filter
button-view-rename = ✏️ Rename
button-view-share = 👥 Give it to the team
button-view-unshare = 👤 Keep it to myself
button-view-remove = 🗑 Delete the filter
button-view-restore = ↩️ Undo
button-view-open = 👀 Open
button-view-back = ⬅️ Back to the list
button-view-more = ⚙️ This filter
button-view-typed-is = ⌨️ Type another
button-view-typed-has = ⌨️ Contains …
button-view-typed-min = ⌨️ At least …
button-view-typed-max = ⌨️ At most …
button-view-typed-min-day = ⌨️ From a day on …
button-view-typed-max-day = ⌨️ Until a day …
view-any = no filter
view-count-contact = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
view-count-company = { $count ->
    [one] { $count } company
   *[other] { $count } companies
}
view-count-deal = { $count ->
    [one] { $count } deal
   *[other] { $count } deals
}
view-order-recent = latest first
view-order-name = by name
view-order-created = newest first
view-order-quiet = longest untouched first
view-order-close = closing soonest first
view-order-amount = largest first
view-order-next = by next step
button-view-order = 🔃 { $order }
view-none = Nothing matches the filter.
view-filter-ask = Tap what to filter by. Tap a condition to take it away.
view-option-ask = { $field }: which?
view-saved-title = Saved filters
view-saved-none = There are no saved filters yet. Filter a list and tap “Save the filter”.
view-saved = The filter “{ $name }” is saved.
view-renamed = Renamed.
view-shared = The whole team has this filter now.
view-unshared = Only you have this filter now.
view-removed = The filter “{ $name }” is deleted. The records stay.
view-restored = The filter is back.
view-of-team = of the team
view-name-ask = What shall the filter be called?
view-typed-ask-is = { $field }: which? Type it.
view-typed-ask-has = { $field }: type what it contains.
view-typed-ask-min = { $field }: at least how much?
view-typed-ask-max = { $field }: at most how much?
view-typed-ask-min-day = { $field }: from which day on?
view-typed-ask-max-day = { $field }: until which day?
view-tick-ask = Tap the ones you mean.
view-ticked = { $count } selected
button-tick-page = ☑️ The whole page
button-tick-none = ◻️ None of this page
button-tick-leave = ⬅️ Back
criterion-next = ⏰ Next step
criterion-touched = 🕓 Last touch
criterion-created = 🗓 Added
criterion-source = 📥 Came from
criterion-status = 📌 Status
criterion-pipeline = 🗂 Pipeline
criterion-stage = 📊 Stage
criterion-rotting = 🥀 Rotting
condition-me = me
condition-nobody = nobody
condition-gone = no longer there
condition-filled = filled in
condition-empty = empty
condition-next-filled = planned
condition-next-empty = none
condition-next-past = overdue
condition-rotting = too long in their stage
condition-past = in the past
condition-has = contains “{ $text }”
condition-min = at least { $value }
condition-max = at most { $value }
condition-from = from { $value }
condition-until = until { $value }
condition-today = today
condition-ahead = { $days ->
    [one] in the next { $days } day
   *[other] in the next { $days } days
}
condition-lately = { $days ->
    [one] in the last { $days } day
   *[other] in the last { $days } days
}
condition-before = { $days ->
    [one] more than { $days } day ago
   *[other] more than { $days } days ago
}
source-manual = entered here
source-sample = sample data
source-lead = a lead
source-sync = a sync
source-import = an import
button-bulk-all = ✏️ Change all { $count }
button-bulk-ticked = ✏️ Change { $count }
button-bulk-these = ✏️ Change these
bulk-ask = What shall be done with them?
button-bulk-tag = 🏷 Add a tag
button-bulk-untag = 🏷 Remove a tag
button-bulk-owner = 👤 Give to …
button-bulk-set = ✏️ Set a field
button-bulk-move = ➡️ Move to …
button-bulk-won = 🏆 Won
button-bulk-lost = ❌ Lost …
bulk-move-ask = Which stage shall they move to?
bulk-lost-ask = Why were they lost?
bulk-lost-type = Type why they were lost.
button-bulk-delete = 🗑 Delete
bulk-tag-ask = Which tag shall they get?
bulk-untag-ask = Which tag shall they lose?
bulk-tag-type = Type the tag, or several.
button-bulk-type-tag = ⌨️ Type a tag
bulk-owner-ask = Who shall have them?
button-bulk-nobody = Nobody
bulk-field-ask = Which field?
bulk-set-ask = { $field }: what shall it be for { $who }?
bulk-change-tag = 🏷 Add { $tags }
bulk-change-untag = 🏷 Remove { $tags }
bulk-change-set = ✏️ { $field }: { $value }
bulk-change-clear = ✏️ { $field }: empty
bulk-change-delete = 🗑 Delete
bulk-change-move = ➡️ Move to { $stage }
bulk-change-won = 🏆 Close as won
bulk-change-lost = ❌ Close as lost: { $reason }
bulk-sure = Shall this be done with all of them? It can be undone for a day.
bulk-sure-delete = Shall all of them be deleted, with their open tasks? It can be undone for a day.
button-bulk-go = ✅ Yes, { $count }
button-bulk-delete-go = 🗑 Yes, delete { $count }
bulk-none = There are no such records (any more).
bulk-running = ⏳ { $done } of { $total } …
bulk-done = ✅ Done: { $count }
bulk-stopped = ⏹ Stopped after { $count }.
bulk-unchanged = That was so already: { $count }
bulk-skipped-gone = Deleted or no longer visible to you: { $count }
bulk-skipped-not-yours = Somebody else’s, which you may not delete: { $count }
bulk-skipped-closed = Won or lost, so not changed: { $count }
bulk-skipped-required = Their stage requires the field: { $count }
# With the deals below it, each with the fields that it lacks.
bulk-skipped-lacking = Not moved, because they lack what the stage requires: { $count }
bulk-skipped-elsewhere = In another pipeline, which does not have this stage: { $count }
bulk-skipped-refused = Could not be changed: { $count }
bulk-undoing = ⏳ Undoing: { $done } of { $total } …
bulk-undone = ↩️ Undone: { $count }
bulk-kept = { $count ->
    [one] Changed by somebody since, so left as it is:
   *[other] Changed by somebody since, so left as they are:
}
button-bulk-stop = ⏹ Stop
button-bulk-again = 🔄 Refresh
news-given = Now yours:
news-given-by = { $by } gave you:
# With how many deals below.
news-deals-moved = 💼 { $by } moved your deals to { $stage }:
news-deals-won = 🏆 { $by } won your deals:
news-deals-lost = ❌ { $by } closed your deals as lost:
news-deals-back = ↩️ { $by } took back the move of your deals:
audit-bulk-edit-started = Many records changed at once
audit-bulk-edit-undone = Bulk change undone
audit-rate-created = Rate entered
audit-rate-updated = Rate changed
audit-rate-deleted = Rate deleted
error-CONFLICT-count-changed = { $count ->
    [0] There are no such records (any more).
    [one] It is about { $count } record by now. Look again before you go ahead.
   *[other] It is about { $count } records by now. Look again before you go ahead.
}

## Reports as pictures

reports-title = Reports
reports-ask = Which one?
report-week = What moved
report-funnel = Funnel
report-forecast = Forecast
report-lost = Why we lose
report-response = Response time
report-sources = Sources
report-leaderboard = Leaderboard
report-activity = Activity
report-velocity = Velocity
report-period-this-week = This week
report-period-last-week = Last week
report-period-this-month = This month
report-period-last-month = Last month
report-period-this-quarter = This quarter
report-period-year = This year
report-all-pipelines = all pipelines
report-whole-team = whole team
report-day = { DATETIME($date, day: "numeric", month: "short") }
report-month = { DATETIME($date, month: "long") }
report-month-short = { DATETIME($date, month: "short") }
report-year = { DATETIME($date, year: "numeric") }
report-number = { $count }
report-percent = { $share }
report-worth = { $count } · { $sum }
report-count-share = { $count } · { $share }
report-days = { NUMBER($days, maximumFractionDigits: 1) } { $days ->
    [one] day
   *[other] days
}
report-others = { $count ->
    [one] One other
   *[other] { $count } others
}
report-members-more = and { $count } more in the CSV
report-win-rate = wins { $share }
report-won-deals = { $count } won
report-without-rate = { $count ->
    [one] { $count } deal in { $currency } without a rate is only counted
   *[other] { $count } deals in { $currency } without a rate are only counted
}
report-none-week = No deal was open, and none moved. Choose another period.
report-none-funnel = No deal entered a stage in these days.
report-none-forecast = There is nothing to look ahead from yet: no open deals.
report-none-lost = Nothing was lost in these days. Well done.
report-none-response = No new leads in these days.
report-none-sources = No new deals and none won in these days.
report-none-leaderboard = Nobody has won a deal in these days yet.
report-none-activity = Nothing was written, done or moved in these days.
report-none-velocity = No open deals, and none won: there is no speed to show.
report-week-open-before = Open at the start · { $count }
report-week-added = New · { $count }
report-week-grown = Grown · { $count }
report-week-won = Won · { $count }
report-week-lost = Lost · { $count }
report-week-shrunk = Shrunk · { $count }
report-week-left = Gone elsewhere · { $count }
report-week-open-now = Open now · { $count }
report-week-title-best = Won { $sum }, the most in { $weeks } weeks
report-week-title-since = Won { $sum }, more than any week since { DATETIME($date, day: "numeric", month: "long") }
report-week-title-least = Won { $sum }, the least in { $weeks } weeks
report-week-title-won = Won { $sum }, and { $added } came in
report-week-title-none = Nothing won, { $added } came in
report-funnel-on = { $share } go on
report-funnel-waiting = { $count } still here
report-funnel-between = { $count } stages between
report-funnel-won = Won
report-funnel-rate = win rate { $count }, by money { $money }
report-funnel-title = Only { $share } get past { $stage }
report-funnel-title-won = { $count ->
    [one] { $count } deal won, win rate { $share }
   *[other] { $count } deals won, win rate { $share }
}
report-forecast-won = Won
report-forecast-committed = Committed
report-forecast-weighted = Weighted
report-forecast-learned = Learned
report-forecast-between = { $sum } ({ $range })
report-forecast-title = { $month }: about { $sum }, likely { $range }
report-forecast-title-undated = { $count ->
    [one] { $count } open deal has no close date
   *[other] { $count } open deals have no close date
}
report-forecast-more = { $count ->
    [one] { $count } more month in the CSV
   *[other] { $count } more months in the CSV
}
report-forecast-undated = Without a close date: { $worth }
report-forecast-tested = Would have been off by { $share } (median of { $count } months)
report-forecast-untested = Too little history to say how far it is off
report-forecast-few = { $count ->
    [one] Learned from only { $count } closed deal so far
   *[other] Learned from only { $count } closed deals so far
}
report-lost-title = { $reason } cost { $sum } of { $whole } lost
report-lost-title-count = { $reason }: { $count } of { $total } lost
report-lost-no-reason = No reason given
report-response-minutes5 = Within 5 minutes
report-response-hour = Within an hour
report-response-day = Within a day
report-response-later = Later
report-response-waiting = Still waiting
report-response-median = half are faster
report-response-p90 = 9 of 10 are faster
report-response-title = Half of new leads hear from us within { $length }
report-response-title-waiting = { $count ->
    [one] { $count } new lead still waits for an answer
   *[other] { $count } new leads still wait for an answer
}
report-response-member = { $length } · { $count }
report-sources-new = { $count } new
report-sources-deals = { $won } won, new: { $added }
report-sources-title = { $source } brought the most: { $sum } won
report-sources-title-new = Most new deals come from { $source }: { $count }
report-leaderboard-title = { $name } leads with { $sum }
report-leaderboard-title-count = { $count ->
    [one] { $name } leads with { $count } deal
   *[other] { $name } leads with { $count } deals
}
report-activity-title = { $name } did the most: { $count } { $count ->
    [one] thing
   *[other] things
}
report-activity-count = { $count }
report-velocity-title = The pipeline brings { $sum } a day
report-velocity-up = { $sum } a day, { $share } faster than before
report-velocity-down = { $sum } a day, { $share } slower than before
report-velocity-same = { $sum } a day, as before
report-velocity-unknown = Too little is closed to tell the speed
report-velocity-per-day = a day
report-velocity-open = Open deals
report-velocity-rate = Win rate
report-velocity-average = Average won deal
report-velocity-days = Median time to win
report-ask-period = Which days?
report-ask-pipeline = Which pipeline?
report-ask-member = Whose deals?
report-no-picture = The picture could not be drawn just now. Here are the figures.
report-part-open-before = Open at the start
report-part-added = New
report-part-grown = Grown
report-part-won = Won
report-part-lost = Lost
report-part-shrunk = Shrunk
report-part-left = Gone elsewhere
report-part-open-now = Open now
report-column-name = Name
report-column-value = Value
report-column-deals = Deals
report-column-money = Amount
report-column-converted = Went on
report-column-converted-money = Amount that went on
report-column-waiting = Still there
report-column-days = Median days
report-column-month = Month
report-column-low = At least
report-column-high = At most
report-column-leads = Leads
report-column-minutes = Median minutes
report-column-new = New
report-column-new-money = Amount of new ones
report-column-won = Won
report-column-won-money = Amount won
report-column-rate = Win rate
report-column-day = Day
report-column-actions = Actions
button-reports = 📊 Reports
button-report-deals = 💼 Open these deals
button-report-csv = 📄 CSV
button-report-send = 🔁 Send regularly
button-report-open = 📊 Change the report
button-report-schedules = 🔁 Scheduled
button-report-stop = 🚫 Stop
button-report-to-group = 👥 To a group
button-report-to-me = 👤 To me
report-schedules-title = Scheduled reports
report-schedules-none = No report is sent regularly. Open one and tap “Send regularly”.
report-schedules-hint = Tap one to change or stop it.
report-schedule-made = ✅ This report will be sent regularly.
report-schedule-stopped = 🚫 Stopped: this report is not sent any more.
report-schedule-restored = ↩️ Undone: this report is sent again.
report-schedule-weekly = { $day } { $time }
report-schedule-monthly = 1st of the month, { $time }
report-schedule-to-chat = To this chat with you
report-schedule-to-group = To the group { $title }
report-schedule-mine = It shows what you may see.
report-schedule-of = It shows what { $name } may see. Only { $name } can change it.
report-schedule-zone = By your clock: { $zone }
report-every-week = Weekly
report-every-month = Monthly
report-group-chosen = 📊 The report “{ $report }” will come here regularly. It shows what { $name } may see.
report-seen-by = As { $name } sees it
report-ended = “{ $report }” is no longer sent regularly: what it was about is gone, or you may not see it any more. Choose another one: /report
report-ended-group = “{ $report }” is no longer sent to { $group }: I can’t write in that group any more. Add me to it again, then schedule the report again: /report
view-picked = the deals of a report
setting-theme = Pictures
theme-light = ☀️ Light
theme-dark = 🌙 Dark
command-report = Reports as pictures
help-report =
    📊 How is it going?
    /report shows the week, the funnel, the forecast and more as a picture. “Send regularly” brings it to you or a group on Mondays.
report-group-refused = Only whoever has this report sent can choose a group for it: open it under /report → Scheduled.
## Rates between currencies

button-rates = 💱 Rates
button-enter-rate = ➕ Enter a rate
rates-title = 💱 Rates
rates-none = No rates yet. Enter what other currencies are worth in { $currency }: the board then also shows the sum of all deals in { $currency }.
rates-about = Each pair with its latest rate. Sums are converted by the latest rate whose day is not after the day in question.
rate-title = 💱 Rate
rate-line = 1 { $from } = { $rate } { $to } from { $day }
rate-of-day = { $day }: { $rate }
rate-number = { $rate }
rate-pair-none = There are no rates for this pair (any more).
rate-entered = Entered: { $rate }.
rate-replaced = Entered: { $rate }. It was { $was } for that day.
rate-unchanged = That is the rate already: { $rate }.
rate-deleted = Deleted: { $rate }.
ask-rate = Type the rate, like “1 EUR = 45.20”. If only one currency is named, it is in { $currency }. Add “from 1 Nov” if it has held since then.
ask-rate-number = { $pair }, from { $day }: how much is one unit worth?

## What managers see of each member, and targets

button-reps = 🧭 Reps
button-targets = 🎯 Targets
command-reps = Reps: deals, overdue tasks, targets
reps-title = 🧭 Reps
reps-none = Nobody here works with deals yet. Invite somebody, and what they do shows up here.
reps-about = Whoever needs attention comes first: overdue tasks, then deals without a next step, then who has been silent for longest.
rep-left = has left
rep-open = { $count ->
    [one] 💼 { $count } open deal
   *[other] 💼 { $count } open deals
}
rep-open-sum = { $open } · { $sum }
rep-unconverted = { $count ->
    [one] { $sum } and { $count } in a currency without a rate
   *[other] { $sum } and { $count } in currencies without a rate
}
rep-overdue = { $count ->
    [one] 🔴 { $count } overdue task
   *[other] 🔴 { $count } overdue tasks
}
rep-without-step = ⚪️ { $count } without a next step
rep-on-time = 🟢 nothing overdue
rep-touched = 🕓 last touch { $days ->
    [0] today
    [1] yesterday
   *[other] { $days } days ago
}
rep-untouched = 🕓 no touch yet
rep-silent = 🕓 no touch in { $days } days
rep-touch-about = A touch is a note that they wrote or a task that they completed here.
button-rep-deals = 💼 Open deals
button-rep-tasks = ⏰ Tasks
button-rep-touches = 🕓 Latest touches
button-rep-week = 📊 Their week
button-rep-task = ➕ Give a task
button-rep-target = 🎯 Target
button-rep-member = 👤 Role and access
button-rep-figures = 🧭 Figures
rep-touches-title = 🕓 What { $name } did last
rep-touches-none = Nothing in the last { $days } days: no note and no completed task.
progress-won = 🏆 Won this month: { $won }
progress-of = 🎯 { $won } of { $goal } · { $percent }%
progress-no-rate = 🏆 Won this month: { $won } · the target is in { $currencies }, for which no rate is known
progress-mine = 🎯 My { $month }: { $won } of { $goal } · { $percent }%
progress-team = 🎯 The team’s { $month }: { $won } of { $goal } · { $percent }%
progress-unknown = 🎯 The target is in { $currencies }: no rate is known.
progress-left = { $bar } { $missing } to go · { $days ->
    [1] the last day
   *[other] { $days } days left
}
progress-reached = { $bar } ✅ reached · { $days ->
    [1] the last day
   *[other] { $days } days left
}
target-month = { DATETIME($date, month: "long", year: "numeric") }
targets-title = 🎯 Targets · { $month }
targets-none = Nobody has a target for this month yet. Tap a name, or set the same for everybody.
targets-about = The team’s target is the sum of all of them: { $sum }
targets-no-rate = Not counted, since no rate is known: { $currencies }
targets-over = This month is over: its targets stay as they are.
target-none = no target
target-line = { $name } · { $target }
target-of = 🎯 { $name } · { $month }
target-set-to = Target: { $target }
target-before = The month before: { $target }
button-target-set = ✏️ Set the target
button-target-same = Same as last month: { $target }
button-target-three = Also the next 3 months
button-target-year = Also the rest of the year
button-target-remove = 🗑 Remove
button-targets-all = 👥 The same for everybody
button-targets-same = Same as last month
ask-target = 🎯 { $name }, { $month }: how much should be won? For example 5000 or 12k.
ask-target-all = 🎯 Everybody, { $month }: how much should each of them win? For example 5000 or 12k. What is set for the month is replaced.
targets-set = { $count ->
    [0] That is so already.
    [one] ✅ { $count } target is set.
   *[other] ✅ { $count } targets are set.
}
targets-undone = ↩️ The targets are as they were.
target-removed = 🗑 The target is removed.
problem-target-nought = A target is more than nought. Type an amount, or remove the target instead.
problem-month-over = That month is over, so its target cannot be changed any more. Choose this month or a later one.
problem-month-too-far = Targets can be set for the next { $limit } months. Choose an earlier month.
audit-target-set = Target set
audit-target-removed = Target removed

## Won deals, told to the team

rule-wins = Won deals
rule-wins-on = the team is told
rule-wins-off = the team is not told
rule-about-wins-on = Everybody who may see a deal will get a message when it is won, a minute later. Members can switch that off for themselves under Notifications.
rule-about-wins-off = The team will get no message any more when a deal is won. An owner is still told when somebody else moves their deal.
wins-from-any = 💰 Every win, whatever the amount
wins-from = 💰 Only from { $amount }
ask-wins-from = From which amount on should the team be told about a won deal? For example 1000. Type 0 for every win.
notify-deal-won = Deal won by the team
news-win = 🎉 { $by } won a deal:
news-win-days = { $days ->
    [0] won on the first day
    [one] in { $days } day
   *[other] in { $days } days
}
held-wins = 🎉 Won by the team: { $count }
report-of-target = { $share } of { $goal }
report-column-target-money = Target
audit-assignment-rule-created = Assignment rule added
audit-assignment-rule-updated = Assignment rule changed
audit-assignment-rule-deleted = Assignment rule deleted
timeline-deal-assigned = 🎯 Given by a rule
error-limit-assignment-rule = There can be at most { $limit } rules. Delete one that you no longer need.
error-CONFLICT-rule-without-people = Choose first who gets them, then turn the rule on.
audit-deal-assigned = Deal given by a rule
notify-response-late = ⏱ Leads not answered in time
news-late = ⏱ Nobody has answered this lead in { $after }
news-late-yours = It is yours: call, write a note or do a task on it, and the clock stops.
news-late-free = Nobody owns it yet.
news-late-of = { $name } owns it.
button-give-deal = 👤 Give to…
held-late = { $count ->
    [one] ⏱ { $count } lead is not answered
   *[other] ⏱ { $count } leads are not answered
}
button-rules = 🎯 Who gets what
rules-title = 🎯 Who gets what
rules-none = There are no rules yet. A rule says who gets the leads of a source, a country, an amount or whatever else you know about them: one person, or several in turn.
rules-about = The first rule that fits decides. Whoever is away (🌴) gets nothing.
rules-else = A lead that joins an open deal, or comes from somebody’s contact, stays with its owner. What no rule fits goes where its source says.
button-make-rule = ➕ New rule
button-response-time = ⏱ First answer: { $time }
button-rule-people = 👥 Who gets them
button-rule-sources = 📥 Sources
button-rule-countries = 🌍 Countries
button-rule-deal = 💼 The deal
button-rule-contact = 👤 The person
button-rule-with-deals = ➕ Also deals that we add ourselves
button-rule-without-deals = ➖ Not deals that we add ourselves
button-rule-on = ▶️ Turn on
button-rule-pause = ⏸ Pause
button-rule-up = ⬆️ Earlier
button-rule-down = ⬇️ Later
button-rule-take = ✅ Use these conditions
button-add-countries = ➕ Add countries
rule-on = ▶️ On
rule-paused = ⏸ Paused: it gives nothing to anybody
rule-when = It is about:
rule-about-all = every lead
rule-about-all-deals = every lead and every deal that somebody adds
rule-sources = 📥 leads from { $names }
rule-countries = 🌍 people from { $names }
rule-with-deals = Also deals that somebody adds without an owner.
rule-who = Who gets them: { $names }
rule-who-nobody = Who gets them: nobody yet
rule-next = Next: { $names }
rule-all-out = ⚠️ Nobody of them is there. Nobody will own what comes in, and whoever is there may claim it.
rule-nobody = nobody yet
rule-person-gone = somebody who left
rule-made = Rule added, paused for now. Say what it is about and who gets it, then turn it on.
rule-now-on = The rule is on.
rule-now-paused = The rule is paused.
rule-deleted = Deleted: { $name }
rule-people-ask = Tap who gets them. Several take turns: whoever has ×2 gets twice as many. 🌴 marks who gets nothing now.
rule-sources-ask = Tap the sources that it is about. Without any, it is about leads from all of them.
rule-sources-none = There are no lead sources yet. Without any, it is about leads from all of them.
rule-countries-about = The country is what the address ends with, else that of the phone number, else yours. Without any, it is about people from everywhere.
rule-deal-title = 💼 What the deal must be like
rule-contact-title = 👤 What the person must be like
rule-conditions-ask = All of it must hold. Amounts in other currencies are converted by your rates.
ask-rule-name = What shall the rule be called? For example: Poland, Large orders
ask-countries = Which countries? Tap one or type several: Poland, Ukraine
response-title = ⏱ Time to answer a lead
response-off = not watched
response-about = If nobody has written a note, called or done a task on a new lead in that time, managers and its owner are told. The clock also runs at night; who has quiet hours is told when they end.
button-own-time = ✏️ Another time
ask-response-time = In what time must a lead be answered? For example: 45 min, 3 h
button-away = 🌴 Away
away-not = Here: gets new leads and deals
away-open = 🌴 away until further notice
away-until = 🌴 away, back on { $until }
away-from = 🌴 away from { $from }
away-from-until = 🌴 away from { $from }, back on { $until }
away-about = Whoever is away gets no new leads or deals, by rules or in turn. What they have stays theirs.
away-over = Back again.
button-away-over = ✅ Here again
button-away-today = Today
button-away-week = This week
button-away-open = Until further notice
button-away-type = ✏️ Type dates
ask-away = How long is { $name } away? For example: until Friday, from Monday to 12 May, tomorrow 14:00
source-rules-first = First, rules decide: { $names }. What they do not fit:
deal-added-given = Deal added: { $title }. { $name } has it, by the rule “{ $rule }”.
deal-given-undo = /undo takes it back.
report-response-target = In time ({ $length })
report-response-kept = { $count } of { $all } · { $share }
report-response-on-time = Answered in time
report-response-late = Answered late, or overdue
