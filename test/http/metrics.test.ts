import { describe, expect, it } from 'vitest'

import { createMetricsApp } from '../../src/http/metrics.ts'
import { createMetrics } from '../../src/app/metrics.ts'
import { httpApp, problemIn } from '../support/http-app.ts'
import { recordedLog } from '../support/recorded-log.ts'

function metricsApp() {
  const metrics = createMetrics({ processMetrics: false })
  const app = createMetricsApp({ registry: metrics.registry, log: recordedLog().log })
  return { metrics, app, text: async () => (await app.request('/metrics')).text() }
}

describe('GET /metrics', () => {
  it('reports request durations by route pattern', async () => {
    const { metrics, text } = metricsApp()
    const { app } = httpApp({ observe: metrics.observeRequest })
    app.get('/contacts/:id', (c) => c.text('ok'))
    await app.request('/contacts/1')
    await app.request('/contacts/2')
    await app.request('/nowhere/3')
    expect(await text()).toContain(
      'clientsphere_http_request_duration_seconds_count{method="GET",route="/contacts/:id",status="200"} 2',
    )
    expect(await text()).toContain('route="unmatched",status="404"} 1')
    expect(await text()).not.toContain('/nowhere')
  })

  it('reports updates, jobs and Bot API calls', async () => {
    const { metrics, text } = metricsApp()
    metrics.observeUpdate({ kind: 'message', outcome: 'done', seconds: 0.02 })
    metrics.observeJob({ kind: 'digest', outcome: 'retry', seconds: 1 })
    metrics.observeTelegramCall({ method: 'sendMessage', outcome: 'refused', seconds: 0.1 })
    const shown = await text()
    expect(shown).toContain('clientsphere_update_duration_seconds_bucket{le="0.025",kind="message",outcome="done"} 1')
    expect(shown).toContain('clientsphere_job_duration_seconds_count{kind="digest",outcome="retry"} 1')
    expect(shown).toContain(
      'clientsphere_telegram_call_duration_seconds_count{method="sendMessage",outcome="refused"} 1',
    )
  })

  it('reads gauges on each scrape, and survives one that cannot be read', async () => {
    const { metrics, text } = metricsApp()
    let depth: Record<string, number> = { ready: 3, dead: 1 }
    metrics.addGauge('clientsphere_jobs', 'Jobs by state', 'state', async () => depth)
    metrics.addGauge('clientsphere_broken', 'Never there', 'state', () => Promise.reject(new Error('away')))
    expect(await text()).toContain('clientsphere_jobs{state="ready"} 3')
    depth = { ready: 0 }
    const shown = await text()
    expect(shown).toContain('clientsphere_jobs{state="ready"} 0')
    expect(shown).not.toContain('clientsphere_jobs{state="dead"}')
    expect(shown).toContain('clientsphere_gauge_read_failures_total{gauge="clientsphere_broken"}')
  })

  it('reports on the process if configured', async () => {
    const metrics = createMetrics({ processMetrics: true })
    const app = createMetricsApp({ registry: metrics.registry, log: recordedLog().log })
    const response = await app.request('/metrics')
    expect(response.headers.get('content-type')).toContain('text/plain')
    expect(await response.text()).toContain('process_cpu_user_seconds_total')
  })

  it('is the only thing on its port', async () => {
    const { app } = metricsApp()
    expect((await app.request('/livez')).status).toBe(404)
    expect(await problemIn(await app.request('/'))).toMatchObject({ detail: 'Metrics are at /metrics' })
    expect((await app.request('/metrics', { method: 'POST' })).headers.get('allow')).toBe('GET, HEAD')
  })
})
