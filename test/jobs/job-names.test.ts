import { expect, test } from 'vitest'
import { textFor } from '#app/i18n/text.ts'
import { CATALOG } from '#jobs/catalog.ts'

test.each(['zh', 'en'] as const)('every queue and job has a name of its own in %s', (locale) => {
  const { jobs } = textFor(locale)
  for (const codes of [
    Object.keys(CATALOG.queues).map(jobs.queueName),
    Object.keys(CATALOG.jobs).map(jobs.jobName),
  ]) {
    expect(new Set(codes).size).toBe(codes.length)
  }
  expect(Object.keys(CATALOG.jobs).filter((code) => jobs.jobName(code) === code)).toEqual([])
  if (locale === 'zh') {
    expect(Object.keys(CATALOG.queues).filter((code) => jobs.queueName(code) === code)).toEqual([])
  }
})
