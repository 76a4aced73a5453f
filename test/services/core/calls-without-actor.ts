/** Service functions that take no actor, and so need no permission. */

/** Called for the person or by the system, before there is an actor. */
export const WITHOUT_ACTOR = [
  'webhooks.deliver',
  'webhooks.findName',
  'missingMessages.ofCommand',
  'missingMessages.ofTime',
  'leads.process',
  'leads.recordFailure',
  'leads.requeue',
  'fetchAnswers',
  'tasks.replan',
  'syncs.startPlanned',
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
  'identity.find',
  'identity.meet',
  'identity.setLocale',
  'identity.memberships',
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
