import { timingSafeEqual } from 'node:crypto'

/** A monitoring system signs in with `METRICS_TOKEN` as its bearer token; without one set, nobody does. */
export function mayReadMetrics(request: Request): boolean {
  const expected = process.env.METRICS_TOKEN
  if (!expected) return false
  const given = /^Bearer (.+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1] ?? ''
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
