/**
 * The queue of outgoing webhooks: an item says that an endpoint has messages that are due. It has a collection of its own,
 * so that slow receivers never hold up reminders or leads.
 */
export const WEBHOOK_JOBS_COLLECTION = 'webhookJobs'
export const WEBHOOK_JOB_KIND = 'webhook.deliver'
