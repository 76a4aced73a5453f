/** Generated from locales/en.ftl by scripts/generate-text-keys.ts: do not edit. */
import type { TextValue } from './text-value.ts'

type NoVariables = Readonly<Record<never, never>>

export type Texts = {
  'add-company-domain': NoVariables
  'add-company-name': NoVariables
  'add-contact-company': NoVariables
  'add-contact-confirm': NoVariables
  'add-contact-emails': NoVariables
  'add-contact-known': { readonly name: TextValue }
  'add-contact-name': NoVariables
  'add-contact-nothing': NoVariables
  'add-contact-phones': NoVariables
  'add-deal-amount': { readonly currency: TextValue }
  'add-deal-confirm': NoVariables
  'add-deal-contact': NoVariables
  'add-deal-expectedCloseOn': NoVariables
  'add-deal-pipeline': NoVariables
  'add-deal-title': NoVariables
  'add-deal-title-with': { readonly name: TextValue }
  'add-field': { readonly label: TextValue }
  'add-note-confirm': NoVariables
  'add-note-whose': NoVariables
  'add-task-confirm': NoVariables
  'add-task-title': NoVariables
  'add-task-title-about': { readonly name: TextValue }
  'add-task-when': { readonly title: TextValue }
  'agenda-counts': { readonly overdue: TextValue; readonly today: TextValue; readonly withoutStep: TextValue }
  'agenda-empty': NoVariables
  'agenda-end': NoVariables
  'agenda-no-step': NoVariables
  'agenda-title': NoVariables
  amount: { readonly amount: TextValue }
  'answer-corrected': NoVariables
  'api-key-adopted': NoVariables
  'api-key-days': { readonly days: TextValue }
  'api-key-expires': { readonly date: TextValue }
  'api-key-made': { readonly date: TextValue }
  'api-key-made-notice': { readonly name: TextValue }
  'api-key-maker': { readonly name: TextValue }
  'api-key-never-expires': NoVariables
  'api-key-never-used': NoVariables
  'api-key-no-end': NoVariables
  'api-key-not-stopped': NoVariables
  'api-key-revoke-sure': NoVariables
  'api-key-revoked': { readonly name: TextValue }
  'api-key-rotated': NoVariables
  'api-key-scopes': { readonly scopes: TextValue }
  'api-key-scopes-all': NoVariables
  'api-key-scopes-people': NoVariables
  'api-key-scopes-sales': NoVariables
  'api-key-scopes-work': NoVariables
  'api-key-shown-once': { readonly seconds: TextValue }
  'api-key-state-active': NoVariables
  'api-key-state-expired': NoVariables
  'api-key-state-revoked': NoVariables
  'api-key-state-stopped': NoVariables
  'api-key-told-before': NoVariables
  'api-key-unused': NoVariables
  'api-key-used': { readonly date: TextValue }
  'api-key-used-at': { readonly at: TextValue }
  'api-keys-about': NoVariables
  'api-keys-none': NoVariables
  'api-keys-title': NoVariables
  'ask-address-label': { readonly limit: TextValue; readonly value: TextValue }
  'ask-api-key-lifetime': NoVariables
  'ask-api-key-name': NoVariables
  'ask-api-key-scopes': NoVariables
  'ask-away': { readonly name: TextValue }
  'ask-countries': NoVariables
  'ask-currency': NoVariables
  'ask-draft-contact': NoVariables
  'ask-field-choices': { readonly label: TextValue }
  'ask-field-name': { readonly kind: TextValue }
  'ask-field-rename': { readonly label: TextValue }
  'ask-field-type': { readonly label: TextValue }
  'ask-invite': NoVariables
  'ask-length': { readonly title: TextValue }
  'ask-lost-reason': { readonly title: TextValue }
  'ask-lost-reason-name': { readonly name: TextValue }
  'ask-map-field': { readonly field: TextValue }
  'ask-merge-company': { readonly name: TextValue }
  'ask-merge-contact': { readonly name: TextValue }
  'ask-new-choice': { readonly label: TextValue }
  'ask-new-lost-reason': NoVariables
  'ask-new-stage': { readonly language: TextValue }
  'ask-note': { readonly name: TextValue }
  'ask-note-contact': NoVariables
  'ask-note-page': { readonly page: TextValue; readonly pages: TextValue }
  'ask-note-words': NoVariables
  'ask-own-time-zone': NoVariables
  'ask-pipeline-name': { readonly language: TextValue; readonly name: TextValue }
  'ask-quiet-hours': NoVariables
  'ask-rate': { readonly currency: TextValue }
  'ask-rate-number': { readonly day: TextValue; readonly pair: TextValue }
  'ask-region': NoVariables
  'ask-remind-before': NoVariables
  'ask-renew-secret': { readonly name: TextValue }
  'ask-response-time': NoVariables
  'ask-routing': NoVariables
  'ask-routing-more': { readonly names: TextValue }
  'ask-routing-owner': NoVariables
  'ask-routing-round-robin': NoVariables
  'ask-rule-name': NoVariables
  'ask-search': NoVariables
  'ask-setting-name': NoVariables
  'ask-source-name': NoVariables
  'ask-source-sender': NoVariables
  'ask-source-shape': NoVariables
  'ask-stage-name': { readonly language: TextValue; readonly name: TextValue }
  'ask-stage-probability': { readonly name: TextValue; readonly percent: TextValue }
  'ask-stage-rotting': { readonly name: TextValue; readonly now: TextValue }
  'ask-sync-adapter': NoVariables
  'ask-sync-file': NoVariables
  'ask-sync-hubspot': NoVariables
  'ask-sync-pipedrive': NoVariables
  'ask-sync-source': { readonly field: TextValue }
  'ask-sync-source-more': { readonly field: TextValue; readonly fields: TextValue }
  'ask-target': { readonly month: TextValue; readonly name: TextValue }
  'ask-target-all': { readonly month: TextValue }
  'ask-time-zone': NoVariables
  'ask-webhook-groups': { readonly chosen: TextValue }
  'ask-webhook-groups-none': NoVariables
  'ask-webhook-name': NoVariables
  'ask-webhook-url': NoVariables
  'ask-which-city': NoVariables
  'ask-wins-from': NoVariables
  'ask-workspace-name': NoVariables
  'audit-api-key-adopted': NoVariables
  'audit-api-key-created': NoVariables
  'audit-api-key-revoked': NoVariables
  'audit-assignment-rule-created': NoVariables
  'audit-assignment-rule-deleted': NoVariables
  'audit-assignment-rule-updated': NoVariables
  'audit-bulk-edit-started': NoVariables
  'audit-bulk-edit-undone': NoVariables
  'audit-by-import': NoVariables
  'audit-by-source': NoVariables
  'audit-by-sync': NoVariables
  'audit-by-system': NoVariables
  'audit-company-created': NoVariables
  'audit-company-deleted': NoVariables
  'audit-company-merged': NoVariables
  'audit-company-restored': NoVariables
  'audit-company-separated': NoVariables
  'audit-company-updated': NoVariables
  'audit-contact-created': NoVariables
  'audit-contact-deleted': NoVariables
  'audit-contact-erased': NoVariables
  'audit-contact-exported': NoVariables
  'audit-contact-merged': NoVariables
  'audit-contact-restored': NoVariables
  'audit-contact-separated': NoVariables
  'audit-contact-updated': NoVariables
  'audit-deal-assigned': NoVariables
  'audit-deal-created': NoVariables
  'audit-deal-deleted': NoVariables
  'audit-deal-lost': NoVariables
  'audit-deal-moved': NoVariables
  'audit-deal-reopened': NoVariables
  'audit-deal-restored': NoVariables
  'audit-deal-updated': NoVariables
  'audit-deal-won': NoVariables
  'audit-import-cancelled': NoVariables
  'audit-import-started': NoVariables
  'audit-import-undone': NoVariables
  'audit-invite-created': NoVariables
  'audit-invite-restored': NoVariables
  'audit-invite-revoked': NoVariables
  'audit-kind-access': NoVariables
  'audit-kind-all': NoVariables
  'audit-kind-bulk': NoVariables
  'audit-kind-connections': NoVariables
  'audit-kind-privacy': NoVariables
  'audit-kind-removals': NoVariables
  'audit-kind-team': NoVariables
  'audit-lead-claimed': NoVariables
  'audit-lead-received': NoVariables
  'audit-lead-source-created': NoVariables
  'audit-lead-source-deleted': NoVariables
  'audit-lead-source-secret-rotated': NoVariables
  'audit-lead-source-updated': NoVariables
  'audit-member-joined': NoVariables
  'audit-member-left': NoVariables
  'audit-member-removed': NoVariables
  'audit-member-restored': NoVariables
  'audit-member-updated': NoVariables
  'audit-none': NoVariables
  'audit-note-created': NoVariables
  'audit-note-deleted': NoVariables
  'audit-note-restored': NoVariables
  'audit-note-updated': NoVariables
  'audit-pipeline-archived': NoVariables
  'audit-pipeline-created': NoVariables
  'audit-pipeline-deleted': NoVariables
  'audit-pipeline-restored': NoVariables
  'audit-pipeline-updated': NoVariables
  'audit-rate-created': NoVariables
  'audit-rate-deleted': NoVariables
  'audit-rate-updated': NoVariables
  'audit-sample-loaded': NoVariables
  'audit-sample-removed': NoVariables
  'audit-sync-conflict-decided': NoVariables
  'audit-sync-created': NoVariables
  'audit-sync-deleted': NoVariables
  'audit-sync-updated': NoVariables
  'audit-target-removed': NoVariables
  'audit-target-set': NoVariables
  'audit-task-created': NoVariables
  'audit-task-deleted': NoVariables
  'audit-task-done': NoVariables
  'audit-task-reopened': NoVariables
  'audit-task-restored': NoVariables
  'audit-task-updated': NoVariables
  'audit-title': NoVariables
  'audit-webhook-created': NoVariables
  'audit-webhook-deleted': NoVariables
  'audit-webhook-disabled': NoVariables
  'audit-webhook-secret-rotated': NoVariables
  'audit-webhook-updated': NoVariables
  'audit-workspace-created': NoVariables
  'audit-workspace-updated': NoVariables
  'away-about': NoVariables
  'away-from': { readonly from: TextValue }
  'away-from-until': { readonly from: TextValue; readonly until: TextValue }
  'away-not': NoVariables
  'away-open': NoVariables
  'away-over': NoVariables
  'away-until': { readonly until: TextValue }
  'board-converted': { readonly amount: TextValue; readonly weighted: TextValue }
  'board-none': NoVariables
  'board-none-mine': NoVariables
  'board-open': { readonly count: TextValue }
  'board-unconverted': { readonly count: TextValue; readonly currencies: TextValue }
  'board-worth': { readonly amount: TextValue; readonly weighted: TextValue }
  'bulk-ask': NoVariables
  'bulk-change-clear': { readonly field: TextValue }
  'bulk-change-delete': NoVariables
  'bulk-change-lost': { readonly reason: TextValue }
  'bulk-change-move': { readonly stage: TextValue }
  'bulk-change-set': { readonly field: TextValue; readonly value: TextValue }
  'bulk-change-tag': { readonly tags: TextValue }
  'bulk-change-untag': { readonly tags: TextValue }
  'bulk-change-won': NoVariables
  'bulk-done': { readonly count: TextValue }
  'bulk-field-ask': NoVariables
  'bulk-kept': { readonly count: TextValue }
  'bulk-lost-ask': NoVariables
  'bulk-lost-type': NoVariables
  'bulk-move-ask': NoVariables
  'bulk-none': NoVariables
  'bulk-owner-ask': NoVariables
  'bulk-running': { readonly done: TextValue; readonly total: TextValue }
  'bulk-set-ask': { readonly field: TextValue; readonly who: TextValue }
  'bulk-skipped-closed': { readonly count: TextValue }
  'bulk-skipped-elsewhere': { readonly count: TextValue }
  'bulk-skipped-gone': { readonly count: TextValue }
  'bulk-skipped-lacking': { readonly count: TextValue }
  'bulk-skipped-not-yours': { readonly count: TextValue }
  'bulk-skipped-refused': { readonly count: TextValue }
  'bulk-skipped-required': { readonly count: TextValue }
  'bulk-stopped': { readonly count: TextValue }
  'bulk-sure': NoVariables
  'bulk-sure-delete': NoVariables
  'bulk-tag-ask': NoVariables
  'bulk-tag-type': NoVariables
  'bulk-unchanged': { readonly count: TextValue }
  'bulk-undoing': { readonly done: TextValue; readonly total: TextValue }
  'bulk-undone': { readonly count: TextValue }
  'bulk-untag-ask': NoVariables
  'button-accept-ownership': NoVariables
  'button-add-anyway': NoVariables
  'button-add-choice': NoVariables
  'button-add-company': NoVariables
  'button-add-contact': NoVariables
  'button-add-countries': NoVariables
  'button-add-deal': NoVariables
  'button-add-first-contact': NoVariables
  'button-add-lost-reason': NoVariables
  'button-add-named': { readonly name: TextValue }
  'button-add-source': NoVariables
  'button-add-stage': NoVariables
  'button-add-sync': NoVariables
  'button-add-task': NoVariables
  'button-add-webhook': NoVariables
  'button-adopt': NoVariables
  'button-again': NoVariables
  'button-agenda': NoVariables
  'button-all-to': { readonly name: TextValue }
  'button-all-to-team': NoVariables
  'button-api-keys': NoVariables
  'button-as-contact': NoVariables
  'button-as-deal': NoVariables
  'button-as-note': NoVariables
  'button-as-search': NoVariables
  'button-as-task': NoVariables
  'button-audit': NoVariables
  'button-away': NoVariables
  'button-away-open': NoVariables
  'button-away-over': NoVariables
  'button-away-today': NoVariables
  'button-away-type': NoVariables
  'button-away-week': NoVariables
  'button-back': NoVariables
  'button-back-to': { readonly name: TextValue }
  'button-board': NoVariables
  'button-bulk-again': NoVariables
  'button-bulk-all': { readonly count: TextValue }
  'button-bulk-delete': NoVariables
  'button-bulk-delete-go': { readonly count: TextValue }
  'button-bulk-go': { readonly count: TextValue }
  'button-bulk-lost': NoVariables
  'button-bulk-move': NoVariables
  'button-bulk-nobody': NoVariables
  'button-bulk-owner': NoVariables
  'button-bulk-set': NoVariables
  'button-bulk-stop': NoVariables
  'button-bulk-tag': NoVariables
  'button-bulk-these': NoVariables
  'button-bulk-ticked': { readonly count: TextValue }
  'button-bulk-type-tag': NoVariables
  'button-bulk-untag': NoVariables
  'button-bulk-won': NoVariables
  'button-cancel': NoVariables
  'button-choose-contact': NoVariables
  'button-claim': NoVariables
  'button-clear': NoVariables
  'button-commit': NoVariables
  'button-companies': NoVariables
  'button-company-people': { readonly count: TextValue }
  'button-confirm': NoVariables
  'button-contact': NoVariables
  'button-contacts': NoVariables
  'button-copy-address': NoVariables
  'button-copy-code': NoVariables
  'button-copy-key': NoVariables
  'button-copy-link': NoVariables
  'button-copy-secret': NoVariables
  'button-create-workspace': NoVariables
  'button-deals': NoVariables
  'button-decline-ownership': NoVariables
  'button-delete': NoVariables
  'button-delete-message': NoVariables
  'button-deliveries': NoVariables
  'button-digest-hour': NoVariables
  'button-discard': NoVariables
  'button-done': NoVariables
  'button-draft-drop': NoVariables
  'button-draft-new': { readonly name: TextValue }
  'button-duplicate': NoVariables
  'button-edit': NoVariables
  'button-edit-done': NoVariables
  'button-edit-when': NoVariables
  'button-enter-rate': NoVariables
  'button-erase': NoVariables
  'button-erase-sure': NoVariables
  'button-field-choices': NoVariables
  'button-field-down': NoVariables
  'button-field-stages': NoVariables
  'button-field-up': NoVariables
  'button-fields': NoVariables
  'button-files': { readonly count: TextValue }
  'button-files-keep': NoVariables
  'button-files-remove': NoVariables
  'button-fill-in-more': NoVariables
  'button-filter': NoVariables
  'button-first-page': NoVariables
  'button-fix-mapping': NoVariables
  'button-free-field': NoVariables
  'button-give-deal': NoVariables
  'button-give-ownership': NoVariables
  'button-go-on': NoVariables
  'button-have-invite': NoVariables
  'button-heard-discard': NoVariables
  'button-heard-fix': NoVariables
  'button-heard-right': NoVariables
  'button-home': NoVariables
  'button-import-again': NoVariables
  'button-import-check': NoVariables
  'button-import-columns': NoVariables
  'button-import-days-dmy': NoVariables
  'button-import-days-mdy': NoVariables
  'button-import-drop': NoVariables
  'button-import-file': NoVariables
  'button-import-make-field': { readonly kind: TextValue; readonly label: TextValue }
  'button-import-make-fields': { readonly count: TextValue }
  'button-import-match-any': NoVariables
  'button-import-match-email': NoVariables
  'button-import-match-id': NoVariables
  'button-import-match-phone': NoVariables
  'button-import-mode-both': NoVariables
  'button-import-mode-create': NoVariables
  'button-import-mode-update': NoVariables
  'button-import-refused': NoVariables
  'button-import-start': { readonly count: TextValue }
  'button-import-stop': NoVariables
  'button-import-undo': NoVariables
  'button-import-undo-now': NoVariables
  'button-import-words': { readonly count: TextValue }
  'button-imports': NoVariables
  'button-integrations': NoVariables
  'button-invite': NoVariables
  'button-invites': NoVariables
  'button-item-add': NoVariables
  'button-item-change': NoVariables
  'button-item-down': NoVariables
  'button-item-less': NoVariables
  'button-item-more': NoVariables
  'button-item-remove': NoVariables
  'button-item-up': NoVariables
  'button-items': NoVariables
  'button-items-count': { readonly count: TextValue }
  'button-items-follow': NoVariables
  'button-join': NoVariables
  'button-keep-apart-company': NoVariables
  'button-keep-apart-contact': NoVariables
  'button-kind-to': { readonly name: TextValue; readonly what: TextValue }
  'button-kind-to-team': { readonly what: TextValue }
  'button-label-of': { readonly value: TextValue }
  'button-later': NoVariables
  'button-lead-sources': NoVariables
  'button-leave': NoVariables
  'button-leave-named': { readonly name: TextValue }
  'button-leave-now': NoVariables
  'button-list-csv': NoVariables
  'button-list-file': NoVariables
  'button-list-file-company': NoVariables
  'button-list-file-contact': NoVariables
  'button-list-file-deal': NoVariables
  'button-list-file-task': NoVariables
  'button-list-vcf': NoVariables
  'button-list-xlsx': NoVariables
  'button-listen': NoVariables
  'button-listen-stop': NoVariables
  'button-lost': NoVariables
  'button-lost-reasons': NoVariables
  'button-make-field': NoVariables
  'button-make-pipeline': NoVariables
  'button-make-role': { readonly role: TextValue }
  'button-make-rule': NoVariables
  'button-map-each': NoVariables
  'button-map-keep': NoVariables
  'button-map-other': { readonly who: TextValue }
  'button-me': NoVariables
  'button-merge': NoVariables
  'button-merge-swap': { readonly name: TextValue }
  'button-merge-with': NoVariables
  'button-merges-company': NoVariables
  'button-merges-contact': NoVariables
  'button-more': NoVariables
  'button-move': NoVariables
  'button-name-in': { readonly language: TextValue }
  'button-new-api-key': NoVariables
  'button-new-company': { readonly name: TextValue }
  'button-new-leads': NoVariables
  'button-newest': NoVariables
  'button-next-step': NoVariables
  'button-no-date': NoVariables
  'button-note': NoVariables
  'button-notifications': NoVariables
  'button-offer-ownership': NoVariables
  'button-older': NoVariables
  'button-open': NoVariables
  'button-open-deal': NoVariables
  'button-open-duplicate': { readonly name: TextValue }
  'button-open-in-product': NoVariables
  'button-open-source': NoVariables
  'button-open-sync': NoVariables
  'button-open-workspace': NoVariables
  'button-order-name': NoVariables
  'button-order-recent': NoVariables
  'button-other-length': NoVariables
  'button-other-pipeline': NoVariables
  'button-other-reason': NoVariables
  'button-other-time': NoVariables
  'button-outcome': NoVariables
  'button-outcome-agreed': NoVariables
  'button-outcome-done': NoVariables
  'button-outcome-no-answer': NoVariables
  'button-outcome-reached': NoVariables
  'button-outcome-refused': NoVariables
  'button-outdated': NoVariables
  'button-own-time': NoVariables
  'button-own-time-zone': NoVariables
  'button-people': NoVariables
  'button-people-count': { readonly count: TextValue }
  'button-person-add': NoVariables
  'button-person-file': NoVariables
  'button-person-main': NoVariables
  'button-person-open': NoVariables
  'button-person-remove': NoVariables
  'button-pick-time': NoVariables
  'button-pipeline-archive': NoVariables
  'button-pipeline-default': NoVariables
  'button-pipeline-empty': NoVariables
  'button-pipeline-restore': NoVariables
  'button-pipelines': NoVariables
  'button-privacy': NoVariables
  'button-privacy-person': NoVariables
  'button-quiet-hours': NoVariables
  'button-rates': NoVariables
  'button-refresh-duplicates': NoVariables
  'button-reminders': NoVariables
  'button-reminders-meeting': NoVariables
  'button-reminders-other': NoVariables
  'button-remove-lost-reason': NoVariables
  'button-remove-member': NoVariables
  'button-remove-now': { readonly name: TextValue }
  'button-rename': NoVariables
  'button-reopen': NoVariables
  'button-rep-deals': NoVariables
  'button-rep-figures': NoVariables
  'button-rep-member': NoVariables
  'button-rep-target': NoVariables
  'button-rep-task': NoVariables
  'button-rep-tasks': NoVariables
  'button-rep-touches': NoVariables
  'button-rep-week': NoVariables
  'button-report-csv': NoVariables
  'button-report-deals': NoVariables
  'button-report-open': NoVariables
  'button-report-schedules': NoVariables
  'button-report-send': NoVariables
  'button-report-stop': NoVariables
  'button-report-to-group': NoVariables
  'button-report-to-me': NoVariables
  'button-reports': NoVariables
  'button-reps': NoVariables
  'button-require-field': NoVariables
  'button-response-time': { readonly time: TextValue }
  'button-restore': NoVariables
  'button-restore-alone': NoVariables
  'button-restore-along': { readonly names: TextValue }
  'button-restore-choice': NoVariables
  'button-restore-field': NoVariables
  'button-resume': NoVariables
  'button-retention': NoVariables
  'button-retire-choice': NoVariables
  'button-retire-field': NoVariables
  'button-retry': NoVariables
  'button-retry-failed': NoVariables
  'button-revoke': NoVariables
  'button-revoke-yes': NoVariables
  'button-role-none': NoVariables
  'button-role-own': NoVariables
  'button-rotate': NoVariables
  'button-rule-contact': NoVariables
  'button-rule-countries': NoVariables
  'button-rule-deal': NoVariables
  'button-rule-down': NoVariables
  'button-rule-on': NoVariables
  'button-rule-pause': NoVariables
  'button-rule-people': NoVariables
  'button-rule-sources': NoVariables
  'button-rule-take': NoVariables
  'button-rule-up': NoVariables
  'button-rule-with-deals': NoVariables
  'button-rule-without-deals': NoVariables
  'button-rules': NoVariables
  'button-samples-anyway': NoVariables
  'button-samples-load': NoVariables
  'button-samples-remove': NoVariables
  'button-save': NoVariables
  'button-save-view': NoVariables
  'button-saved-views': NoVariables
  'button-scope-all': NoVariables
  'button-scope-mine': NoVariables
  'button-search': NoVariables
  'button-search-again': NoVariables
  'button-sender-other': NoVariables
  'button-sender-webhook': NoVariables
  'button-separate': { readonly name: TextValue }
  'button-settings': NoVariables
  'button-share': NoVariables
  'button-share-ownership': NoVariables
  'button-skip': NoVariables
  'button-snooze': NoVariables
  'button-source-guide': NoVariables
  'button-source-map': NoVariables
  'button-source-pause': NoVariables
  'button-source-resume': NoVariables
  'button-source-route': NoVariables
  'button-source-secret': NoVariables
  'button-source-secret-now': NoVariables
  'button-source-stage': NoVariables
  'button-source-stage-usual': { readonly place: TextValue }
  'button-source-test': NoVariables
  'button-source-token': { readonly name: TextValue }
  'button-stage-archive': NoVariables
  'button-stage-delete': NoVariables
  'button-stage-fields': NoVariables
  'button-stage-probability': NoVariables
  'button-stage-remove': NoVariables
  'button-stage-restore': NoVariables
  'button-stage-rotting': NoVariables
  'button-start': NoVariables
  'button-stop-repeating': NoVariables
  'button-switch-to': { readonly name: TextValue }
  'button-sync-again': NoVariables
  'button-sync-all': NoVariables
  'button-sync-check': NoVariables
  'button-sync-conflicts': { readonly count: TextValue }
  'button-sync-fields': NoVariables
  'button-sync-fix': NoVariables
  'button-sync-gone': NoVariables
  'button-sync-keep-ours': NoVariables
  'button-sync-map': NoVariables
  'button-sync-often': NoVariables
  'button-sync-pause': NoVariables
  'button-sync-resume': NoVariables
  'button-sync-right': NoVariables
  'button-sync-rule-newer': NoVariables
  'button-sync-rule-ours': NoVariables
  'button-sync-rule-theirs': NoVariables
  'button-sync-run': NoVariables
  'button-sync-take-theirs': NoVariables
  'button-sync-token': NoVariables
  'button-syncs': NoVariables
  'button-target-remove': NoVariables
  'button-target-same': { readonly target: TextValue }
  'button-target-set': NoVariables
  'button-target-three': NoVariables
  'button-target-year': NoVariables
  'button-targets': NoVariables
  'button-targets-all': NoVariables
  'button-targets-same': NoVariables
  'button-task': NoVariables
  'button-tasks': NoVariables
  'button-tasks-mine': NoVariables
  'button-tasks-of': { readonly count: TextValue }
  'button-tasks-team': NoVariables
  'button-team': NoVariables
  'button-telegram-contact': NoVariables
  'button-tick': NoVariables
  'button-tick-leave': NoVariables
  'button-tick-none': NoVariables
  'button-tick-page': NoVariables
  'button-timeline': NoVariables
  'button-trash': NoVariables
  'button-uncommit': NoVariables
  'button-undo': NoVariables
  'button-vcard': NoVariables
  'button-view-back': NoVariables
  'button-view-clear': NoVariables
  'button-view-more': NoVariables
  'button-view-open': NoVariables
  'button-view-order': { readonly order: TextValue }
  'button-view-remove': NoVariables
  'button-view-rename': NoVariables
  'button-view-restore': NoVariables
  'button-view-share': NoVariables
  'button-view-show': { readonly count: TextValue }
  'button-view-typed-has': NoVariables
  'button-view-typed-is': NoVariables
  'button-view-typed-max': NoVariables
  'button-view-typed-max-day': NoVariables
  'button-view-typed-min': NoVariables
  'button-view-typed-min-day': NoVariables
  'button-view-unshare': NoVariables
  'button-webhook-enable': NoVariables
  'button-webhook-events': NoVariables
  'button-webhook-messages': NoVariables
  'button-webhook-name': NoVariables
  'button-webhook-open': NoVariables
  'button-webhook-pause': NoVariables
  'button-webhook-replay': NoVariables
  'button-webhook-replay-failed': NoVariables
  'button-webhook-resume': NoVariables
  'button-webhook-secret': NoVariables
  'button-webhook-secret-later': NoVariables
  'button-webhook-secret-now': NoVariables
  'button-webhook-span-day': NoVariables
  'button-webhook-span-hour': NoVariables
  'button-webhook-span-week': NoVariables
  'button-webhook-test': NoVariables
  'button-webhook-try-now': NoVariables
  'button-webhook-url': NoVariables
  'button-webhooks': NoVariables
  'button-withdraw-ownership': NoVariables
  'button-won': NoVariables
  'button-word-is-day': { readonly word: TextValue }
  'button-word-is-name': { readonly word: TextValue }
  'button-works-for': { readonly name: TextValue }
  'button-workspaces': NoVariables
  'button-write': NoVariables
  'button-zone-of-workspace': { readonly zone: TextValue }
  cancelled: NoVariables
  'cancelled-kept': NoVariables
  'card-company-address': { readonly value: TextValue }
  'card-company-domain': { readonly value: TextValue }
  'card-company-emails': { readonly value: TextValue }
  'card-company-owner': { readonly value: TextValue }
  'card-company-phones': { readonly value: TextValue }
  'card-company-tags': { readonly value: TextValue }
  'card-company-website': { readonly value: TextValue }
  'card-contact-emails': { readonly value: TextValue }
  'card-contact-owner': { readonly value: TextValue }
  'card-contact-phones': { readonly value: TextValue }
  'card-contact-tags': { readonly value: TextValue }
  'card-deal-company': { readonly value: TextValue }
  'card-deal-contact': { readonly value: TextValue }
  'card-deal-copiedFrom': { readonly value: TextValue }
  'card-deal-expectedCloseOn': { readonly value: TextValue }
  'card-deal-items': { readonly value: TextValue }
  'card-deal-origin': { readonly value: TextValue }
  'card-deal-owner': { readonly value: TextValue }
  'card-deal-recurring': { readonly value: TextValue }
  'card-deal-tags': { readonly value: TextValue }
  'card-missing-field': { readonly label: TextValue }
  'cards-details': NoVariables
  'cards-gone': NoVariables
  'cards-reading': NoVariables
  'cards-save-all': { readonly count: TextValue }
  'cards-save-anyway': { readonly count: TextValue }
  'cards-save-new': { readonly count: TextValue }
  'cards-saved': { readonly count: TextValue }
  'cards-title': { readonly count: TextValue }
  'choice-is-retired': NoVariables
  'claim-lost': { readonly name: TextValue; readonly title: TextValue }
  'claim-lost-unseen': { readonly name: TextValue }
  'claim-won': NoVariables
  'close-end-of-month': { readonly date: TextValue }
  'close-end-of-next-month': { readonly date: TextValue }
  'close-end-of-quarter': { readonly date: TextValue }
  'close-two-weeks': { readonly date: TextValue }
  'command-add': NoVariables
  'command-agenda': NoVariables
  'command-apikeys': NoVariables
  'command-board': NoVariables
  'command-cancel': NoVariables
  'command-companies': NoVariables
  'command-contacts': NoVariables
  'command-deal': NoVariables
  'command-deals': NoVariables
  'command-duplicates': NoVariables
  'command-find': NoVariables
  'command-help': NoVariables
  'command-import': NoVariables
  'command-invite': NoVariables
  'command-menu': NoVariables
  'command-note': NoVariables
  'command-privacy': NoVariables
  'command-report': NoVariables
  'command-reps': NoVariables
  'command-settings': NoVariables
  'command-sources': NoVariables
  'command-start': NoVariables
  'command-task': NoVariables
  'command-tasks': NoVariables
  'command-team': NoVariables
  'command-undo': NoVariables
  'command-workspaces': NoVariables
  'companies-none': NoVariables
  'companies-none-mine': NoVariables
  'companies-title': NoVariables
  'company-added': { readonly name: TextValue }
  'company-deals-open': { readonly count: TextValue }
  'company-deals-won': { readonly count: TextValue }
  'company-deleted': { readonly name: TextValue; readonly tasks: TextValue }
  'company-field-address': NoVariables
  'company-field-domain': NoVariables
  'company-field-emails': NoVariables
  'company-field-name': NoVariables
  'company-field-owner': NoVariables
  'company-field-phones': NoVariables
  'company-field-tags': NoVariables
  'company-field-website': NoVariables
  'company-near': { readonly name: TextValue }
  'company-people': { readonly count: TextValue }
  'company-people-none': NoVariables
  'condition-ahead': { readonly days: TextValue }
  'condition-before': { readonly days: TextValue }
  'condition-empty': NoVariables
  'condition-filled': NoVariables
  'condition-from': { readonly value: TextValue }
  'condition-gone': NoVariables
  'condition-has': { readonly text: TextValue }
  'condition-lately': { readonly days: TextValue }
  'condition-max': { readonly value: TextValue }
  'condition-me': NoVariables
  'condition-min': { readonly value: TextValue }
  'condition-next-empty': NoVariables
  'condition-next-filled': NoVariables
  'condition-next-past': NoVariables
  'condition-nobody': NoVariables
  'condition-past': NoVariables
  'condition-rotting': NoVariables
  'condition-today': NoVariables
  'condition-until': { readonly value: TextValue }
  'contact-added': { readonly name: TextValue }
  'contact-added-on': { readonly date: TextValue }
  'contact-deleted': { readonly name: TextValue; readonly tasks: TextValue }
  'contact-edit-which': NoVariables
  'contact-field-address': NoVariables
  'contact-field-birthday': NoVariables
  'contact-field-company': NoVariables
  'contact-field-emails': NoVariables
  'contact-field-family': NoVariables
  'contact-field-given': NoVariables
  'contact-field-jobTitle': NoVariables
  'contact-field-middle': NoVariables
  'contact-field-name': NoVariables
  'contact-field-owner': NoVariables
  'contact-field-phones': NoVariables
  'contact-field-tags': NoVariables
  'contact-field-telegram': NoVariables
  'contact-field-website': NoVariables
  'contact-role-champion': NoVariables
  'contact-role-decision-maker': NoVariables
  'contact-role-influencer': NoVariables
  'contact-role-of-deal': { readonly deal: TextValue; readonly role: TextValue }
  'contact-role-payer': NoVariables
  'contact-role-user': NoVariables
  'contact-saved': NoVariables
  'contact-unchanged': NoVariables
  'contact-without-phone': NoVariables
  'contacts-none': NoVariables
  'contacts-none-mine': NoVariables
  'contacts-order-name': NoVariables
  'contacts-order-recent': NoVariables
  'contacts-pick': NoVariables
  'contacts-scope-mine': NoVariables
  'contacts-title': NoVariables
  'count-more': { readonly count: TextValue }
  'criterion-created': NoVariables
  'criterion-next': NoVariables
  'criterion-pipeline': NoVariables
  'criterion-rotting': NoVariables
  'criterion-source': NoVariables
  'criterion-stage': NoVariables
  'criterion-status': NoVariables
  'criterion-touched': NoVariables
  day: { readonly date: TextValue }
  'day-deals': { readonly count: TextValue }
  'day-leads': { readonly count: TextValue }
  'day-short': { readonly date: TextValue }
  'day-sum': { readonly amount: TextValue; readonly weighted: TextValue }
  'day-tasks': { readonly overdue: TextValue; readonly today: TextValue }
  'deal-added': { readonly title: TextValue }
  'deal-added-given': { readonly name: TextValue; readonly rule: TextValue; readonly title: TextValue }
  'deal-amount': { readonly amount: TextValue }
  'deal-amount-follows': NoVariables
  'deal-amount-typed': { readonly total: TextValue }
  'deal-amount-weighted': { readonly amount: TextValue; readonly weighted: TextValue }
  'deal-committed': { readonly title: TextValue }
  'deal-deleted': { readonly tasks: TextValue; readonly title: TextValue }
  'deal-duplicated': { readonly title: TextValue }
  'deal-duplicated-before': { readonly title: TextValue }
  'deal-field-amount': NoVariables
  'deal-field-committed': NoVariables
  'deal-field-company': NoVariables
  'deal-field-contact': NoVariables
  'deal-field-copiedFrom': NoVariables
  'deal-field-expectedCloseOn': NoVariables
  'deal-field-followsItems': NoVariables
  'deal-field-items': NoVariables
  'deal-field-origin': NoVariables
  'deal-field-owner': NoVariables
  'deal-field-recurring': NoVariables
  'deal-field-roles': NoVariables
  'deal-field-tags': NoVariables
  'deal-field-title': NoVariables
  'deal-given-undo': NoVariables
  'deal-in-stage': { readonly days: TextValue; readonly stage: TextValue }
  'deal-is-committed': NoVariables
  'deal-is-lost': { readonly days: TextValue; readonly stage: TextValue }
  'deal-is-rotting': NoVariables
  'deal-is-won': { readonly days: TextValue; readonly stage: TextValue }
  'deal-items-more': { readonly count: TextValue }
  'deal-lost': { readonly title: TextValue }
  'deal-lost-reason': { readonly reason: TextValue }
  'deal-lost-reasons-changed': NoVariables
  'deal-lost-why': NoVariables
  'deal-move-into': { readonly pipeline: TextValue }
  'deal-move-pipeline': NoVariables
  'deal-move-where': NoVariables
  'deal-moved': { readonly from: TextValue; readonly title: TextValue; readonly to: TextValue }
  'deal-moved-meanwhile': { readonly stage: TextValue }
  'deal-refused-already-there': NoVariables
  'deal-refused-lost': NoVariables
  'deal-refused-no-next-stage': NoVariables
  'deal-refused-no-previous-stage': NoVariables
  'deal-refused-no-such-stage': NoVariables
  'deal-refused-not-closed': NoVariables
  'deal-refused-won': NoVariables
  'deal-stage-keeps': { readonly stage: TextValue; readonly what: TextValue }
  'deal-unchanged': NoVariables
  'deal-uncommitted': { readonly title: TextValue }
  'deal-won': { readonly title: TextValue }
  'delete-along': { readonly count: TextValue; readonly name: TextValue }
  'delete-along-nobodys': { readonly count: TextValue }
  'delete-along-own': { readonly count: TextValue }
  'delete-along-title': NoVariables
  'delete-ask': { readonly name: TextValue }
  'delete-owner': { readonly owner: TextValue }
  'deliveries-about': NoVariables
  'deliveries-none': NoVariables
  'deliveries-retried': { readonly count: TextValue }
  'deliveries-title': { readonly name: TextValue }
  'delivery-dead': NoVariables
  'delivery-discarded': NoVariables
  'delivery-done': NoVariables
  'delivery-dropped': NoVariables
  'delivery-needs_mapping': NoVariables
  'delivery-pending': NoVariables
  'delivery-problem-erased': NoVariables
  'delivery-problem-expired': NoVariables
  'delivery-problem-failed': NoVariables
  'delivery-problem-field-problems': NoVariables
  'delivery-problem-no-lead': NoVariables
  'delivery-problem-nobody-to-contact': NoVariables
  'delivery-problem-too-many-leads': NoVariables
  'delivery-problem-unknown-provider': NoVariables
  'delivery-problem-unknown-shape': NoVariables
  'delivery-problem-unsure-person': NoVariables
  'delivery-retried': NoVariables
  'dialogue-elsewhere': { readonly name: TextValue }
  'dialogue-elsewhere-unsaved': { readonly name: TextValue }
  'dialogue-ended-removed': NoVariables
  'digest-ask-hour': NoVariables
  'digest-at': { readonly time: TextValue; readonly zone: TextValue }
  'digest-more': { readonly count: TextValue }
  'digest-title': NoVariables
  'draft-ask': { readonly count: TextValue }
  'draft-ask-from': { readonly count: TextValue; readonly names: TextValue }
  'draft-contact-added': NoVariables
  'draft-dropped': NoVariables
  'draft-gathering': NoVariables
  'draft-gone': NoVariables
  'draft-import-hint': { readonly names: TextValue }
  'draft-note-gone': NoVariables
  'draft-noted': { readonly count: TextValue }
  'duplicate-by-email': { readonly name: TextValue }
  'duplicate-by-name': { readonly name: TextValue }
  'duplicate-by-phone': { readonly name: TextValue }
  'duplicate-by-telegram': { readonly name: TextValue }
  'duplicate-not-added': NoVariables
  'duplicate-sign-company-name': NoVariables
  'duplicate-sign-domain': NoVariables
  'duplicate-sign-email': NoVariables
  'duplicate-sign-name': NoVariables
  'duplicate-sign-name-company': NoVariables
  'duplicate-sign-near-name': NoVariables
  'duplicate-sign-phone': NoVariables
  'duplicate-sign-telegram': NoVariables
  'duplicates-apart-company': NoVariables
  'duplicates-apart-contact': NoVariables
  'duplicates-certain-company': NoVariables
  'duplicates-certain-contact': NoVariables
  'duplicates-done': NoVariables
  'duplicates-found': NoVariables
  'duplicates-later': NoVariables
  'duplicates-likely-company': NoVariables
  'duplicates-likely-contact': NoVariables
  'duplicates-scanning': NoVariables
  'duplicates-why': { readonly why: TextValue }
  'edit-company-domain': { readonly name: TextValue }
  'edit-company-name': { readonly name: TextValue }
  'edit-contact-address': { readonly name: TextValue }
  'edit-contact-birthday': { readonly name: TextValue }
  'edit-contact-company': { readonly name: TextValue }
  'edit-contact-emails': { readonly name: TextValue }
  'edit-contact-family': { readonly name: TextValue }
  'edit-contact-given': { readonly name: TextValue }
  'edit-contact-jobTitle': { readonly name: TextValue }
  'edit-contact-middle': { readonly name: TextValue }
  'edit-contact-name': { readonly name: TextValue }
  'edit-contact-phones': { readonly name: TextValue }
  'edit-contact-tags': { readonly name: TextValue }
  'edit-contact-website': { readonly name: TextValue }
  'edit-deal-amount': { readonly name: TextValue }
  'edit-deal-committed': { readonly name: TextValue }
  'edit-deal-company': { readonly name: TextValue }
  'edit-deal-contact': { readonly name: TextValue }
  'edit-deal-expectedCloseOn': { readonly name: TextValue }
  'edit-deal-origin': { readonly name: TextValue }
  'edit-deal-owner': { readonly name: TextValue }
  'edit-deal-recurring': { readonly name: TextValue }
  'edit-deal-tags': { readonly name: TextValue }
  'edit-deal-title': { readonly name: TextValue }
  'edit-field': { readonly name: TextValue; readonly word: TextValue }
  'edit-now': { readonly value: TextValue }
  'edit-task-title': { readonly name: TextValue }
  'edit-unused': NoVariables
  'edit-what-else': { readonly example: TextValue }
  elsewhere: { readonly name: TextValue }
  'erase-ask': { readonly name: TextValue }
  'erase-chats': NoVariables
  'erase-goes-copies': NoVariables
  'erase-goes-fields': NoVariables
  'erase-goes-merged': { readonly count: TextValue }
  'erase-goes-notes': { readonly count: TextValue }
  'erase-goes-tasks': { readonly count: TextValue }
  'erase-no-undo': NoVariables
  'erase-stays-deals': { readonly count: TextValue }
  'erase-sure': { readonly name: TextValue }
  erased: NoVariables
  'erased-before': NoVariables
  'erased-contact': NoVariables
  'erasure-stopped': { readonly at: TextValue }
  'erasure-stopped-first': { readonly done: TextValue; readonly steps: TextValue }
  'erasure-stopped-hint': NoVariables
  'erasure-stopped-second': NoVariables
  'erasures-go-on': { readonly count: TextValue }
  'erasures-none-stopped': NoVariables
  'error-CONFLICT': NoVariables
  'error-CONFLICT-already-undone': NoVariables
  'error-CONFLICT-changed-since': NoVariables
  'error-CONFLICT-conflict-settled': NoVariables
  'error-CONFLICT-content-gone': NoVariables
  'error-CONFLICT-count-changed': { readonly count: TextValue }
  'error-CONFLICT-delivery-settled': NoVariables
  'error-CONFLICT-import-busy': NoVariables
  'error-CONFLICT-import-over': NoVariables
  'error-CONFLICT-key-not-active': NoVariables
  'error-CONFLICT-last-owner': NoVariables
  'error-CONFLICT-last-stage': NoVariables
  'error-CONFLICT-leaderboard-off': NoVariables
  'error-CONFLICT-merge-under-way': NoVariables
  'error-CONFLICT-merged': { readonly name: TextValue }
  'error-CONFLICT-merged-later': { readonly name: TextValue }
  'error-CONFLICT-message-waiting': NoVariables
  'error-CONFLICT-not-deleted': NoVariables
  'error-CONFLICT-offer-gone': NoVariables
  'error-CONFLICT-pipeline-archived': NoVariables
  'error-CONFLICT-pipeline-default': NoVariables
  'error-CONFLICT-rule-without-people': NoVariables
  'error-CONFLICT-source-paused': NoVariables
  'error-CONFLICT-sync-paused': NoVariables
  'error-CONFLICT-sync-running': NoVariables
  'error-CONFLICT-task-closed': NoVariables
  'error-CONFLICT-task-open': NoVariables
  'error-CONFLICT-unknown-sender': NoVariables
  'error-EXPIRED': NoVariables
  'error-FORBIDDEN': NoVariables
  'error-INTERNAL': NoVariables
  'error-NOT_FOUND': NoVariables
  'error-RATE_LIMITED': NoVariables
  'error-STAGE_REQUIREMENTS': NoVariables
  'error-UNAUTHENTICATED': NoVariables
  'error-UNAVAILABLE': NoVariables
  'error-VALIDATION': NoVariables
  'error-delete-others': NoVariables
  'error-limit-api-key': { readonly limit: TextValue }
  'error-limit-assignment-rule': { readonly limit: TextValue }
  'error-limit-field': { readonly limit: TextValue }
  'error-limit-lead-source': { readonly limit: TextValue }
  'error-limit-lost-reason': { readonly limit: TextValue }
  'error-limit-pipeline': { readonly limit: TextValue }
  'error-limit-rate': { readonly limit: TextValue }
  'error-limit-stage': { readonly limit: TextValue }
  'error-limit-sync': { readonly limit: TextValue }
  'error-limit-webhook': { readonly limit: TextValue }
  'error-note-others': NoVariables
  'error-trash-expired': { readonly days: TextValue }
  'expired-kept': NoVariables
  'expired-updated': { readonly typed: TextValue }
  'field-choices-about': NoVariables
  'field-is': { readonly type: TextValue }
  'field-is-free': NoVariables
  'field-is-required': NoVariables
  'field-is-retired': NoVariables
  'field-made': { readonly label: TextValue }
  'field-more-choices': { readonly count: TextValue }
  'field-no': NoVariables
  'field-number': { readonly number: TextValue }
  'field-stages-about': NoVariables
  'field-type-choice': NoVariables
  'field-type-choices': NoVariables
  'field-type-day': NoVariables
  'field-type-emails': NoVariables
  'field-type-link': NoVariables
  'field-type-longText': NoVariables
  'field-type-member': NoVariables
  'field-type-money': NoVariables
  'field-type-number': NoVariables
  'field-type-phones': NoVariables
  'field-type-text': NoVariables
  'field-type-yesNo': NoVariables
  'field-unchanged': NoVariables
  'field-yes': NoVariables
  'fields-count': { readonly count: TextValue }
  'fields-kind-company': NoVariables
  'fields-kind-contact': NoVariables
  'fields-kind-deal': NoVariables
  'fields-none': NoVariables
  'fields-title': NoVariables
  'file-animation': NoVariables
  'file-audio': NoVariables
  'file-document': NoVariables
  'file-gone': NoVariables
  'file-not-taken': NoVariables
  'file-photo': NoVariables
  'file-removed': NoVariables
  'file-size': { readonly size: TextValue }
  'file-video': NoVariables
  'file-video-note': NoVariables
  'file-voice': NoVariables
  'files-none': NoVariables
  'files-pick': NoVariables
  'files-pick-removed': NoVariables
  'files-title': { readonly count: TextValue }
  'fill-amount': { readonly stage: TextValue }
  'fill-company': { readonly stage: TextValue }
  'fill-contact': { readonly stage: TextValue }
  'fill-expectedCloseOn': { readonly stage: TextValue }
  'fill-field': { readonly stage: TextValue; readonly word: TextValue }
  'fill-items': { readonly stage: TextValue }
  'fill-origin': { readonly stage: TextValue }
  'fill-recurring': { readonly stage: TextValue }
  'first-steps-text': NoVariables
  'found-approximate': NoVariables
  'found-more': NoVariables
  'found-nothing': NoVariables
  'found-nothing-add': NoVariables
  'found-pick': NoVariables
  'found-title': { readonly query: TextValue }
  'found-without-one': NoVariables
  'guide-secret-hidden': NoVariables
  'handover-count-company': { readonly count: TextValue }
  'handover-count-contact': { readonly count: TextValue }
  'handover-count-deal': { readonly count: TextValue }
  'handover-count-lead-source': { readonly count: TextValue }
  'handover-count-task': { readonly count: TextValue }
  'handover-kind-company': NoVariables
  'handover-kind-contact': NoVariables
  'handover-kind-deal': NoVariables
  'handover-kind-lead-source': NoVariables
  'handover-kind-task': NoVariables
  'handover-line': { readonly to: TextValue; readonly what: TextValue }
  'handover-whose': { readonly what: TextValue }
  'handover-whose-own': { readonly what: TextValue }
  'held-assigned': { readonly count: TextValue }
  'held-deleted': { readonly count: TextValue }
  'held-late': { readonly count: TextValue }
  'held-leads': { readonly count: TextValue }
  'held-more': { readonly count: TextValue }
  'held-moved': { readonly count: TextValue }
  'held-quiet': NoVariables
  'held-tasks': { readonly count: TextValue }
  'held-wins': { readonly count: TextValue }
  'help-call': NoVariables
  'help-card': NoVariables
  'help-commands': NoVariables
  'help-deal': NoVariables
  'help-inline': { readonly bot: TextValue }
  'help-intro': NoVariables
  'help-lead': NoVariables
  'help-message': NoVariables
  'help-morning': NoVariables
  'help-report': NoVariables
  'help-type': NoVariables
  'help-type-reading': NoVariables
  'help-wrong': NoVariables
  'hint-contact': NoVariables
  'hint-day': NoVariables
  'hint-items': NoVariables
  'hint-link': NoVariables
  'hint-money': { readonly currency: TextValue }
  'hint-number': NoVariables
  'hint-pick': NoVariables
  'hint-recurring': { readonly currency: TextValue }
  'hint-several': NoVariables
  'hint-tags': NoVariables
  'hint-telegram': NoVariables
  'hint-time': NoVariables
  'home-hint': NoVariables
  'import-cancelled': NoVariables
  'import-checking': { readonly percent: TextValue }
  'import-column-ask': NoVariables
  'import-columns-about': NoVariables
  'import-days-dmy': NoVariables
  'import-days-mdy': NoVariables
  'import-done': NoVariables
  'import-done-created': { readonly count: TextValue }
  'import-done-updated': { readonly count: TextValue }
  'import-expected-created': { readonly count: TextValue }
  'import-expected-updated': { readonly count: TextValue }
  'import-fields-left': { readonly count: TextValue }
  'import-fields-made': { readonly fields: TextValue }
  'import-file-reason': NoVariables
  'import-file-row': NoVariables
  'import-file-unnamed': NoVariables
  'import-for-example': NoVariables
  'import-interrupted': NoVariables
  'import-kept': { readonly count: TextValue }
  'import-kind-company': NoVariables
  'import-kind-deal': NoVariables
  'import-likely': { readonly count: TextValue }
  'import-mode-create': NoVariables
  'import-mode-update': NoVariables
  'import-not-yours': { readonly names: TextValue }
  'import-nothing-yet': NoVariables
  'import-owners-unknown': { readonly names: TextValue }
  'import-problem-broken-quotes': NoVariables
  'import-problem-damaged': NoVariables
  'import-problem-empty': NoVariables
  'import-problem-interrupted': NoVariables
  'import-problem-not-a-table': NoVariables
  'import-problem-not-given': NoVariables
  'import-problem-nothing-known': NoVariables
  'import-problem-old-excel': NoVariables
  'import-problem-protected': NoVariables
  'import-problem-row-too-long': NoVariables
  'import-problem-too-large': NoVariables
  'import-problem-too-many-columns': NoVariables
  'import-problem-too-many-rows': NoVariables
  'import-problem-zip': NoVariables
  'import-problem-zip-bomb': NoVariables
  'import-reading': { readonly count: TextValue }
  'import-refusal-damaged': NoVariables
  'import-refusal-nothing': NoVariables
  'import-refusal-unreadable': NoVariables
  'import-refusal-unusable': NoVariables
  'import-refused': { readonly count: TextValue }
  'import-refused-coming': NoVariables
  'import-refused-file': { readonly count: TextValue }
  'import-refused-name': NoVariables
  'import-row': { readonly row: TextValue }
  'import-rows': { readonly count: TextValue }
  'import-running': { readonly percent: TextValue }
  'import-skipped': { readonly count: TextValue }
  'import-source-other': NoVariables
  'import-stages-unknown': { readonly names: TextValue }
  'import-target-company-id': NoVariables
  'import-target-contact-id': NoVariables
  'import-target-contact-owner': NoVariables
  'import-target-deal-currency': NoVariables
  'import-target-deal-id': NoVariables
  'import-target-deal-lostReason': NoVariables
  'import-target-deal-owner': NoVariables
  'import-target-deal-stage': NoVariables
  'import-target-deal-status': NoVariables
  'import-target-none': NoVariables
  'import-target-note': NoVariables
  'import-unchanged': { readonly count: TextValue }
  'import-undo-sure': NoVariables
  'import-undoing': { readonly percent: TextValue }
  'import-undone': { readonly count: TextValue }
  'import-word-ask-owner': NoVariables
  'import-word-ask-stage': NoVariables
  'import-word-none-owner': NoVariables
  'import-word-none-stage': NoVariables
  'import-words-about': NoVariables
  'import-words-title': NoVariables
  'imports-about': NoVariables
  'imports-title': NoVariables
  'inline-empty': NoVariables
  'inline-failed': NoVariables
  'inline-nothing': NoVariables
  'inline-open': NoVariables
  'integrations-about': NoVariables
  'integrations-title': NoVariables
  'invitation-joined': { readonly name: TextValue }
  'invitation-joined-already': NoVariables
  'invitation-own': { readonly role: TextValue }
  'invitation-text': { readonly inviter: TextValue; readonly role: TextValue }
  'invite-before-removal': { readonly name: TextValue }
  'invite-code-hint': NoVariables
  'invite-created': {
    readonly count: TextValue
    readonly role: TextValue
    readonly until: TextValue
    readonly workspace: TextValue
  }
  'invite-expired': { readonly name: TextValue }
  'invite-line-stopped': NoVariables
  'invite-line-until': { readonly until: TextValue }
  'invite-line-uses': { readonly count: TextValue }
  'invite-link-once': NoVariables
  'invite-maker': { readonly name: TextValue }
  'invite-restored': { readonly role: TextValue }
  'invite-revoked': { readonly name: TextValue }
  'invite-revoked-now': { readonly role: TextValue }
  'invite-share-text': { readonly role: TextValue; readonly workspace: TextValue }
  'invite-state-active': NoVariables
  'invite-state-expired': NoVariables
  'invite-state-revoked': NoVariables
  'invite-state-stopped': NoVariables
  'invite-state-used-up': NoVariables
  'invite-title': { readonly role: TextValue }
  'invite-unknown': NoVariables
  'invite-until': { readonly until: TextValue }
  'invite-used-up': { readonly name: TextValue }
  'invite-uses-left': { readonly count: TextValue }
  'invite-which-role': NoVariables
  'invites-about': NoVariables
  'invites-none': NoVariables
  'invites-title': NoVariables
  'item-ask': NoVariables
  'item-off-amount': { readonly amount: TextValue }
  'item-off-percent': { readonly percent: TextValue }
  'item-terms': { readonly price: TextValue; readonly quantity: TextValue }
  'items-added': { readonly count: TextValue; readonly name: TextValue }
  'items-ask-add': { readonly currency: TextValue }
  'items-ask-change': { readonly item: TextValue }
  'items-changed': { readonly name: TextValue }
  'items-follow': NoVariables
  'items-followed': { readonly total: TextValue }
  'items-how-many': { readonly count: TextValue }
  'items-moved': { readonly name: TextValue }
  'items-none': NoVariables
  'items-removed': { readonly name: TextValue }
  'items-title': { readonly name: TextValue }
  'items-total': { readonly total: TextValue }
  'items-typed': { readonly amount: TextValue }
  'label-email-home': NoVariables
  'label-email-mobile': NoVariables
  'label-email-other': NoVariables
  'label-email-work': NoVariables
  'label-phone-home': NoVariables
  'label-phone-mobile': NoVariables
  'label-phone-other': NoVariables
  'label-phone-work': NoVariables
  'language-en': NoVariables
  'language-uk': NoVariables
  'last-touch': { readonly days: TextValue }
  'lead-field-amount': NoVariables
  'lead-field-company': NoVariables
  'lead-field-email': NoVariables
  'lead-field-firstName': NoVariables
  'lead-field-lastName': NoVariables
  'lead-field-name': NoVariables
  'lead-field-note': NoVariables
  'lead-field-phone': NoVariables
  'lead-field-telegramUserId': NoVariables
  'lead-field-title': NoVariables
  'lead-note-contact-tags': NoVariables
  'lead-note-deal-tags': NoVariables
  'lead-note-source': NoVariables
  'leave-ask': { readonly workspace: TextValue }
  'leave-then': NoVariables
  'left-kept': NoVariables
  'length-days': { readonly count: TextValue }
  'length-hours': { readonly count: TextValue }
  'length-minutes': { readonly count: TextValue }
  'line-amount-unclear': NoVariables
  'line-ask-contact': NoVariables
  'line-close-unclear': NoVariables
  'line-closes': { readonly when: TextValue }
  'line-day': { readonly weekday: TextValue; readonly when: TextValue }
  'line-dropped': NoVariables
  'line-rest': { readonly text: TextValue }
  'line-saved-already': NoVariables
  'line-several': NoVariables
  'line-time': { readonly weekday: TextValue; readonly when: TextValue; readonly zone: TextValue }
  'line-type-time': NoVariables
  'line-unknown-person': { readonly name: TextValue }
  'list-column-createdAt': NoVariables
  'list-column-currency': { readonly field: TextValue }
  'list-column-id': NoVariables
  'list-column-lostReason': NoVariables
  'list-column-nextTaskAt': NoVariables
  'list-column-per': { readonly field: TextValue }
  'list-column-pipeline': NoVariables
  'list-column-stage': NoVariables
  'list-column-stageEnteredAt': NoVariables
  'list-column-status': NoVariables
  'list-column-touchedAt': NoVariables
  'list-column-updatedAt': NoVariables
  'list-count': { readonly count: TextValue }
  'list-file-ask': NoVariables
  'list-file-company': NoVariables
  'list-file-contact': NoVariables
  'list-file-deal': NoVariables
  'list-file-failed': NoVariables
  'list-file-making': NoVariables
  'list-file-none': NoVariables
  'list-file-progress': { readonly count: TextValue; readonly done: TextValue }
  'list-file-stale': NoVariables
  'list-file-task': NoVariables
  'list-file-too-large': NoVariables
  'list-of-company': NoVariables
  'list-of-contact': NoVariables
  'list-of-deal': NoVariables
  'list-of-task': NoVariables
  'list-per-month': NoVariables
  'list-per-year': NoVariables
  'list-status-lost': NoVariables
  'list-status-open': NoVariables
  'list-status-won': NoVariables
  'listening-coming': NoVariables
  'listening-discarded': NoVariables
  'listening-heard': NoVariables
  'listening-hint-at': { readonly at: TextValue }
  'listening-hint-missing': NoVariables
  'listening-hint-no-lead': NoVariables
  'listening-hint-time': NoVariables
  'listening-hint-unreadable': NoVariables
  'listening-hint-wrong': NoVariables
  'listening-is-right': NoVariables
  'listening-lost': NoVariables
  'listening-more': { readonly count: TextValue }
  'listening-now': NoVariables
  'listening-over': NoVariables
  'listening-paused': NoVariables
  'listening-right': NoVariables
  'listening-stopped': NoVariables
  'listening-timed-out': NoVariables
  'listening-until': { readonly at: TextValue }
  'lost-reason-about': NoVariables
  'lost-reasons-about': NoVariables
  'lost-reasons-name': NoVariables
  'lost-reasons-title': NoVariables
  'map-certainty-likely': NoVariables
  'map-certainty-sure': NoVariables
  'map-certainty-unsure': NoVariables
  'map-found': NoVariables
  'map-keep-about': NoVariables
  'map-no-help': NoVariables
  'map-nothing-yet': NoVariables
  'map-saved': { readonly count: TextValue }
  'me-hint': NoVariables
  'me-time-now': { readonly time: TextValue }
  'me-title': NoVariables
  'me-zone-of-workspace': { readonly zone: TextValue }
  'me-zone-own': { readonly zone: TextValue }
  'member-handed-over': { readonly what: TextValue }
  'member-removed': { readonly name: TextValue }
  'member-role-changed': { readonly name: TextValue; readonly role: TextValue }
  'merge-about-company': { readonly name: TextValue }
  'merge-about-contact': { readonly name: TextValue }
  'merge-ask': { readonly losing: TextValue; readonly primary: TextValue }
  'merge-done-company': { readonly losing: TextValue; readonly primary: TextValue }
  'merge-done-contact': { readonly losing: TextValue; readonly primary: TextValue }
  'merge-following-company': { readonly count: TextValue }
  'merge-following-contact': { readonly count: TextValue }
  'merge-gains': { readonly name: TextValue }
  'merge-left': NoVariables
  'merge-undone-added-company': { readonly count: TextValue; readonly name: TextValue }
  'merge-undone-added-contact': { readonly count: TextValue; readonly name: TextValue }
  'merge-undone-company': { readonly losing: TextValue; readonly primary: TextValue }
  'merge-undone-contact': { readonly losing: TextValue; readonly primary: TextValue }
  'merges-about-company': NoVariables
  'merges-about-contact': NoVariables
  'merges-none-company': NoVariables
  'merges-none-contact': NoVariables
  moment: { readonly date: TextValue }
  'moment-short': { readonly date: TextValue }
  'moment-zoned': { readonly date: TextValue }
  'more-what': NoVariables
  'new-leads-claim': NoVariables
  'new-leads-none': NoVariables
  'new-leads-title': NoVariables
  'new-leads-yours': NoVariables
  'news-assigned-company': NoVariables
  'news-assigned-company-by': { readonly by: TextValue }
  'news-assigned-contact': NoVariables
  'news-assigned-contact-by': { readonly by: TextValue }
  'news-assigned-deal': NoVariables
  'news-assigned-deal-by': { readonly by: TextValue }
  'news-assigned-task': NoVariables
  'news-assigned-task-by': { readonly by: TextValue }
  'news-deal-lost': { readonly by: TextValue }
  'news-deal-moved': { readonly by: TextValue; readonly stage: TextValue }
  'news-deal-reopened': { readonly by: TextValue; readonly stage: TextValue }
  'news-deal-won': { readonly by: TextValue }
  'news-deals-back': { readonly by: TextValue }
  'news-deals-lost': { readonly by: TextValue }
  'news-deals-moved': { readonly by: TextValue; readonly stage: TextValue }
  'news-deals-won': { readonly by: TextValue }
  'news-deleted': { readonly by: TextValue; readonly count: TextValue }
  'news-deleted-hint': { readonly days: TextValue }
  'news-given': NoVariables
  'news-given-by': { readonly by: TextValue }
  'news-handed-over': { readonly name: TextValue; readonly what: TextValue }
  'news-joined': { readonly name: TextValue }
  'news-keys-stopped': { readonly count: TextValue; readonly name: TextValue }
  'news-late': { readonly after: TextValue }
  'news-late-free': NoVariables
  'news-late-of': { readonly name: TextValue }
  'news-late-yours': NoVariables
  'news-left': { readonly name: TextValue }
  'news-new-lead': { readonly source: TextValue }
  'news-ownership-accepted': { readonly name: TextValue }
  'news-ownership-declined': { readonly name: TextValue }
  'news-ownership-offered': { readonly name: TextValue }
  'news-ownership-shared': { readonly name: TextValue }
  'news-ownership-shared-now': { readonly name: TextValue }
  'news-removed': { readonly workspace: TextValue }
  'news-restored': NoVariables
  'news-somebody': NoVariables
  'news-source-failing': { readonly name: TextValue }
  'news-source-failures': { readonly count: TextValue; readonly since: TextValue }
  'news-sync-stopped': { readonly name: TextValue }
  'news-webhook-disabled-failing': { readonly name: TextValue }
  'news-webhook-disabled-gone': { readonly name: TextValue }
  'news-win': { readonly by: TextValue }
  'news-win-days': { readonly days: TextValue }
  'next-task': { readonly title: TextValue; readonly when: TextValue }
  'next-task-none': NoVariables
  'note-added': NoVariables
  'note-changed': NoVariables
  'note-changed-meanwhile': NoVariables
  'note-deleted': NoVariables
  'note-edited-at': { readonly when: TextValue }
  'note-forwarded-from': { readonly name: TextValue }
  'note-gone': NoVariables
  'note-unchanged': NoVariables
  'nothing-to-cancel': NoVariables
  'notifications-hint': NoVariables
  'notifications-title': NoVariables
  'notify-assigned': NoVariables
  'notify-deal-moved': NoVariables
  'notify-deal-won': NoVariables
  'notify-deleted': NoVariables
  'notify-digest': NoVariables
  'notify-lead-source-failing': NoVariables
  'notify-new-lead': NoVariables
  'notify-response-late': NoVariables
  'notify-task-due': NoVariables
  'notify-weekly-summary': NoVariables
  'now-acting-in': { readonly name: TextValue }
  'only-text': NoVariables
  'outcome-agreed': NoVariables
  'outcome-done': NoVariables
  'outcome-no-answer': NoVariables
  'outcome-reached': NoVariables
  'outcome-refused': NoVariables
  'ownership-ask': { readonly name: TextValue; readonly workspace: TextValue }
  'ownership-is-shared': { readonly name: TextValue }
  'ownership-is-yours': { readonly name: TextValue }
  'ownership-offered': { readonly name: TextValue }
  'ownership-waits': { readonly name: TextValue }
  'ownership-withdrawn': NoVariables
  'ownership-you-declined': NoVariables
  'people-added': { readonly name: TextValue }
  'people-ask': NoVariables
  'people-ask-add': { readonly name: TextValue }
  'people-made-main': { readonly name: TextValue }
  'people-main': NoVariables
  'people-none': NoVariables
  'people-removed': { readonly name: TextValue }
  'people-role-none': { readonly name: TextValue }
  'people-role-set': { readonly name: TextValue; readonly role: TextValue }
  'people-title': { readonly name: TextValue }
  'person-ask': { readonly name: TextValue }
  'person-file': { readonly name: TextValue }
  'person-file-begun': NoVariables
  'person-file-failed': NoVariables
  'person-file-left-out': { readonly count: TextValue }
  'person-file-name': NoVariables
  'person-file-refused': { readonly count: TextValue }
  'person-file-too-large': { readonly name: TextValue }
  'pick-company-none': { readonly query: TextValue }
  'pick-contact-found': { readonly query: TextValue }
  'pick-contact-near': { readonly query: TextValue }
  'pick-contact-none': { readonly query: TextValue }
  'pipeline-about': NoVariables
  'pipeline-archive-where': NoVariables
  'pipeline-is-archived': NoVariables
  'pipeline-is-default': NoVariables
  'pipeline-made': NoVariables
  'pipeline-template-which': NoVariables
  'pipelines-about': NoVariables
  'pipelines-title': NoVariables
  'privacy-admin': NoVariables
  'privacy-ask-admin': NoVariables
  'privacy-text': NoVariables
  'privacy-title': NoVariables
  'problem-address-refused': { readonly given: TextValue }
  'problem-ambiguous-amount': { readonly given: TextValue }
  'problem-ambiguous-date': { readonly given: TextValue }
  'problem-company-exists': { readonly given: TextValue }
  'problem-empty': NoVariables
  'problem-last-choice': NoVariables
  'problem-link-with-password': NoVariables
  'problem-month-over': NoVariables
  'problem-month-too-far': { readonly limit: TextValue }
  'problem-name-not-found': { readonly given: TextValue }
  'problem-name-taken': { readonly given: TextValue }
  'problem-negative-amount': NoVariables
  'problem-no-letters': NoVariables
  'problem-no-such-choice': { readonly given: TextValue }
  'problem-no-such-day': { readonly given: TextValue }
  'problem-not-a-currency': { readonly given: TextValue }
  'problem-not-a-date': { readonly given: TextValue }
  'problem-not-a-discount': NoVariables
  'problem-not-a-domain': { readonly given: TextValue }
  'problem-not-a-link': { readonly given: TextValue }
  'problem-not-a-number': { readonly given: TextValue }
  'problem-not-a-percentage': NoVariables
  'problem-not-a-phone': { readonly given: TextValue }
  'problem-not-a-quantity': { readonly given: TextValue; readonly limit: TextValue }
  'problem-not-a-rate': NoVariables
  'problem-not-a-region': { readonly given: TextValue }
  'problem-not-a-secret': NoVariables
  'problem-not-a-telegram': { readonly given: TextValue }
  'problem-not-a-time-zone': { readonly given: TextValue }
  'problem-not-a-token': NoVariables
  'problem-not-an-amount': { readonly given: TextValue }
  'problem-not-an-email': { readonly given: TextValue }
  'problem-not-an-item': { readonly given: TextValue }
  'problem-not-days': { readonly limit: TextValue }
  'problem-not-hours': { readonly given: TextValue }
  'problem-not-https': NoVariables
  'problem-not-minutes': { readonly given: TextValue }
  'problem-not-that-token': { readonly given: TextValue }
  'problem-nothing-given': NoVariables
  'problem-other-currency': { readonly given: TextValue }
  'problem-past-date': NoVariables
  'problem-pick-one': NoVariables
  'problem-port-refused': NoVariables
  'problem-rate-day': { readonly given: TextValue }
  'problem-rate-out-of-range': NoVariables
  'problem-same-currency': NoVariables
  'problem-target-nought': NoVariables
  'problem-too-large-amount': NoVariables
  'problem-too-long': { readonly limit: TextValue }
  'problem-too-many': { readonly limit: TextValue }
  'problem-too-precise-amount': { readonly given: TextValue }
  'progress-left': { readonly bar: TextValue; readonly days: TextValue; readonly missing: TextValue }
  'progress-mine': {
    readonly goal: TextValue
    readonly month: TextValue
    readonly percent: TextValue
    readonly won: TextValue
  }
  'progress-no-rate': { readonly currencies: TextValue; readonly won: TextValue }
  'progress-of': { readonly goal: TextValue; readonly percent: TextValue; readonly won: TextValue }
  'progress-reached': { readonly bar: TextValue; readonly days: TextValue }
  'progress-team': {
    readonly goal: TextValue
    readonly month: TextValue
    readonly percent: TextValue
    readonly won: TextValue
  }
  'progress-unknown': { readonly currencies: TextValue }
  'progress-won': { readonly won: TextValue }
  'quiet-hours-at': { readonly hours: TextValue }
  'quiet-hours-never': NoVariables
  'quiet-hours-off': NoVariables
  'rate-deleted': { readonly rate: TextValue }
  'rate-entered': { readonly rate: TextValue }
  'rate-line': { readonly day: TextValue; readonly from: TextValue; readonly rate: TextValue; readonly to: TextValue }
  'rate-number': { readonly rate: TextValue }
  'rate-of-day': { readonly day: TextValue; readonly rate: TextValue }
  'rate-pair-none': NoVariables
  'rate-replaced': { readonly rate: TextValue; readonly was: TextValue }
  'rate-title': NoVariables
  'rate-unchanged': { readonly rate: TextValue }
  'rates-about': NoVariables
  'rates-none': { readonly currency: TextValue }
  'rates-title': NoVariables
  'recurring-month': { readonly amount: TextValue }
  'recurring-year': { readonly amount: TextValue }
  'remind-ahead': NoVariables
  'remind-in': { readonly length: TextValue }
  'remind-late': NoVariables
  'remind-now': NoVariables
  'remind-today': NoVariables
  'remind-tomorrow': NoVariables
  'reminder-at-its-time': NoVariables
  'reminder-before': { readonly length: TextValue }
  'reminder-in-the-morning': NoVariables
  'reminders-hint': NoVariables
  'reminders-need-time': NoVariables
  'reminders-of-meeting': NoVariables
  'reminders-of-other': NoVariables
  'reminders-of-task': NoVariables
  'reminders-title': NoVariables
  'remove-ask': { readonly name: TextValue; readonly workspace: TextValue }
  'remove-then': NoVariables
  'rep-left': NoVariables
  'rep-on-time': NoVariables
  'rep-open': { readonly count: TextValue }
  'rep-open-sum': { readonly open: TextValue; readonly sum: TextValue }
  'rep-overdue': { readonly count: TextValue }
  'rep-silent': { readonly days: TextValue }
  'rep-touch-about': NoVariables
  'rep-touched': { readonly days: TextValue }
  'rep-touches-none': { readonly days: TextValue }
  'rep-touches-title': { readonly name: TextValue }
  'rep-unconverted': { readonly count: TextValue; readonly sum: TextValue }
  'rep-untouched': NoVariables
  'rep-without-step': { readonly count: TextValue }
  'repeat-day-of-month': { readonly day: TextValue }
  'repeat-days': { readonly every: TextValue }
  'repeat-each-weekday': { readonly weekday: TextValue }
  'repeat-months': { readonly day: TextValue; readonly every: TextValue }
  'repeat-weekday': { readonly weekday: TextValue }
  'repeat-weekdays': NoVariables
  'repeat-weeks': { readonly days: TextValue; readonly every: TextValue }
  'repeat-years': { readonly date: TextValue; readonly every: TextValue }
  'report-activity': NoVariables
  'report-activity-count': { readonly count: TextValue }
  'report-activity-title': { readonly count: TextValue; readonly name: TextValue }
  'report-all-pipelines': NoVariables
  'report-ask-member': NoVariables
  'report-ask-period': NoVariables
  'report-ask-pipeline': NoVariables
  'report-column-actions': NoVariables
  'report-column-converted': NoVariables
  'report-column-converted-money': NoVariables
  'report-column-day': NoVariables
  'report-column-days': NoVariables
  'report-column-deals': NoVariables
  'report-column-high': NoVariables
  'report-column-leads': NoVariables
  'report-column-low': NoVariables
  'report-column-minutes': NoVariables
  'report-column-money': NoVariables
  'report-column-month': NoVariables
  'report-column-name': NoVariables
  'report-column-new': NoVariables
  'report-column-new-money': NoVariables
  'report-column-rate': NoVariables
  'report-column-target-money': NoVariables
  'report-column-value': NoVariables
  'report-column-waiting': NoVariables
  'report-column-won': NoVariables
  'report-column-won-money': NoVariables
  'report-count-share': { readonly count: TextValue; readonly share: TextValue }
  'report-day': { readonly date: TextValue }
  'report-days': { readonly days: TextValue }
  'report-ended': { readonly report: TextValue }
  'report-ended-group': { readonly group: TextValue; readonly report: TextValue }
  'report-every-month': NoVariables
  'report-every-week': NoVariables
  'report-forecast': NoVariables
  'report-forecast-between': { readonly range: TextValue; readonly sum: TextValue }
  'report-forecast-committed': NoVariables
  'report-forecast-few': { readonly count: TextValue }
  'report-forecast-learned': NoVariables
  'report-forecast-more': { readonly count: TextValue }
  'report-forecast-tested': { readonly count: TextValue; readonly share: TextValue }
  'report-forecast-title': { readonly month: TextValue; readonly range: TextValue; readonly sum: TextValue }
  'report-forecast-title-undated': { readonly count: TextValue }
  'report-forecast-undated': { readonly worth: TextValue }
  'report-forecast-untested': NoVariables
  'report-forecast-weighted': NoVariables
  'report-forecast-won': NoVariables
  'report-funnel': NoVariables
  'report-funnel-between': { readonly count: TextValue }
  'report-funnel-on': { readonly share: TextValue }
  'report-funnel-rate': { readonly count: TextValue; readonly money: TextValue }
  'report-funnel-title': { readonly share: TextValue; readonly stage: TextValue }
  'report-funnel-title-won': { readonly count: TextValue; readonly share: TextValue }
  'report-funnel-waiting': { readonly count: TextValue }
  'report-funnel-won': NoVariables
  'report-group-chosen': { readonly name: TextValue; readonly report: TextValue }
  'report-group-refused': NoVariables
  'report-leaderboard': NoVariables
  'report-leaderboard-title': { readonly name: TextValue; readonly sum: TextValue }
  'report-leaderboard-title-count': { readonly count: TextValue; readonly name: TextValue }
  'report-lost': NoVariables
  'report-lost-no-reason': NoVariables
  'report-lost-title': { readonly reason: TextValue; readonly sum: TextValue; readonly whole: TextValue }
  'report-lost-title-count': { readonly count: TextValue; readonly reason: TextValue; readonly total: TextValue }
  'report-members-more': { readonly count: TextValue }
  'report-month': { readonly date: TextValue }
  'report-month-short': { readonly date: TextValue }
  'report-no-picture': NoVariables
  'report-none-activity': NoVariables
  'report-none-forecast': NoVariables
  'report-none-funnel': NoVariables
  'report-none-leaderboard': NoVariables
  'report-none-lost': NoVariables
  'report-none-response': NoVariables
  'report-none-sources': NoVariables
  'report-none-velocity': NoVariables
  'report-none-week': NoVariables
  'report-number': { readonly count: TextValue }
  'report-of-target': { readonly goal: TextValue; readonly share: TextValue }
  'report-others': { readonly count: TextValue }
  'report-part-added': NoVariables
  'report-part-grown': NoVariables
  'report-part-left': NoVariables
  'report-part-lost': NoVariables
  'report-part-open-before': NoVariables
  'report-part-open-now': NoVariables
  'report-part-shrunk': NoVariables
  'report-part-won': NoVariables
  'report-percent': { readonly share: TextValue }
  'report-period-last-month': NoVariables
  'report-period-last-week': NoVariables
  'report-period-this-month': NoVariables
  'report-period-this-quarter': NoVariables
  'report-period-this-week': NoVariables
  'report-period-year': NoVariables
  'report-response': NoVariables
  'report-response-day': NoVariables
  'report-response-hour': NoVariables
  'report-response-kept': { readonly all: TextValue; readonly count: TextValue; readonly share: TextValue }
  'report-response-late': NoVariables
  'report-response-later': NoVariables
  'report-response-median': NoVariables
  'report-response-member': { readonly count: TextValue; readonly length: TextValue }
  'report-response-minutes5': NoVariables
  'report-response-on-time': NoVariables
  'report-response-p90': NoVariables
  'report-response-target': { readonly length: TextValue }
  'report-response-title': { readonly length: TextValue }
  'report-response-title-waiting': { readonly count: TextValue }
  'report-response-waiting': NoVariables
  'report-schedule-made': NoVariables
  'report-schedule-mine': NoVariables
  'report-schedule-monthly': { readonly time: TextValue }
  'report-schedule-of': { readonly name: TextValue }
  'report-schedule-restored': NoVariables
  'report-schedule-stopped': NoVariables
  'report-schedule-to-chat': NoVariables
  'report-schedule-to-group': { readonly title: TextValue }
  'report-schedule-weekly': { readonly day: TextValue; readonly time: TextValue }
  'report-schedule-zone': { readonly zone: TextValue }
  'report-schedules-hint': NoVariables
  'report-schedules-none': NoVariables
  'report-schedules-title': NoVariables
  'report-seen-by': { readonly name: TextValue }
  'report-sources': NoVariables
  'report-sources-deals': { readonly added: TextValue; readonly won: TextValue }
  'report-sources-new': { readonly count: TextValue }
  'report-sources-title': { readonly source: TextValue; readonly sum: TextValue }
  'report-sources-title-new': { readonly count: TextValue; readonly source: TextValue }
  'report-velocity': NoVariables
  'report-velocity-average': NoVariables
  'report-velocity-days': NoVariables
  'report-velocity-down': { readonly share: TextValue; readonly sum: TextValue }
  'report-velocity-open': NoVariables
  'report-velocity-per-day': NoVariables
  'report-velocity-rate': NoVariables
  'report-velocity-same': { readonly sum: TextValue }
  'report-velocity-title': { readonly sum: TextValue }
  'report-velocity-unknown': NoVariables
  'report-velocity-up': { readonly share: TextValue; readonly sum: TextValue }
  'report-week': NoVariables
  'report-week-added': { readonly count: TextValue }
  'report-week-grown': { readonly count: TextValue }
  'report-week-left': { readonly count: TextValue }
  'report-week-lost': { readonly count: TextValue }
  'report-week-open-before': { readonly count: TextValue }
  'report-week-open-now': { readonly count: TextValue }
  'report-week-shrunk': { readonly count: TextValue }
  'report-week-title-best': { readonly sum: TextValue; readonly weeks: TextValue }
  'report-week-title-least': { readonly sum: TextValue; readonly weeks: TextValue }
  'report-week-title-none': { readonly added: TextValue }
  'report-week-title-since': { readonly date: TextValue; readonly sum: TextValue }
  'report-week-title-won': { readonly added: TextValue; readonly sum: TextValue }
  'report-week-won': { readonly count: TextValue }
  'report-whole-team': NoVariables
  'report-win-rate': { readonly share: TextValue }
  'report-without-rate': { readonly count: TextValue; readonly currency: TextValue }
  'report-won-deals': { readonly count: TextValue }
  'report-worth': { readonly count: TextValue; readonly sum: TextValue }
  'report-year': { readonly date: TextValue }
  'reports-ask': NoVariables
  'reports-title': NoVariables
  'reps-about': NoVariables
  'reps-none': NoVariables
  'reps-title': NoVariables
  'response-about': NoVariables
  'response-off': NoVariables
  'response-title': NoVariables
  'retention-14d': NoVariables
  'retention-1d': NoVariables
  'retention-1y': NoVariables
  'retention-2y': NoVariables
  'retention-30d': NoVariables
  'retention-3y': NoVariables
  'retention-5y': NoVariables
  'retention-7d': NoVariables
  'retention-about-deliveries': NoVariables
  'retention-about-events': NoVariables
  'retention-ever': NoVariables
  'retention-of-deliveries': NoVariables
  'retention-of-events': NoVariables
  'retention-title': NoVariables
  'retention-when': NoVariables
  'role-about-admin': NoVariables
  'role-about-manager': NoVariables
  'role-about-owner': NoVariables
  'role-about-rep': NoVariables
  'role-about-viewer': NoVariables
  'role-admin': NoVariables
  'role-ask': { readonly name: TextValue }
  'role-manager': NoVariables
  'role-owner': NoVariables
  'role-rep': NoVariables
  'role-viewer': NoVariables
  'routing-owner': NoVariables
  'routing-round-robin': NoVariables
  'routing-team': NoVariables
  'rule-about-all': NoVariables
  'rule-about-all-deals': NoVariables
  'rule-about-deletion-own': NoVariables
  'rule-about-deletion-team': NoVariables
  'rule-about-leaderboard-off': NoVariables
  'rule-about-leaderboard-on': NoVariables
  'rule-about-visibility-own': NoVariables
  'rule-about-visibility-team': NoVariables
  'rule-about-wins-off': NoVariables
  'rule-about-wins-on': NoVariables
  'rule-all-out': NoVariables
  'rule-conditions-ask': NoVariables
  'rule-contact-title': NoVariables
  'rule-countries': { readonly names: TextValue }
  'rule-countries-about': NoVariables
  'rule-deal-title': NoVariables
  'rule-deleted': { readonly name: TextValue }
  'rule-deletion': NoVariables
  'rule-deletion-own': NoVariables
  'rule-deletion-team': NoVariables
  'rule-leaderboard': NoVariables
  'rule-leaderboard-off': NoVariables
  'rule-leaderboard-on': NoVariables
  'rule-made': NoVariables
  'rule-next': { readonly names: TextValue }
  'rule-nobody': NoVariables
  'rule-now-on': NoVariables
  'rule-now-paused': NoVariables
  'rule-on': NoVariables
  'rule-paused': NoVariables
  'rule-people-ask': NoVariables
  'rule-person-gone': NoVariables
  'rule-sources': { readonly names: TextValue }
  'rule-sources-ask': NoVariables
  'rule-sources-none': NoVariables
  'rule-visibility': NoVariables
  'rule-visibility-own': NoVariables
  'rule-visibility-team': NoVariables
  'rule-when': NoVariables
  'rule-who': { readonly names: TextValue }
  'rule-who-nobody': NoVariables
  'rule-wins': NoVariables
  'rule-wins-off': NoVariables
  'rule-wins-on': NoVariables
  'rule-with-deals': NoVariables
  'rules-about': NoVariables
  'rules-else': NoVariables
  'rules-none': NoVariables
  'rules-title': NoVariables
  'samples-among': { readonly counts: TextValue }
  'samples-among-title': NoVariables
  'samples-count-companies': { readonly count: TextValue }
  'samples-count-contacts': { readonly count: TextValue }
  'samples-count-deals': { readonly count: TextValue }
  'samples-count-notes': { readonly count: TextValue }
  'samples-count-tasks': { readonly count: TextValue }
  'samples-loaded': { readonly contacts: TextValue; readonly deals: TextValue }
  'samples-removed': { readonly contacts: TextValue; readonly deals: TextValue }
  'secret-coming': NoVariables
  'secret-once': NoVariables
  'sender-unknown': NoVariables
  'setting-currency': NoVariables
  'setting-name': NoVariables
  'setting-region': NoVariables
  'setting-theme': NoVariables
  'setting-timeZone': NoVariables
  'settings-changed': { readonly settings: TextValue }
  'settings-language': NoVariables
  'settings-saved': NoVariables
  'settings-title': NoVariables
  'snooze-evening': NoVariables
  'snooze-hour': NoVariables
  'snooze-tomorrow': NoVariables
  'snooze-week': NoVariables
  'source-address': NoVariables
  'source-counters': { readonly accepted: TextValue; readonly failed: TextValue; readonly leads: TextValue }
  'source-delete-ask': { readonly name: TextValue }
  'source-deleted': { readonly name: TextValue }
  'source-import': NoVariables
  'source-last': { readonly at: TextValue }
  'source-last-never': NoVariables
  'source-lead': NoVariables
  'source-manual': NoVariables
  'source-old-secret': { readonly at: TextValue }
  'source-paused': NoVariables
  'source-resumed': NoVariables
  'source-routed': NoVariables
  'source-routing-owner': { readonly names: TextValue }
  'source-routing-team': NoVariables
  'source-routing-turns': { readonly names: TextValue }
  'source-rules-first': { readonly names: TextValue }
  'source-sample': NoVariables
  'source-secret-ended': NoVariables
  'source-secret-renewed': NoVariables
  'source-stage-where': NoVariables
  'source-status-active': NoVariables
  'source-status-paused': NoVariables
  'source-sync': NoVariables
  'source-test-passed': { readonly lead: TextValue }
  'source-test-refused': NoVariables
  'source-test-unmapped': NoVariables
  'source-token-none': { readonly words: TextValue }
  'source-token-saved': { readonly count: TextValue }
  'source-token-there': { readonly words: TextValue }
  'sources-count': { readonly count: TextValue }
  'sources-none': NoVariables
  'sources-title': NoVariables
  'stage-count': { readonly count: TextValue }
  'stage-fields-about': NoVariables
  'stage-is-archived': NoVariables
  'stage-made': NoVariables
  'stage-none': NoVariables
  'stage-none-mine': NoVariables
  'stage-probability': { readonly percent: TextValue }
  'stage-remove-how': NoVariables
  'stage-remove-moves': { readonly count: TextValue; readonly stage: TextValue }
  'stage-remove-where': { readonly count: TextValue }
  'stage-requires': { readonly fields: TextValue }
  'stage-rots-after': { readonly days: TextValue }
  'stage-rots-never': NoVariables
  'sync-adapter-file': NoVariables
  'sync-adapter-hubspot': NoVariables
  'sync-adapter-pipedrive': NoVariables
  'sync-conflict-kept-ours': NoVariables
  'sync-conflict-kept-theirs': NoVariables
  'sync-conflict-ours': { readonly value: TextValue }
  'sync-conflict-settled-ours': NoVariables
  'sync-conflict-settled-theirs': NoVariables
  'sync-conflict-theirs': { readonly value: TextValue }
  'sync-conflicts-about': { readonly count: TextValue }
  'sync-conflicts-none': NoVariables
  'sync-conflicts-title': NoVariables
  'sync-delete-ask': { readonly name: TextValue }
  'sync-deleted': { readonly name: TextValue }
  'sync-deletions-delete': NoVariables
  'sync-deletions-keep': NoVariables
  'sync-field-mapped': { readonly fields: TextValue }
  'sync-field-stage': NoVariables
  'sync-field-unmapped': NoVariables
  'sync-fields-about': NoVariables
  'sync-fields-title': { readonly name: TextValue }
  'sync-figure-changes': { readonly created: TextValue; readonly updated: TextValue }
  'sync-figure-conflicts': { readonly count: TextValue }
  'sync-figure-deleted': { readonly count: TextValue }
  'sync-figure-refused': { readonly count: TextValue }
  'sync-figure-vanished': { readonly count: TextValue }
  'sync-first-page-company': { readonly count: TextValue }
  'sync-first-page-contact': { readonly count: TextValue }
  'sync-first-page-deal': { readonly count: TextValue }
  'sync-kind-company': NoVariables
  'sync-kind-contact': NoVariables
  'sync-kind-deal': NoVariables
  'sync-never-run': NoVariables
  'sync-next': { readonly at: TextValue }
  'sync-paused': NoVariables
  'sync-preview-about': NoVariables
  'sync-preview-ask': NoVariables
  'sync-problem-address-refused': NoVariables
  'sync-problem-interrupted': NoVariables
  'sync-problem-not-found': NoVariables
  'sync-problem-token-not-allowed': NoVariables
  'sync-problem-token-refused': NoVariables
  'sync-problem-too-large': NoVariables
  'sync-problem-unreachable': NoVariables
  'sync-problem-unreadable': NoVariables
  'sync-reading': NoVariables
  'sync-resumed': NoVariables
  'sync-rule-about-newer': NoVariables
  'sync-rule-about-ours': NoVariables
  'sync-rule-about-theirs': NoVariables
  'sync-run-done': { readonly count: TextValue }
  'sync-run-running': { readonly count: TextValue }
  'sync-run-stopped': { readonly count: TextValue }
  'sync-run-waits': { readonly count: TextValue }
  'sync-sample-empty': NoVariables
  'sync-schedule-daily': NoVariables
  'sync-schedule-hourly': NoVariables
  'sync-schedule-manual': NoVariables
  'sync-started': NoVariables
  'sync-status-active': NoVariables
  'sync-status-paused': NoVariables
  'sync-token-saved': NoVariables
  'sync-total-company': { readonly count: TextValue }
  'sync-total-contact': { readonly count: TextValue }
  'sync-total-deal': { readonly count: TextValue }
  'syncs-count': { readonly count: TextValue }
  'syncs-none': NoVariables
  'syncs-title': NoVariables
  'target-before': { readonly target: TextValue }
  'target-line': { readonly name: TextValue; readonly target: TextValue }
  'target-month': { readonly date: TextValue }
  'target-none': NoVariables
  'target-of': { readonly month: TextValue; readonly name: TextValue }
  'target-removed': NoVariables
  'target-set-to': { readonly target: TextValue }
  'targets-about': { readonly sum: TextValue }
  'targets-no-rate': { readonly currencies: TextValue }
  'targets-none': NoVariables
  'targets-over': NoVariables
  'targets-set': { readonly count: TextValue }
  'targets-title': { readonly month: TextValue }
  'targets-undone': NoVariables
  'task-added': NoVariables
  'task-again': { readonly when: TextValue }
  'task-ask-assignee': NoVariables
  'task-ask-next': NoVariables
  'task-ask-outcome': NoVariables
  'task-ask-outcome-of': { readonly title: TextValue }
  'task-ask-snooze': NoVariables
  'task-assigned': { readonly name: TextValue }
  'task-assignee': { readonly name: TextValue }
  'task-closed': NoVariables
  'task-deleted': { readonly title: TextValue }
  'task-done': NoVariables
  'task-field-allDay': NoVariables
  'task-field-assignee': NoVariables
  'task-field-company': NoVariables
  'task-field-contact': NoVariables
  'task-field-deal': NoVariables
  'task-field-doneAt': NoVariables
  'task-field-dueAt': NoVariables
  'task-field-lengthMinutes': NoVariables
  'task-field-outcome': NoVariables
  'task-field-remindAt': NoVariables
  'task-field-remindBefore': NoVariables
  'task-field-repeat': NoVariables
  'task-field-repeatDay': NoVariables
  'task-field-status': NoVariables
  'task-field-title': NoVariables
  'task-field-type': NoVariables
  'task-is-done': { readonly outcome: TextValue; readonly when: TextValue }
  'task-is-due': { readonly when: TextValue }
  'task-is-overdue': { readonly when: TextValue }
  'task-of-team': NoVariables
  'task-reopened': NoVariables
  'task-saved': NoVariables
  'task-snoozed': { readonly title: TextValue; readonly when: TextValue }
  'task-stopped-repeating': NoVariables
  'task-unchanged': NoVariables
  'tasks-counts': {
    readonly later: TextValue
    readonly today: TextValue
    readonly undated: TextValue
    readonly week: TextValue
  }
  'tasks-none-done': NoVariables
  'tasks-none-later': NoVariables
  'tasks-none-open': NoVariables
  'tasks-none-today': NoVariables
  'tasks-none-undated': NoVariables
  'tasks-none-week': NoVariables
  'tasks-part-done': NoVariables
  'tasks-part-later': NoVariables
  'tasks-part-open': NoVariables
  'tasks-part-today': NoVariables
  'tasks-part-undated': NoVariables
  'tasks-part-week': NoVariables
  'tasks-title-mine': NoVariables
  'tasks-title-of': { readonly name: TextValue }
  'tasks-title-team': NoVariables
  'team-count': { readonly count: TextValue }
  'team-invites': NoVariables
  'team-title': NoVariables
  'the-team': NoVariables
  'theme-dark': NoVariables
  'theme-light': NoVariables
  'timeline-by-lead-source': NoVariables
  'timeline-by-sync': NoVariables
  'timeline-company-created': NoVariables
  'timeline-company-deleted': NoVariables
  'timeline-company-merged': NoVariables
  'timeline-company-restored': NoVariables
  'timeline-company-separated': NoVariables
  'timeline-company-updated': NoVariables
  'timeline-contact-created': NoVariables
  'timeline-contact-deleted': NoVariables
  'timeline-contact-erased': NoVariables
  'timeline-contact-exported': NoVariables
  'timeline-contact-merged': NoVariables
  'timeline-contact-restored': NoVariables
  'timeline-contact-separated': NoVariables
  'timeline-contact-updated': NoVariables
  'timeline-deal-assigned': NoVariables
  'timeline-deal-created': NoVariables
  'timeline-deal-deleted': NoVariables
  'timeline-deal-lost': NoVariables
  'timeline-deal-moved': NoVariables
  'timeline-deal-reopened': NoVariables
  'timeline-deal-restored': NoVariables
  'timeline-deal-updated': NoVariables
  'timeline-deal-won': NoVariables
  'timeline-edited': NoVariables
  'timeline-file-back': { readonly name: TextValue }
  'timeline-file-removed': { readonly name: TextValue }
  'timeline-latest': NoVariables
  'timeline-lead-claimed': NoVariables
  'timeline-lead-received': NoVariables
  'timeline-merge-left': { readonly what: TextValue }
  'timeline-none': NoVariables
  'timeline-note-created': NoVariables
  'timeline-note-deleted': NoVariables
  'timeline-note-restored': NoVariables
  'timeline-note-updated': NoVariables
  'timeline-sync-conflict-decided': NoVariables
  'timeline-task-created': NoVariables
  'timeline-task-deleted': NoVariables
  'timeline-task-done': NoVariables
  'timeline-task-reopened': NoVariables
  'timeline-task-restored': NoVariables
  'timeline-task-updated': NoVariables
  'timeline-title': NoVariables
  'timeline-undone': NoVariables
  'tip-colleague': NoVariables
  'tip-contact': NoVariables
  'tip-deal': NoVariables
  'tip-digits': NoVariables
  'tip-field': NoVariables
  'tip-note': NoVariables
  'tip-repeat': NoVariables
  'tip-tag': NoVariables
  'tip-task': NoVariables
  'trash-by': { readonly by: TextValue; readonly when: TextValue }
  'trash-company': { readonly count: TextValue }
  'trash-contact': { readonly count: TextValue }
  'trash-deal': { readonly count: TextValue }
  'trash-empty': NoVariables
  'trash-hint': { readonly days: TextValue }
  'trash-note': { readonly count: TextValue }
  'trash-restored': { readonly name: TextValue }
  'trash-restored-along': { readonly names: TextValue }
  'trash-restored-company': { readonly name: TextValue }
  'trash-restored-tasks': { readonly count: TextValue }
  'trash-restored-without': { readonly names: TextValue }
  'trash-task': { readonly count: TextValue }
  'trash-title': NoVariables
  'trashed-by': { readonly by: TextValue; readonly when: TextValue }
  'trashed-companions': { readonly names: TextValue }
  'trashed-when': { readonly when: TextValue }
  'undo-nothing': NoVariables
  'undone-back': { readonly name: TextValue }
  'undone-changed': { readonly name: TextValue }
  'undone-gone': { readonly name: TextValue }
  'undone-kept': { readonly what: TextValue }
  'unknown-command': NoVariables
  'unsupported-content': NoVariables
  'urgency-later': NoVariables
  'urgency-none': NoVariables
  'urgency-overdue': NoVariables
  'urgency-rotting': NoVariables
  'urgency-today': NoVariables
  'view-any': NoVariables
  'view-count-company': { readonly count: TextValue }
  'view-count-contact': { readonly count: TextValue }
  'view-count-deal': { readonly count: TextValue }
  'view-filter-ask': NoVariables
  'view-name-ask': NoVariables
  'view-none': NoVariables
  'view-of-team': NoVariables
  'view-option-ask': { readonly field: TextValue }
  'view-order-amount': NoVariables
  'view-order-close': NoVariables
  'view-order-created': NoVariables
  'view-order-name': NoVariables
  'view-order-next': NoVariables
  'view-order-quiet': NoVariables
  'view-order-recent': NoVariables
  'view-picked': NoVariables
  'view-removed': { readonly name: TextValue }
  'view-renamed': NoVariables
  'view-restored': NoVariables
  'view-saved': { readonly name: TextValue }
  'view-saved-none': NoVariables
  'view-saved-title': NoVariables
  'view-shared': NoVariables
  'view-tick-ask': NoVariables
  'view-ticked': { readonly count: TextValue }
  'view-typed-ask-has': { readonly field: TextValue }
  'view-typed-ask-is': { readonly field: TextValue }
  'view-typed-ask-max': { readonly field: TextValue }
  'view-typed-ask-max-day': { readonly field: TextValue }
  'view-typed-ask-min': { readonly field: TextValue }
  'view-typed-ask-min-day': { readonly field: TextValue }
  'view-unshared': NoVariables
  'webhook-all': NoVariables
  'webhook-answered-body': NoVariables
  'webhook-attempt-failed': { readonly at: TextValue; readonly problem: TextValue }
  'webhook-attempt-ok': { readonly at: TextValue; readonly ms: TextValue; readonly status: TextValue }
  'webhook-attempts-none': NoVariables
  'webhook-body-gone': NoVariables
  'webhook-delete-ask': { readonly name: TextValue }
  'webhook-deleted': { readonly name: TextValue }
  'webhook-events-title': { readonly name: TextValue }
  'webhook-failed': { readonly count: TextValue }
  'webhook-failing-since': { readonly at: TextValue }
  'webhook-group-companies': NoVariables
  'webhook-group-contacts': NoVariables
  'webhook-group-deals': NoVariables
  'webhook-group-leads': NoVariables
  'webhook-group-notes': NoVariables
  'webhook-group-tasks': NoVariables
  'webhook-last-success': { readonly at: TextValue }
  'webhook-listening': { readonly name: TextValue }
  'webhook-message-delivered': NoVariables
  'webhook-message-dropped': NoVariables
  'webhook-message-failed': NoVariables
  'webhook-message-next': { readonly at: TextValue }
  'webhook-message-pending': NoVariables
  'webhook-messages-about': NoVariables
  'webhook-messages-none': NoVariables
  'webhook-messages-title': { readonly name: TextValue }
  'webhook-no-success': NoVariables
  'webhook-old-secret': { readonly at: TextValue }
  'webhook-paused': NoVariables
  'webhook-problem-address-refused': NoVariables
  'webhook-problem-busy': { readonly status: TextValue }
  'webhook-problem-closed': NoVariables
  'webhook-problem-gone': { readonly status: TextValue }
  'webhook-problem-name-not-found': NoVariables
  'webhook-problem-not-http': NoVariables
  'webhook-problem-not-reached': NoVariables
  'webhook-problem-receiver-error': { readonly status: TextValue }
  'webhook-problem-redirect': { readonly status: TextValue }
  'webhook-problem-rejected': { readonly status: TextValue }
  'webhook-problem-timeout': NoVariables
  'webhook-problem-tls': NoVariables
  'webhook-renew-ask': { readonly name: TextValue }
  'webhook-replay-ask': NoVariables
  'webhook-replayed': NoVariables
  'webhook-replayed-count': { readonly count: TextValue }
  'webhook-resumed': NoVariables
  'webhook-saved': NoVariables
  'webhook-secret-ended': NoVariables
  'webhook-secret-once': NoVariables
  'webhook-secret-renewed': NoVariables
  'webhook-secret-shown': NoVariables
  'webhook-secret-steps': NoVariables
  'webhook-sends': { readonly groups: TextValue }
  'webhook-sent-body': NoVariables
  'webhook-status-active': NoVariables
  'webhook-status-disabled-failing': NoVariables
  'webhook-status-disabled-gone': NoVariables
  'webhook-status-paused': NoVariables
  'webhook-tested-failed': { readonly name: TextValue }
  'webhook-tested-ok': { readonly ms: TextValue; readonly name: TextValue; readonly status: TextValue }
  'webhook-trying': NoVariables
  'webhook-waiting': { readonly count: TextValue }
  'webhooks-count': { readonly count: TextValue }
  'webhooks-none': NoVariables
  'webhooks-title': NoVariables
  weekday: { readonly date: TextValue }
  'weekly-lost': NoVariables
  'weekly-nobody': NoVariables
  'weekly-title': { readonly from: TextValue; readonly to: TextValue }
  'weekly-won': NoVariables
  'weekly-work': {
    readonly done: TextValue
    readonly leads: TextValue
    readonly open: TextValue
    readonly overdue: TextValue
  }
  'welcome-text': NoVariables
  'welcome-title': NoVariables
  'when-day-time': { readonly date: TextValue; readonly day: TextValue }
  'when-no-date': NoVariables
  'when-today': NoVariables
  'when-tomorrow': NoVariables
  'when-yesterday': NoVariables
  'wins-from': { readonly amount: TextValue }
  'wins-from-any': NoVariables
  'workspace-created': { readonly name: TextValue }
  'workspace-switched': { readonly name: TextValue }
  'workspaces-pick': NoVariables
  'workspaces-title': NoVariables
  'you-had-typed': { readonly typed: TextValue }
  'you-left': { readonly workspace: TextValue }
}
