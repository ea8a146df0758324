import { expect } from 'vitest'
import { firstColumn, type RoleJourneys } from '../support/walker.ts'

const POOL = '/pools/pool_demo00008'

export const OPERATOR: RoleJourneys = {
  role: 'the operator',
  as: 'usr_operator',
  journeys: [
    {
      name: 'sees that every invariant holds',
      async walk({ text, go, sees }) {
        await go('/operator')
        await sees(text.operator.invariants)
        await sees(text.operator.invariantHeld)
      },
    },
    {
      name: 'finds on its desk what waits',
      async walk({ text, go, sees }) {
        await go('/')
        await sees(text.home.tasksTitle)
        await sees(text.home.figures.escrowFen)
      },
    },
    {
      name: 'sorts the ledger’s accounts by what is on them, without JavaScript',
      isPlain: true,
      async walk({ page, text, go, takes }) {
        await go('/operator')
        await page.getByRole('link', { name: text.operator.balance, exact: true }).click()
        await page.waitForURL(/accounts-sort=balance/)
        const up = await firstColumn(page)
        expect(up.length).toBeGreaterThan(3)
        await takes('/sheets/accounts?accounts-sort=balance')
      },
    },
    {
      name: 'looks at the board of jobs',
      async walk({ text, go, sees }) {
        await go('/operator/jobs')
        await sees(text.operations.workers)
        await sees(text.operator.queues)
      },
    },
    {
      name: 'looks at the bank’s desk',
      async walk({ text, go, sees }) {
        await go('/operator/bank')
        await sees(text.operations.days)
      },
    },
    {
      name: 'finds the draft of a pool again',
      async walk({ page, text, go, scripts }) {
        await go('/pools/new')
        await scripts()
        await page.getByLabel(text.createPool.poolTitle).fill('Draft 一体袜机')
        await page.reload()
        await page.getByText(text.common.draftKept).waitFor()
        expect(await page.getByLabel(text.createPool.poolTitle).inputValue()).toBe('Draft 一体袜机')
      },
    },
    {
      name: 'reviews what suppliers have submitted',
      async walk({ text, go, sees }) {
        await go('/listings/review')
        await sees(text.catalogue.reviewTitle)
      },
    },
    {
      name: 'sees which firms wait to be verified',
      async walk({ text, go, sees }) {
        await go('/operator/firms')
        await sees(text.operations.firms)
      },
    },
    {
      name: 'looks at the desk of disputes',
      async walk({ text, go, sees }) {
        await go('/operator/disputes')
        await sees(text.dealings.desk)
      },
    },
    {
      name: 'hides a question with a reason and takes that back',
      async walk({ page, text, nth, go, send, sees }) {
        await go(POOL)
        await page.getByLabel(text.questions.ask).first().fill(`加我微信 ${nth}`)
        await send(text.questions.send)
        await sees(`加我微信 ${nth}`)
        await page.locator('#questions summary', { hasText: text.questions.hide }).first().click()
        await page.locator('#questions input[name=reason]').filter({ visible: true }).first().fill('联系方式')
        await page
          .locator('#questions button', { hasText: text.questions.hide })
          .filter({ visible: true })
          .first()
          .click()
        await sees(text.questions.hiddenBecause('联系方式'))
        await page.getByRole('button', { name: text.common.undo }).click()
        await page.getByText(text.questions.hiddenBecause('联系方式')).waitFor({ state: 'detached' })
      },
    },
    {
      name: 'reads what was written to people in the demonstration',
      async walk({ page, go }) {
        await go('/demo/outbox')
        await page.locator('h1').waitFor()
      },
    },
    {
      name: 'reads what escrow did for a pool',
      async walk({ text, go, sees }) {
        await go('/pools/pool_demo00002/statement')
        await sees(text.statement.title)
      },
    },
    {
      name: 'looks for demands that could be pooled',
      async walk({ go, page }) {
        await go('/demands/proposals')
        await page.locator('h1').waitFor()
      },
    },
  ],
}
