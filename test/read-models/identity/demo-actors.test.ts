import { expect, it } from 'vitest'
import { byName } from '#app/domain/shared/name-order.ts'
import { listDemoActors } from '#app/read-models/identity/list-demo-actors.ts'
import { testDatabase } from '#test/support/database.ts'
import { addFirm } from '#test/support/house.ts'

const database = await testDatabase()

it('names stand in the order of their pinyin, figures in the order of their value', () => {
  const names = ['袜业 10 号', '周记', '阿家', '袜业 9 号', '海宁', '平湖']
  expect(names.toSorted(byName)).toEqual(['阿家', '海宁', '平湖', '袜业 9 号', '袜业 10 号', '周记'])
})

it('every verified firm can be chosen however many there are, and some of every kind are featured', async () => {
  await addFirm(database, 'the_operator', ['operator'])
  await addFirm(database, 'the_supplier', ['supplier'])
  await addFirm(database, 'the_both', ['buyer', 'supplier'])
  await addFirm(database, 'the_unverified', ['buyer'], { verified: false })
  for (let n = 0; n < 70; n++) await addFirm(database, `buyer_${n}`, ['buyer'])
  const actors = await listDemoActors(database)
  expect(actors).toHaveLength(73)
  expect(actors.map(({ kind }) => kind)).toEqual([
    'operator',
    'supplier',
    'supplier',
    ...Array.from({ length: 70 }, () => 'buyer'),
  ])
  const featured = actors.filter((actor) => actor.isFeatured).map(({ kind }) => kind)
  expect(featured.filter((kind) => kind === 'buyer')).toHaveLength(5)
  expect(new Set(featured)).toEqual(new Set(['operator', 'supplier', 'buyer']))
})
