import { expect, test } from 'vitest'
import { soundsOf } from '#app/read-models/home/find-places.ts'

test('a name is found by its initials, by its sound, and by each reading of a letter that has several', () => {
  expect(soundsOf('我的订单').split(' ')).toEqual(expect.arrayContaining(['wddd', 'wodedingdan']))
  expect(soundsOf('冷镦机').split(' ')).toEqual(expect.arrayContaining(['ldj', 'lengdunji']))
  expect(soundsOf('Orders')).toContain('Orders')
})
