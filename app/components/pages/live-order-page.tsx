import { useRevalidator } from '@remix-run/react'
import type { OrderPageView } from '#app/contracts/views/orders.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useOrganisationLive } from '#app/realtime/use-organisation-live.ts'
import { OrderPage } from './order-page.tsx'

/** The order page that looks again whenever something of the reader's firm has changed. */
export function LiveOrderPage(props: { order: OrderPageView; answer: FormAnswer | null }) {
  const { revalidate } = useRevalidator()
  useOrganisationLive(revalidate)
  return <OrderPage {...props} />
}
