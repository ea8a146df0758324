/** The addresses of the pages, in one place. */
export const paths = {
  home: '/',
  pools: '/pools',
  createPool: '/pools/new',
  pool: (poolId: string) => `/pools/${poolId}`,
  offer: (poolId: string) => `/pools/${poolId}/offer`,
  commitments: '/commitments',
  orders: '/orders',
  order: (orderId: string) => `/orders/${orderId}`,
  statement: '/statement',
  operator: '/operator',
  signIn: '/sign-in',
  signOut: '/sign-out',
  preferences: '/preferences',
  design: '/design',
}

/** Sign in and come back here. */
export function signInTo(path: string): string {
  return `${paths.signIn}?next=${encodeURIComponent(path)}`
}
