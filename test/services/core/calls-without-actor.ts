/** Service functions that take no actor, and so need no permission. */

/** Called for the person or by the system, before there is an actor. */
export const WITHOUT_ACTOR = [
  // Pure, and nothing but what the actor has read.
  'tablesOf',
  'views.criteria',
  'bulkEdits.fields',
  // The jobs of bulk edits, with the rights of whoever began them.
  'bulkEditWork.run',
  'bulkEditWork.stop',
  'bulkEditWork.undo',
  'export.resourcesOf',
  'export.fields',
  // The jobs of regular reports, with the rights of whoever asked for them.
  'dueReports.each',
  'dueReports.find',
  'dueReports.sent',
  'dueReports.end',
  'dueReports.moved',
  'webhooks.deliver',
  'webhooks.findName',
  'missingMessages.ofCommand',
  'missingMessages.ofTime',
  // The job of a lead's time to be answered.
  'tellLate',
  // The job of a deal that was won a minute ago.
  'announceWin',
  'leads.process',
  'leads.recordFailure',
  'leads.requeue',
  'fetchAnswers',
  'tasks.replan',
  'followMerge',
  // An admin has ordered it.
  'privacy.runErasure',
  'retention.eachWithRules',
  'retention.apply',
  // What an admin has begun by removing a stage, or somebody by undoing that.
  'clearStages.clear',
  'clearStages.giveBack',
  // A new id.
  'deals.newCopyId',
  // Sums that say what the deals say.
  'stageTotals.check',
  'stageTotals.each',
  'duplicates.scanRest',
  'syncs.startPlanned',
  // The jobs of imports: who began them was allowed to.
  'importWork.check',
  'importWork.fail',
  'importWork.read',
  'importWork.run',
  'importWork.stop',
  'importWork.undo',
  // It fails for a side that does not answer, whoever asks: its permission is that of the preview.
  'syncs.theirFields',
  'leadSources.find',
  // For a waiter, whom the job has found to be an admin; and for the intake.
  'listening.read',
  'listening.end',
  'listening.moved',
  'listening.refused',
  'failingAlerts.read',
  'failingAlerts.remember',
  'leadMessages.find',
  'leadMessages.forget',
  'leadMessages.remember',
  'leadMessages.taken',
  // For a member, whose job it is.
  'held.admit',
  'held.holdReminder',
  'held.due',
  'held.settle',
  'held.postpone',
  'readHeld',
  'identity.find',
  'identity.meet',
  'identity.setLocale',
  'identity.memberships',
  // It looks where the person is a member.
  'findLineElsewhere',
  'identity.switchTo',
  'identity.recordBlocked',
  'workspaces.create',
  'invites.preview',
  'invites.join',
  'findRecipient',
  'findInWorkspaces',
  'departures.finishHandover',
  'departures.finishGivingBack',
  'departures.findFormer',
  'ownership.isOffered',
  // Answers of the one member whom it is offered to, whatever their role.
  'ownership.accept',
  'ownership.decline',
  // For API keys, which have scopes and no role.
  'apiKeys.authenticate',
  'export.list',
  'export.read',
  'export.changes',
  'export.stream',
  'findDueTask',
  'readNews',
  // Told only to those who may manage keys.
  'readStoppedKeys',
  'eachDueDigest',
]
