import { expect, test } from 'vitest'
import { rateProviderSchema } from '#app/contracts/directory.ts'
import { loadDesks, loadTasks } from '#app/read-models/home/desk/load-desk.ts'
import { askProvider } from '#app/use-cases/directory/ask-provider.ts'
import { moveEngagement } from '#app/use-cases/directory/move-engagement.ts'
import { rateProvider } from '#app/use-cases/directory/rate-provider.ts'
import { replyRating } from '#app/use-cases/directory/reply-rating.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import { testDatabase } from '#test/support/database.ts'
import { asking, listed, moving } from '#test/support/directory.ts'
import { done, labFloor } from '#test/support/testing.ts'

const database = await testDatabase()
const floor = await labFloor(database)
const provider = floor.as('org_provider_1', 'owner')
const { client } = floor

const personOf = ({ actor }: Ctx) => {
  if (actor.kind !== 'person') throw new Error('no person')
  return actor
}
const tasksOf = async (ctx: Ctx) =>
  (await loadTasks(database.sql, personOf(ctx), floor.clock.now())).map(({ kind, count }) => [kind, count])

test('a provider’s desk says what is next, from the entry in the directory to the reply to a rating', async () => {
  expect(await tasksOf(provider)).toEqual([['listProvider', 1]])
  await listed(provider)
  expect(await tasksOf(provider)).toEqual([])
  const { engagementId } = done(await askProvider(client, asking()))
  expect(await tasksOf(provider)).toEqual([['answerRequests', 1]])
  done(await moveEngagement(provider, moving(engagementId, 'agree')))
  expect(await tasksOf(provider)).toEqual([['finishEngagements', 1]])
  done(await moveEngagement(provider, moving(engagementId, 'deliver')))
  expect(await tasksOf(provider)).toEqual([])
  const [waiting] = await loadTasks(database.sql, personOf(client), floor.clock.now())
  expect(waiting).toMatchObject({ kind: 'confirmEngagements', count: 1, subjectId: engagementId })
  expect(Date.parse(waiting?.dueAt ?? '')).toBeGreaterThan(floor.clock.now().getTime())
  done(await moveEngagement(client, moving(engagementId, 'confirm')))
  const rating = rateProviderSchema.parse({ engagementId, stars: 5, comment: '准时' })
  const { ratingId } = done(await rateProvider(client, rating))
  expect(await tasksOf(provider)).toEqual([['answerRatings', 1]])
  done(await replyRating(provider, { ratingId, reply: '谢谢' }))
  expect(await tasksOf(provider)).toEqual([])
  const desks = await loadDesks(database.sql, personOf(provider), floor.clock.now())
  expect(desks.find(({ desk }) => desk === 'provider')?.figures).toEqual([
    { kind: 'dealingsUnderWay', value: 0 },
    { kind: 'dealingsDone', value: 1 },
    { kind: 'ratingsHad', value: 1 },
  ])
})

test('a provider’s viewer is told of nothing that it may not do', async () => {
  done(await askProvider(client, asking()))
  expect(await tasksOf(floor.as('org_provider_1', 'viewer'))).toEqual([])
})
