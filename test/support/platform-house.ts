import type { Role } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { browserAt, openTestServer, PASSWORD } from './house.ts'
import { platformFloor } from './platforms.ts'
import { addSignIn } from './sign-ins.ts'
import { memoryFiles } from './testing.ts'

export type Browser = ReturnType<typeof browserAt>

/** A platform's floor with the pages of the built product before it: one clock, one book. */
export async function platformHouse(database: Database) {
  const floor = await platformFloor(database)
  const files = memoryFiles()
  const house = await openTestServer(database, { files })
  Object.assign(house.context, { clock: floor.clock, ids: floor.system.ids })
  /** Somebody of a firm in front of a browser, signed in. */
  const signedIn = async (firm: string, role: Role): Promise<Browser> => {
    const login = `${role}-${firm}`
    await addSignIn(database, { login, firm, role })
    const browser = browserAt(house.url)
    const answer = await browser.signIn(login, PASSWORD)
    if (answer.status !== 303) throw new Error(`${login} could not sign in: ${answer.status}`)
    return browser
  }
  return { floor, files, house, signedIn, visitor: browserAt(house.url) }
}

/** What a form of new equipment sends when nothing is changed but its name and prices. */
export const EQUIPMENT = {
  intent: 'saveResource',
  name: '疲劳试验机',
  capacity: '2',
  'opening.1': '08:00-12:00, 13:00-18:00, 20:00-06:00',
  'opening.6': '8:00－12:00',
  makeupWeekday: '1',
  slotMinutes: '30',
  minMinutes: '60',
  maxMinutes: '480',
  noticeHours: '1.5',
  horizonDays: '60',
  bufferBeforeMinutes: '0',
  bufferAfterMinutes: '15',
  cancelHours: '24',
  lateCancelPercent: '30',
  noShowMinutes: '30',
  noShowPercent: '50',
  lateReturnPercent: '150',
  offerMinutes: '120',
  payHours: '24',
  approval: 'instant',
  metered: 'yes',
  outsidePeakYuan: '150',
  outsideOffPeakYuan: '100.55',
  'peak.1': '09:00-16:00',
}
