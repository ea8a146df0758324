import type { OrderPageView } from '#app/contracts/views/orders.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useLiveReload } from '#app/realtime/use-live-reload.ts'
import { OrderPage } from './order-page.tsx'

/** The order page that looks again whenever something of the reader's firm has changed. */
export function LiveOrderPage(props: { order: OrderPageView; answer: FormAnswer | null }) {
  useLiveReload()
  return <OrderPage {...props} />
}
