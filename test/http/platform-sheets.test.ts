import { expect, test } from 'vitest'
import { testDatabase } from '#test/support/database.ts'
import { platformHouse } from '#test/support/platform-house.ts'

const database = await testDatabase()
const { floor, signedIn, visitor } = await platformHouse(database)
const owner = await signedIn(floor.leader.id, 'owner')
const technician = await signedIn(floor.leader.id, 'technician')
const member = await floor.member()
const client = await signedIn(member.id, 'owner')
const rival = await signedIn((await floor.firm('chain_leader')).id, 'owner')
test('the tables of a platform go with whoever leads it, sorted and narrowed as on the page', async () => {
  const page = await owner.get('/platforms/sample/manage?members-sort=-member')
  expect(page.text).toContain(
    '/sheets/platform-members?platform=sample&amp;members-sort=-member&amp;format=csv',
  )
  const csv = await owner.get('/sheets/platform-members?platform=sample&format=csv')
  expect(csv.status).toBe(200)
  const [head, ...rows] = csv.text.replace('\uFEFF', '').trim().split('\r\n')
  expect(head).toBe('企业,状态,计价类别,申请说明')
  expect(rows.some((row) => row.includes(',成员,链内,'))).toBe(true)
  const narrow = await owner.get(
    `/sheets/platform-members?platform=sample&members-cols=member&members-is.standing=${encodeURIComponent('成员')}`,
  )
  expect(narrow.text.replace('\uFEFF', '').trim().split('\r\n')).toHaveLength(2)
  for (const name of ['platform-qualifications', 'platform-people', 'platform-equipment'])
    expect([name, (await owner.get(`/sheets/${name}?platform=sample`)).status]).toEqual([name, 200])
})

const FIGURES = ['insight-resources', 'insight-users', 'insight-idle', 'insight-income']
const DAY = ['board-approvals', 'board-running', 'board-today']

test('a platform’s figures go with its leader, its day with its people, as the pages do', async () => {
  const statusOf = async (browser: typeof owner, name: string) =>
    (await browser.get(`/sheets/${name}?platform=sample&days=84`)).status
  for (const name of FIGURES) {
    expect([name, await statusOf(owner, name)]).toEqual([name, 200])
    expect([name, await statusOf(technician, name)]).toEqual([name, 403])
    expect([name, await statusOf(rival, name)]).toEqual([name, 404])
  }
  for (const name of DAY) {
    expect([name, await statusOf(owner, name)]).toEqual([name, 200])
    expect([name, await statusOf(rival, name)]).toEqual([name, 404])
    for (const browser of [technician, client, visitor]) {
      const page = await browser.get('/platforms/sample/board')
      expect([name, await statusOf(browser, name)]).toEqual([name, page.status])
    }
  }
})

test('nobody else gets them: other leaders find nothing, other posts are refused, visitors sign in', async () => {
  for (const name of [
    'platform-members',
    'platform-qualifications',
    'platform-people',
    'platform-equipment',
  ]) {
    const path = `/sheets/${name}?platform=sample`
    expect([name, (await rival.get(path)).status]).toEqual([name, 404])
    expect([name, (await client.get(path)).status]).toEqual([name, 403])
    expect([name, (await technician.get(path)).status]).toEqual([name, 403])
    expect([name, (await visitor.get(path)).status]).toEqual([name, 303])
    expect([name, (await owner.get(`/sheets/${name}`)).status]).toEqual([name, 404])
  }
})
