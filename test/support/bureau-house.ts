import type { Database } from '#db/client.ts'
import { browserAt, openTestServer, PASSWORD } from './house.ts'
import { addSignIn } from './sign-ins.ts'
import { labFloor } from './testing.ts'

/** A house of seeded firms with three at the door: the city's bureau and a firm, signed in, and a visitor. */
export async function bureauHouse(database: Database) {
  const floor = await labFloor(database)
  await addSignIn(database, { login: 'bureau', firm: 'org_bureau_city', role: 'owner' })
  await addSignIn(database, { login: 'firm', firm: 'org_hn_01', role: 'owner' })
  const house = await openTestServer(database)
  Object.assign(house.context, { ids: floor.ids, clock: floor.clock })
  const [visitor, bureau, firm] = [browserAt(house.url), browserAt(house.url), browserAt(house.url)]
  await bureau.signIn('bureau', PASSWORD)
  await firm.signIn('firm', PASSWORD)
  return { floor, house, visitor, bureau, firm }
}
